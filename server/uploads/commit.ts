import { isAtLeast } from '../../contract/roles.ts';
import type { Committed } from '../../contract/uploads.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { readCatalog } from '../../db/figures/catalog.ts';
import { readClosedPeriods } from '../../db/figures/reporting.ts';
import { currentRevision, saveRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import type { ObservationKey } from '../../db/stored-values.ts';
import { saveRememberedAnswer } from '../../db/uploads/remembered-answers.ts';
import {
  deleteStagedRows,
  readChangedPairs,
  readChangedPeriods,
  readMoved,
  saveStaged,
} from '../../db/uploads/upload-rows.ts';
import { changeCommitted, findFileBytes, findUpload, type Upload } from '../../db/uploads/uploads.ts';
import {
  GROWTH_NOT_RESTATED,
  type GrowthAnswer,
  toGrowthAnswer,
} from '../../domain/import/growth-restatement.ts';
import type { Nature, Preview } from '../../domain/import/upload-document.ts';
import type { AppContext } from '../context.ts';
import { type Person, writeRights } from '../http/authorization.ts';
import { deleteStaged } from './cleanup.ts';
import { analyzeAgain, toDocument } from './store.ts';
import {
  FIGURES_SHOWN,
  figuresMoved,
  notAccepted,
  notOpen,
  notYoursNow,
  periodClosed,
  reasonNeeded,
  unknownUpload,
} from './upload-errors.ts';

/** What a person states with a commit. */
export interface Commit {
  reason: string | null;
  /** Codes of warnings. */
  accept: readonly string[];
  nature: Nature | null;
}

/** Staged rows of larger uploads are deleted after the commit, in chunks. */
const SWEPT_WITHIN = 5000;

/**
 * Makes an upload's rows the current figures: all in one transaction and one revision, or nothing.
 *
 * @throws {HttpProblem} `figures-moved` with the upload analyzed again, when one of its figures got another version
 * since the preview; `not-open`, `not-permitted`, `closed-period`, `not-accepted`, `reason-needed`
 */
export async function commitUpload(
  app: AppContext,
  person: Person,
  id: number,
  commit: Commit,
): Promise<Committed> {
  const outcome = await app.database.write((trx) => commitWithin(app, trx, person, id, commit));
  if ('moved' in outcome) {
    const { upload, moved } = outcome;
    const bytes = upload.fileId === null ? undefined : await findFileBytes(app.database.read, upload.fileId);
    if (!bytes) throw new Error(`upload ${id} has lost its bytes`);
    // What was decided about published growth was decided about the figures before.
    const { [GROWTH_NOT_RESTATED]: _, ...answers } = upload.answers;
    const anew = await analyzeAgain(app, person, { ...upload, answers }, bytes, {});
    throw figuresMoved(moved, toDocument(anew));
  }
  app.revisions.recordWrite(person.accountId);
  if (outcome.deleteStaged) deleteStaged(app.database, id).catch(app.log);
  return { revision: outcome.revision };
}

type Outcome = { revision: number; deleteStaged: boolean } | { moved: ObservationKey[]; upload: Upload };

async function commitWithin(
  { clock }: Pick<AppContext, 'clock'>,
  trx: Writer,
  person: Person,
  id: number,
  { reason, accept, nature }: Commit,
): Promise<Outcome> {
  const upload = await findUpload(trx, id);
  if (!upload) throw unknownUpload();
  if (upload.status !== 'ready' && upload.status !== 'needs-confirmation') throw notOpen(upload);
  const moved = await readMoved(trx, id, upload.baseRevision, FIGURES_SHOWN);
  if (moved.length > 0) return { moved, upload };
  const { summary, warnings } = upload.document as Preview;
  await requireRights(trx, person, id);
  const closed = await requireOpen(trx, person, id);
  // A month that was reopened needs no acceptance any more.
  const doubtful = warnings.filter(({ code }) => code !== 'closed-period' || closed.length > 0);
  requireAccepted(doubtful, accept);
  if (reason === null) requireUnexplained({ closed, changed: summary.changed, accepted: doubtful.length });
  const at = clock();
  const changes = summary.new + summary.changed > 0;
  const revision = changes ? await saveRevision(trx, { at, by: person.name, kind: 'upload', reason }) : null;
  const origin = { revision: revision ?? 0, fileId: upload.fileId, reason };
  const writtenPairs = revision === null ? '[]' : await saveStaged(trx, id, origin);
  const committedAt = at.toISOString();
  await changeCommitted(trx, id, {
    at: committedAt,
    revision,
    reason,
    nature,
    accepted: accept,
    writtenPairs,
  });
  await remember(trx, upload, person, committedAt);
  await saveAudit(trx, {
    at: committedAt,
    by: person.name,
    action: 'commit',
    subject: String(id),
    detail: { ...summary, reason, nature, accepted: [...accept], ...growthOf(upload) },
    revision,
  });
  const isSmall = summary.new + summary.changed + summary.same <= SWEPT_WITHIN;
  if (isSmall) await deleteStagedRows(trx, id);
  return { revision: revision ?? (await currentRevision(trx)), deleteStaged: !isSmall };
}

/** What was decided about growth that the file does not restate; nothing where it restates all. */
function growthOf({ answers, document }: Upload): { growth?: GrowthAnswer } {
  const growth = toGrowthAnswer(answers[GROWTH_NOT_RESTATED]);
  const isConcerned = (document as Preview).notes.some(({ code }) => code === GROWTH_NOT_RESTATED);
  return growth !== null && isConcerned ? { growth } : {};
}

/** Rights may have changed since the preview. */
async function requireRights(trx: Writer, person: Person, id: number): Promise<void> {
  if (isAtLeast(person.role, 'editor')) return;
  const mayWrite = writeRights(person, await readCatalog(trx));
  const pairs = await readChangedPairs(trx, id);
  if (!pairs.every(({ indicator, entity }) => mayWrite(indicator, entity))) throw notYoursNow();
}

/** @returns closed months that would change, where an editor may change them */
async function requireOpen(trx: Writer, person: Person, id: number): Promise<string[]> {
  const closed = new Set((await readClosedPeriods(trx)).map(({ period }) => period));
  if (closed.size === 0) return [];
  const touched = (await readChangedPeriods(trx, id)).filter((period) => closed.has(period));
  if (touched.length > 0 && !isAtLeast(person.role, 'editor')) throw periodClosed(touched);
  return touched;
}

function requireAccepted(warnings: Preview['warnings'], accept: readonly string[]): void {
  const accepted = new Set(accept);
  const open = new Map(
    warnings.filter(({ code }) => !accepted.has(code)).map((warning) => [warning.code, warning]),
  );
  if (open.size > 0) throw notAccepted([...open.values()]);
}

/** A reason is needed for a change, a closed month or an accepted warning; new figures go without one. */
function requireUnexplained(about: { closed: readonly string[]; changed: number; accepted: number }): void {
  const { closed, changed, accepted } = about;
  if (closed.length > 0) {
    throw reasonNeeded({
      zh: `${closed.join('、')} 已经关账，改动需要说明原因。`,
      en: `${closed.join(', ')} is closed; say why it is changed.`,
    });
  }
  if (changed > 0) {
    throw reasonNeeded({
      zh: `有 ${changed} 个数据会改变，请说明原因。`,
      en: `${changed} figures would change; say why.`,
    });
  }
  if (accepted > 0) {
    throw reasonNeeded({
      zh: `有 ${accepted} 处提示经您确认，请用一句话说明数字为什么没有错。`,
      en: `You accepted warnings (${accepted}); say in a sentence why the figures are right.`,
    });
  }
}

/** Remembers the answers about this form for its next file. */
async function remember(trx: Writer, upload: Upload, person: Person, at: string): Promise<void> {
  const { fingerprint, asked, answers } = upload;
  if (fingerprint === null) return;
  for (const [key, mode] of Object.entries(asked)) {
    const value = answers[key];
    if (value === undefined || mode === 'never') continue;
    await saveRememberedAnswer(trx, fingerprint, { key, value, mode, at, by: person.name });
  }
}
