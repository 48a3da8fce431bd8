import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readObservations } from '../../../db/figures/observations.ts';
import type { Reader } from '../../../db/schema.ts';
import { readRememberedAnswers } from '../../../db/uploads/remembered-answers.ts';
import { isProblem } from '../../../domain/import/finding.ts';
import type { Question, UploadContext } from '../../../domain/import/parsed-file.ts';
import type { Remembered } from '../../../domain/import/upload-document.ts';
import { inShanghai, ownPeriod, previousPeriod } from '../../../domain/month.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { FileContent } from '../../../formats/reader/read-file.ts';
import type { AppContext } from '../../context.ts';

/** A file parsed with its answers. */
export interface Reading {
  content: FileContent | Problem;
  /** Those given and those remembered from earlier files of the same form. */
  answers: Record<string, string>;
  /** Key of each question → how its answer may be remembered. */
  asked: Record<string, string>;
  remembered: Remembered[];
}

/** An answer may raise the next question; a form has a handful at most. */
const ROUNDS = 5;

/**
 * Parses a file, again for as long as remembered answers settle another question. Answers that belong to the form are
 * used; others become the suggestion of their question.
 */
export async function readWithAnswers(
  { database: { read }, clock, reader }: Pick<AppContext, 'database' | 'clock' | 'reader'>,
  catalog: StoredCatalog,
  file: { name: string; bytes: Buffer },
  given: Record<string, string>,
  askedBefore: Record<string, string>,
): Promise<Reading> {
  const context: UploadContext = {
    catalog: { entities: catalog.entities, indicators: catalog.indicators },
    currentMonth: inShanghai(clock()).month,
    fileName: file.name,
  };
  const asked = { ...askedBefore };
  const answers = { ...given };
  const remembered = new Map<string, Remembered>();
  for (let round = 1; ; round++) {
    const content = await reader.parse(file.bytes, { ...context, answers });
    if (isProblem(content)) return { content, answers, asked, remembered: [] };
    const { questions, fingerprint } = content.parsed;
    for (const { key, remember } of questions) asked[key] = remember;
    const before = Object.keys(answers).length;
    for (const question of questions) {
      const unit = question.code === 'unit' ? given.unit : undefined;
      if (unit !== undefined && isChoice(question, unit)) answers[question.key] = unit;
    }
    const kept = questions.length > 0 ? await readRememberedAnswers(read, fingerprint) : [];
    for (const { key, value, at, by } of kept) {
      const question = questions.find((one) => one.key === key);
      if (!question || answers[key] !== undefined || !isChoice(question, value)) continue;
      // A remembered unit is compared with the stored sizes, and asked for again where they contradict it.
      if (question.code === 'unit' && context.typical === undefined) continue;
      const isDoubtful =
        question.code === 'unit' && question.suggestion !== null && question.suggestion !== value;
      const applied = question.remember === 'apply' && !isDoubtful;
      remembered.set(key, { key, value, at, by, applied });
      if (applied) answers[key] = value;
      else if (question.remember === 'offer') question.suggestion = value;
    }
    const typical = context.typical === undefined && questions.some(({ code }) => code === 'unit');
    if (typical) context.typical = await readTypical(read, catalog);
    const isMore = Object.keys(answers).length > before || typical;
    if (!isMore || round === ROUNDS) return { content, answers, asked, remembered: [...remembered.values()] };
  }
}

function isChoice({ choices }: Question, value: string): boolean {
  return choices.some((choice) => choice.value === value);
}

/** With more pairs than this, sizes are not read and the unit is asked for without a suggestion. */
const MOST_PAIRS = 20_000;

/** The last reported size of each indicator and entity, of the newest month and two before. */
async function readTypical(read: Reader, catalog: StoredCatalog): Promise<Record<string, number>> {
  const { latestPeriod, indicators, entities } = catalog;
  if (latestPeriod === null || indicators.length * entities.length > MOST_PAIRS) return {};
  const compared = indicators.flatMap((indicator) => {
    const newest = ownPeriod(indicator, latestPeriod);
    const before = previousPeriod(indicator, newest);
    return [newest, before].map((period) => ({ indicator: indicator.code, period }));
  });
  const found = await readObservations(read, catalog.ids, {
    periods: compared,
    entities: entities.map(({ code }) => code),
    asOf: catalog.revision,
  });
  const typical: Record<string, number> = {};
  for (const { indicator, entity, ytd, month } of [...found].sort((a, b) => (a.period < b.period ? -1 : 1))) {
    const size = ytd ?? month;
    if (size !== null) typical[`${indicator}|${entity}`] = size;
  }
  return typical;
}
