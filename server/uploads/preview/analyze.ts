import { createHash } from 'node:crypto';
import { isAtLeast } from '../../../contract/roles.ts';
import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readClosedPeriods } from '../../../db/figures/reporting.ts';
import { currentRevision } from '../../../db/revisions.ts';
import type { ObservationKey } from '../../../db/stored-values.ts';
import type { StagedRow } from '../../../db/uploads/upload-rows.ts';
import { readUploadsOfBytes, type UploadAnalysis } from '../../../db/uploads/uploads.ts';
import { type Finding, isProblem, toFinding } from '../../../domain/import/finding.ts';
import {
  askGrowth,
  GROWTH_NOT_RESTATED,
  growthFindings,
  toGrowthAnswer,
} from '../../../domain/import/growth-restatement.ts';
import {
  EMPTY_PREVIEW,
  type Preview,
  type Scope,
  type SeenBefore,
} from '../../../domain/import/upload-document.ts';
import type { Month } from '../../../domain/model.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { FileContent } from '../../../formats/reader/read-file.ts';
import type { AppContext } from '../../context.ts';
import { type Person, writeRights } from '../../http/authorization.ts';
import type { SentFile } from '../../http/body.ts';
import { HttpProblem } from '../../http/errors.ts';
import { compare } from './differences.ts';
import { type Reading, readWithAnswers } from './read-with-answers.ts';
import { checkRows } from './validate.ts';

/** What a file would store, before its rows are checked. */
export interface Analysis {
  catalog: StoredCatalog;
  /** Empty where the file is refused already or has open questions. */
  rows: StagedRow[];
  /** Checks the rows a few milliseconds at a time; they can be staged meanwhile. */
  check(): Promise<CheckedPreview>;
}

/** The preview, and whether the file can be committed. */
export type CheckedPreview = UploadAnalysis & { document: Preview };

/**
 * Reads a file and compares it with what is stored. Writes nothing.
 *
 * @param own id of the upload itself, when it is analyzed again
 * @throws {HttpProblem} `not-permitted` with every row that this person may not change
 */
export async function analyzeFile(
  app: AppContext,
  person: Person,
  file: SentFile,
  given: { answers: Record<string, string>; asked: Record<string, string>; own: number | null },
): Promise<Analysis> {
  const { read } = app.database;
  const catalog = await app.catalogs.at(await currentRevision(read));
  const reading = await readWithAnswers(app, catalog, file, given.answers, given.asked);
  const { content } = reading;
  const seenBefore = await findSeenBefore(app, file.bytes, given.own);
  const shell = { ...EMPTY_PREVIEW, remembered: reading.remembered, seenBefore };
  if (isProblem(content)) {
    const problems: Finding[] = [{ ...content, grade: 'refuse', sheet: null, expected: null }];
    const checked = toCheckedPreview(catalog, reading, { ...shell, problems });
    return { catalog, rows: [], check: async () => checked };
  }
  const told = { ...shell, ...describe(content) };
  if (told.problems.length > 0 || told.questions.length > 0) {
    const checked = toCheckedPreview(catalog, reading, told);
    return { catalog, rows: [], check: async () => checked };
  }

  const { observations } = content.parsed;
  const growth = toGrowthAnswer(reading.answers[GROWTH_NOT_RESTATED]);
  const { rows, notRestated, ...comparison } = await compare(read, catalog, observations, growth);
  refuseForeignRows(person, catalog, rows);
  const closedPeriods = await findClosed(app, rows);
  const questions = notRestated.length > 0 && growth === null ? [askGrowth(notRestated.length)] : [];
  const check = async (): Promise<CheckedPreview> => {
    const findings = await checkRows(app, catalog, observations);
    findings.push(...growthFindings(notRestated, catalog, growth));
    if (closedPeriods.length > 0)
      findings.push(closedFinding(closedPeriods, isAtLeast(person.role, 'editor')));
    const warnings = [...told.warnings, ...findings.filter(({ grade }) => grade === 'confirm')];
    return toCheckedPreview(catalog, reading, {
      ...told,
      ...comparison,
      closedPeriods,
      questions,
      needsReason: comparison.summary.changed > 0 || closedPeriods.length > 0 || warnings.length > 0,
      problems: findings.filter(({ grade }) => grade === 'refuse'),
      warnings,
      notes: [...told.notes, ...findings.filter(({ grade }) => grade === 'note')],
    });
  };
  return { catalog, rows: questions.length > 0 ? [] : rows, check };
}

