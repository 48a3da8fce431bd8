import type { Catalog, Month, ObservationStatus, Text } from '../model.ts';
import type { Choice, Finding } from './finding.ts';
import type { Encoding } from './text/decode.ts';

/** The four figures that a row of observations can carry. */
export const FIELDS = ['month', 'ytd', 'yoyMonth', 'yoyYtd'] as const;
export type Field = (typeof FIELDS)[number];

/** The location of a figure in the file. */
export interface CellLocation {
  /** Rows below its observation's own: none, for nearly all. */
  below: number;
  /** The header as it is in the file, or the column's letter where it has none. */
  column: string;
}

/** Rows of one form share it, so it must not be changed. */
export type CellLocations = Readonly<Partial<Record<Field, CellLocation>>>;

/** One observation read from a file, in the indicator's unit and in percent, with the place of each figure. */
export interface UploadedObservation {
  period: Month;
  indicator: string;
  entity: string;
  month: number | null;
  ytd: number | null;
  yoyMonth: number | null;
  yoyYtd: number | null;
  status: ObservationStatus | null;
  sheet: string | null;
  /** The first row that gave a figure, as the file numbers it. */
  row: number;
  column: string;
  at: CellLocations;
}

export const QUESTION_CODES = [
  'period',
  'entity',
  'indicator',
  'unit',
  'percent-or-fraction',
  'month-or-ytd',
  'growth-span',
  'lag',
  'january-or-october',
  'name',
  'growth-not-restated',
] as const;
type QuestionCode = (typeof QUESTION_CODES)[number];

/**
 * What a file does not say. Answered by sending the same file with `answers[key] = choice.value`.
 *
 * `remember`: how an answer may be used for the next file of the same fingerprint: `apply` it silently (units,
 * percent, names: they belong to the form), `offer` it as the first choice (entity, indicator: another park
 * may use the same form), or `never` (the period is another one next month).
 */
export interface Question extends Text {
  key: string;
  code: QuestionCode;
  sheet: string | null;
  row: number | null;
  column: string | null;
  value: string | null;
  choices: Choice[];
  /** Value of the choice that the file, its name or its figures speak for; still asked. */
  suggestion: string | null;
  remember: 'apply' | 'offer' | 'never';
}

/** Something taken as evident although the file does not state it; shown with the preview. */
export interface Assumption extends Text {
  code: string;
}

export interface IgnoredRow {
  sheet: string | null;
  row: number;
  text: string;
  reason: Text;
}

/** Shapes by which axis carries what; only a name for people, nothing is decided by it. */
export const SHAPES = [
  'long',
  'indicator-table',
  'indicators-by-periods',
  'statistical-office',
  'entities-by-periods',
  'periods-by-entities',
  'entities-by-indicators',
  'periods-by-indicators',
  'sheet-per-entity',
  'mixed',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What a file says. */
export interface ParsedFile {
  shape: Shape | null;
  encoding: Encoding | 'workbook' | null;
  /** Sheets that figures were read from. */
  sheets: (string | null)[];
  /** Where the whole file is about one: that one. */
  period: Month | null;
  entity: string | null;
  indicator: string | null;
  /** Units as stated in the file, distinct. */
  units: string[];
  observations: UploadedObservation[];
  questions: Question[];
  assumptions: Assumption[];
  /** Everything wrong with the file itself, all at once, worst first. */
  problems: Finding[];
  ignored: IgnoredRow[];
  /** The same for every file of this form, whatever its month and figures. */
  fingerprint: string;
}

/** What reading a file needs to know. Plain data, so that it can be handed to another process. */
export interface UploadContext {
  catalog: Catalog;
  /** The month it is now (Asia/Shanghai): the latest that a file can be about. */
  currentMonth: Month;
  fileName?: string | null;
  /** Answers by question key; `period`, `entity` and `indicator` may be given unasked. */
  answers?: Record<string, string>;
  /** Names that people matched before, name → code. */
  aliases?: { indicators?: Record<string, string>; entities?: Record<string, string> };
  /**
   * Usual size of the year to date (or the figure) for `indicator|entity`, in the indicator's unit: tells a file
   * in 万元 from one in 亿元 when it names no unit. Optional; without it such a file is asked about.
   */
  typical?: Record<string, number>;
}

/**
 * The key of a question: its code, and what of the file it is about where a file can leave several of the code open.
 * Answers are stored and sent back under it, so it must stay as it is.
 *
 * @example answerKey('unit', '亿元') → `unit:亿元`
 */
export const answerKey = (code: Exclude<Question['code'], 'name'>, about: string): string =>
  `${code}:${about}`;

/** @example nameAnswerKey({ kind: 'indicator', text: 'GDP ' }) → `name:indicator:GDP` */
export const nameAnswerKey = ({ kind, text }: { kind: NameKind; text: string }): string =>
  `name:${kind}:${text.trim()}`;

type NameKind = 'indicator' | 'entity';

const NAME = /^name:(indicator|entity):(.*)$/s;
const OTHER = /^[^:]*:(.*)$/s;

/** What of the file an answer is about: a unit, a sheet, a month or a name as it is written there; null: all of it. */
export function aboutOf(key: string): string | null {
  return NAME.exec(key)?.[2] ?? OTHER.exec(key)?.[1] ?? null;
}

/** The names that were matched by answers, name → code. Names answered with `skip` are left out. */
export function answeredNames(
  answers: Readonly<Record<string, string>>,
  kind: NameKind,
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, value] of Object.entries(answers)) {
    const [, named, text] = NAME.exec(key) ?? [];
    if (named === kind && text !== undefined && value !== 'skip') names[text] = value;
  }
  return names;
}
