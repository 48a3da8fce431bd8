import { isAtLeast } from '../../contract/roles.ts';
import type { Reverted } from '../../contract/uploads.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { readCatalog } from '../../db/figures/catalog.ts';
import { readClosedPeriods } from '../../db/figures/reporting.ts';
import { currentRevision, saveRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import type { ObservationKey } from '../../db/stored-values.ts';
import { readDifferences } from '../../db/uploads/upload-differences.ts';
import { readOverwritten, readWritten, saveReverted } from '../../db/uploads/upload-rows.ts';
import {
  changeCommitted,
  changeStatus,
  findUpload,
  readWrittenPairs,
  saveUpload,
  type Upload,
} from '../../db/uploads/uploads.ts';
import { EMPTY_PREVIEW, type Preview } from '../../domain/import/upload-document.ts';
import type { Observation } from '../../domain/model.ts';
import type { AppContext } from '../context.ts';
import { type Person, writeRights } from '../http/authorization.ts';
import { scopeOf } from './preview/analyze.ts';
import { LargestChanges, LISTED, listChanges } from './preview/differences.ts';
import {
  FIGURES_SHOWN,
  laterVersions,
  notOpen,
  notYoursNow,
  periodClosed,
  unknownUpload,
} from './upload-errors.ts';

/**
 * Reverts a commit by another commit, with an upload and a revision of its own: every figure gets the version it had
 * before; figures that were new are not reported again.
 *
 * @throws {HttpProblem} `later-versions` when one of these figures has changed since; `not-open`, `not-permitted`,
 * `closed-period`
 */
export async function revertUpload(
  app: AppContext,
  person: Person,
  id: number,
  reason: string,
): Promise<Reverted> {
  const restoring = await describeRestoring(app, id);
  const reverted = await app.database.write(async (trx) => {
    const upload = await findUpload(trx, id);
    if (!upload) throw unknownUpload();
    if (upload.status !== 'committed' || upload.revision === null) throw notOpen(upload);
    const overwritten = await readOverwritten(trx, id, FIGURES_SHOWN);
    if (overwritten.length > 0) throw laterVersions(overwritten);
    const written = await readWritten(trx, id);
    await requireRights(trx, person, written);
    const summary = { new: 0, changed: written.length, same: 0 };
    const document: Preview = { ...EMPTY_PREVIEW, ...restoring, summary };
    return revertWithin(trx, app.clock(), person, upload, reason, document);
  });
  app.revisions.recordWrite(person.accountId);
  return reverted;
}

async function revertWithin(
  trx: Writer,
  at: Date,
  person: Person,
  upload: Upload,
  reason: string,
  document: Preview,
): Promise<Reverted> {
  const moment = at.toISOString();
  const baseRevision = await currentRevision(trx);
  const revision = await saveRevision(trx, { at, by: person.name, kind: 'revert', reason });
  const id = await saveUpload(
    trx,
    {
      kind: 'revert',
      accountId: person.accountId,
      by: person.name,
      at: moment,
      fileId: upload.fileId,
      reverts: upload.id,
    },
    {
      status: 'committed',
      answers: {},
      asked: {},
      fingerprint: null,
      baseRevision,
      document,
    },
  );
  await saveReverted(trx, upload.id, { revision, reason });
  const writtenPairs = await readWrittenPairs(trx, upload.id);
  await changeCommitted(trx, id, {
    at: moment,
    revision,
    reason,
    nature: 'correction',
    accepted: [],
    writtenPairs,
  });
  await changeStatus(trx, upload.id, 'reverted');
  await saveAudit(trx, {
    at: moment,
    by: person.name,
    action: 'revert',
    subject: String(upload.id),
    detail: { figures: document.summary.changed, reason, as: id },
    revision,
  });
  return { revision, id };
}

/**
 * What a revert would change, in the form of a preview. Computed before the write transaction; it stays true, because
 * a commit whose figures got later versions meanwhile is not reverted.
 */
async function describeRestoring(
  { database: { read }, catalogs }: Pick<AppContext, 'database' | 'catalogs'>,
  id: number,
): Promise<Pick<Preview, 'differences' | 'differenceCount' | 'scope' | 'period'>> {
  const found = new LargestChanges(LISTED);
  const rows: { observation: Observation }[] = [];
  const upload = await findUpload(read, id);
  if (upload && upload.revision !== null) {
    for await (const some of readDifferences(read, upload)) {
      for (const { before, after } of some) {
        const restored = before ?? { ...after, ...NOT_REPORTED };
        found.add(restored, after, null);
        rows.push({ observation: restored });
      }
    }
  }
  const catalog = await catalogs.at(await currentRevision(read));
  const scope = scopeOf(rows.map(({ observation }) => observation));
  return {
    differences: await listChanges(read, catalog, found, rows),
    differenceCount: found.count,
    scope,
    period: scope.periods.length === 1 ? scope.periods[0]! : null,
  };
}

const NOT_REPORTED = { month: null, ytd: null, yoyMonth: null, yoyYtd: null, status: null };

async function requireRights(trx: Writer, person: Person, written: readonly ObservationKey[]): Promise<void> {
  if (isAtLeast(person.role, 'editor')) return;
  const mayWrite = writeRights(person, await readCatalog(trx));
  if (!written.every(({ indicator, entity }) => mayWrite(indicator, entity))) throw notYoursNow();
  const touched = new Set(written.map(({ period }) => period));
  const closed = (await readClosedPeriods(trx)).filter(({ period }) => touched.has(period));
  if (closed.length > 0) throw periodClosed(closed.map(({ period }) => period));
}