function toCheckedPreview(
  catalog: StoredCatalog,
  { content, answers, asked }: Reading,
  document: Preview,
): CheckedPreview {
  const fingerprint = isProblem(content) ? null : content.parsed.fingerprint;
  const baseRevision = catalog.revision;
  const status =
    document.problems.length > 0
      ? 'refused'
      : document.questions.length > 0
        ? 'needs-input'
        : document.warnings.length > 0
          ? 'needs-confirmation'
          : 'ready';
  return { status, answers, asked, fingerprint, baseRevision, document };
}

/** Ignored rows listed in a preview. */
const IGNORED_SHOWN = 200;

function describe({
  parsed,
  preview,
  delimiter,
}: FileContent): Partial<Preview> & Pick<Preview, 'problems' | 'warnings' | 'notes' | 'questions'> {
  const { encoding, shape, sheets, period, entity, indicator, units, questions, assumptions } = parsed;
  const graded = (wanted: Finding['grade']) => parsed.problems.filter(({ grade }) => grade === wanted);
  return {
    ...{ encoding, shape, sheets, period, entity, indicator, units, questions, assumptions },
    ...{ sample: preview, delimiter, scope: scopeOf(parsed.observations) },
    ignored: parsed.ignored.slice(0, IGNORED_SHOWN),
    problems: graded('refuse'),
    warnings: graded('confirm'),
    notes: graded('note'),
  };
}

/** Periods, entities and indicators of figures, each once. */
export function scopeOf(figures: readonly ObservationKey[]): Scope {
  const distinct = (pick: (one: ObservationKey) => string) => [...new Set(figures.map(pick))];
  return {
    periods: distinct(({ period }) => period).sort(),
    entities: distinct(({ entity }) => entity),
    indicators: distinct(({ indicator }) => indicator),
  };
}

async function findSeenBefore(
  { database: { read } }: Pick<AppContext, 'database'>,
  bytes: Buffer,
  own: number | null,
): Promise<SeenBefore | null> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = (await readUploadsOfBytes(read, sha256)).filter(
    ({ id, kind, status }) =>
      id !== own && kind === 'file' && !['refused', 'staging', 'expired'].includes(status),
  );
  const told = before.find(({ status }) => status === 'committed') ?? before[0];
  if (!told) return null;
  const { id, at, by, status, revision } = told;
  return { upload: id, at, by, status, revision };
}

/** Rows listed in a refusal. */
const FOREIGN_SHOWN = 200;

/** Every row that changes something has to be this person's to report. */
function refuseForeignRows(person: Person, catalog: StoredCatalog, rows: readonly StagedRow[]): void {
  const mayWrite = writeRights(person, catalog);
  const foreign = rows.filter(
    ({ change, observation }) => change !== 'same' && !mayWrite(observation.indicator, observation.entity),
  );
  if (foreign.length === 0) return;
  const indicators = new Map(catalog.indicators.map(({ code, name }) => [code, name]));
  const entities = new Map(catalog.entities.map(({ code, name }) => [code, name]));
  throw notYours(
    foreign.length,
    foreign.slice(0, FOREIGN_SHOWN).map(({ row, observation: { indicator, entity, period } }) => ({
      code: 'not-yours',
      row,
      column: null,
      value: entities.get(entity) ?? entity,
      message: `${entities.get(entity)}的“${indicators.get(indicator)}”（${period}）不由您填报。`,
      messageEn: `"${indicators.get(indicator)}" of ${entities.get(entity)} (${period}) is not yours to report.`,
    })),
  );
}

export function notYours(count: number, problems: Problem[] = []): HttpProblem {
  const detail = {
    zh: `文件里有 ${count} 行数据不由您填报，什么也没有保存。请删去这些行，或请编辑代为上传。`,
    en: `${count} rows of the file are not yours to report; nothing was kept. Remove them, or ask an editor to upload the file.`,
  };
  return new HttpProblem('not-permitted', detail, { problems });
}

async function findClosed(
  { database: { read } }: Pick<AppContext, 'database'>,
  rows: readonly StagedRow[],
): Promise<Month[]> {
  const closed = await readClosedPeriods(read);
  if (closed.length === 0) return [];
  const touched = new Set(
    rows.filter(({ change }) => change !== 'same').map(({ observation }) => observation.period),
  );
  return closed.map(({ period }) => period).filter((period) => touched.has(period));
}

function closedFinding(periods: Month[], isEditor: boolean): Finding {
  const list = periods.join('、');
  return toFinding(
    isEditor ? 'confirm' : 'refuse',
    'closed-period',
    { value: periods.join(', ') },
    isEditor
      ? {
          zh: `${list} 已经关账，改动需要说明原因。`,
          en: `${periods.join(', ')} is closed; a change needs a reason.`,
        }
      : {
          zh: `${list} 已经关账，只有编辑可以改动。`,
          en: `${periods.join(', ')} is closed; only an editor may change its figures.`,
        },
  );
}
