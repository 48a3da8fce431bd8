import { LIGHT_SHAPES } from '../explanation/reasons.ts';
import type { Figure, FigureSeries } from '../figures/figure.ts';
import { formatGrowth, formatLevel, formatPercent, formatSigned } from '../format.ts';
import type { Text } from '../model.ts';
import type { Light } from '../progress/progress-row.ts';

/** How a number is written: `level` 1,234.5 · `percent` 52.1% · `growth` +12.2% · `points` −3.8. */
export type NumberStyle = 'level' | 'percent' | 'growth' | 'points';

/** A number as it is, unrounded; null shows as —, with the reason where there is one. */
export interface NumberCell {
  is: 'number';
  value: number | null;
  style: NumberStyle;
  decimals: number;
  why?: Text;
  /** The period that the number is of, where that is not the page's: 1—7月, 上半年. */
  period?: Text;
  /** Said before it: 净增. */
  before?: Text;
  /** What it is counted in, where the cells of a column differ in that. */
  unit?: Text;
}

export interface TextCell {
  is: 'text';
  text: Text;
  /** As that of a number: of words that stand for one. */
  period?: Text;
  /** Said after it, quieter: an indicator's unit. */
  aside?: Text;
}

/** A light is never colour alone: shape, colour and word. */
export interface LightCell {
  is: 'light';
  light: Light;
  word: Text;
  /** What is between the figure and its pace or target; null where there is nothing to compare. */
  gap: number | null;
  /** What the gap is counted in, where the cells of its column differ in that; the word says it too. */
  gapUnit?: Text;
  /** Decimals of the gap. */
  gapDecimals?: number;
  /** In a matrix, which has no room for words: the size of the gap; what was not reported is said. */
  short?: Text;
  /** The value was due and has not been reported. */
  missing?: boolean;
}

export type Cell = NumberCell | TextCell | LightCell;

export interface Column {
  /** Stable within its table, so that an edited slide finds its numbers again. */
  id: string;
  name: Text;
  /** Names that the column had in decks exported earlier. */
  formerly?: Text[];
  unit: Text | null;
  align: 'left' | 'right' | 'center';
  /** May be left out where there is no room (4:3). */
  optional?: boolean;
  /** Says what a row is about. */
  names?: boolean;
  /** Of a matrix: code of the entity whose lights the column shows. */
  entity?: string;
}

export interface TableRow {
  /** Stable and unique in its table. */
  key: string;
  /** Codes of what the row is about, where there is something to look into. */
  indicator?: string;
  entity?: string;
  cells: Cell[];
  /** The whole that the other rows are parts of: written stronger. */
  whole?: boolean;
}

/**
 * A column in which a picture is drawn instead of figures, one bar a row, so that rows line up with their numbers:
 * - `bullets`   bar = completion, tick = pace
 * - `bars`      bar = the figure, from zero
 * - `waterfall` steps; `start` is where the first one sets out
 *
 * Where a row has nothing to draw, the table's own cell says why.
 */
export interface InlineChart {
  /** Id of the table's column that it fills. */
  column: string;
  kind: 'bullets' | 'bars' | 'waterfall';
  unit: string;
  decimals: number;
  /** Ends of the scale; what lies beyond is drawn up to there. */
  from: number;
  to: number;
  start: number;
  /** Of a waterfall where less is better: what rises is the bad side. */
  lower?: boolean;
  /** One place per row; null is a gap. */
  series: FigureSeries[];
}

export interface DeckTable {
  /** Stable over months: says what the table is of, never which month. */
  id: string;
  columns: Column[];
  rows: TableRow[];
  lane: InlineChart | null;
  /** The figure that the inline chart draws, if there is one. */
  figure: Figure | null;
}

/** Whether a row's place in the inline chart is hatched: it was due and has not been reported. */
export function isHatched({ lane }: DeckTable, { cells }: TableRow): boolean {
  return lane?.kind === 'bullets' && cells.some((cell) => cell.is === 'light' && cell.missing);
}

/** Whether a step of a waterfall goes the way that is not wanted; drawn in red on every surface. */
export function isAgainst({ lower }: Pick<InlineChart, 'lower'>, amount: number): boolean {
  return lower ? amount > 0 : amount < 0;
}

/** Key and codes of the row of one indicator of one entity. */
export function rowOf(indicator: string, entity: string): Pick<TableRow, 'key' | 'indicator' | 'entity'> {
  return { key: `${indicator}|${entity}`, indicator, entity };
}

/** Whether a table shows lights of indicators by entities, instead of a row of values for each. */
export function isMatrix({ columns }: DeckTable): boolean {
  return columns.some(({ entity }) => entity !== undefined);
}

export function text(zh: string, en: string, aside?: Text): TextCell {
  return aside ? { is: 'text', text: { zh, en }, aside } : { is: 'text', text: { zh, en } };
}

export function number(
  value: number | null,
  style: NumberStyle,
  decimals = 1,
  why?: Text | undefined,
): NumberCell {
  return why && value === null
    ? { is: 'number', value, style, decimals, why }
    : { is: 'number', value, style, decimals };
}

const FORMATS: Record<NumberStyle, (value: number | null, decimals: number) => string> = {
  level: formatLevel,
  percent: formatPercent,
  growth: formatGrowth,
  points: formatSigned,
};

/**
 * A cell as it reads: `52.1%`, `1—7月 52.10`, `净增56.3%`, `+0.7百分点`, `▲ 欠3.8`, `规上工业总产值`. Rounded half up for
 * showing only.
 */
export function cellText(cell: Cell, language: keyof Text): string {
  if (cell.is === 'light') {
    return `${LIGHT_SHAPES[cell.light]} ${(cell.short ?? cell.word)[language]}`.trimEnd();
  }
  return joined([cell.period?.[language], shownWords(cell, language)], ' ');
}

/** A cell without its period. */
export function shownWords(cell: NumberCell | TextCell, language: keyof Text): string {
  if (cell.is === 'text') return cell.text[language];
  const { value, style, decimals, before, unit } = cell;
  const digits = FORMATS[style](value, decimals);
  if (value === null) return digits;
  return joined([before?.[language], digits, unit?.[language]], language === 'zh' ? '' : ' ');
}

function joined(parts: readonly (string | undefined)[], between: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(between);
}

/** A column's head, its unit with it: `累计（亿元）`. */
export function columnText({ name, unit }: Column, language: keyof Text): string {
  if (!unit) return name[language];
  return language === 'zh' ? `${name.zh}（${unit.zh}）` : `${name.en} (${unit.en})`;
}
