import type { Text } from '../../model.ts';
import { widthOf } from '../../text-width.ts';
import { type Cell, type Column, cellText, type DeckTable, shownWords } from '../deck-table.ts';
import { splitEvenly } from './split-table.ts';

/**
 * The width that a table has and how its text is set. All lengths have one unit: pixels of a page 1280 wide on the wall
 * and on paper, points on a slide.
 */
export interface TableSpace {
  width: number;
  /** Size of the letters in cells and in the header. */
  size: number;
  headSize: number;
  /** Space between a cell's text and its neighbours, left and right together. */
  padding: number;
  /** The same in the narrow columns of a matrix. */
  lightPadding: number;
  /** How much smaller the letters of an aside (an indicator's unit) are. */
  asideSmaller: number;
  /** How much wider lights are than other text: the red ones are bold, and some faces have wide shapes. */
  lightFactor: number;
  language: keyof Text;
}

/** A column that is shown. */
export interface FittedColumn {
  /** Index of the column in the table. */
  index: number;
  width: number;
}

interface ColumnLayout {
  columns: FittedColumn[];
  /** Whether every number is on one line and no name is narrower than it may be. */
  fits: boolean;
  /** Share of the width that four fifths of its names need which the most narrowed column has. */
  kept: number;
}

/** Below this width in em, bars say nothing; where there is room, they get a sixth of the table. */
const CHART_EM = 9;
const CHART_SHARE = 1 / 6;
/** No name is narrower than this, in em. */
const NAME_EM = 6;
/** An optional column is left out before most names of another are narrowed to less than this share of their length. */
const KEPT = 0.8;

/** Widths of all columns: as wide as their contents, long names on two lines, an inline chart with the rest. */
export function layColumns(table: DeckTable, space: TableSpace): FittedColumn[] {
  return layOut(table, allColumns(table), space).columns;
}

/** The same, and whether that is legible. */
export function layAllColumns(table: DeckTable, space: TableSpace): ColumnLayout {
  return layOut(table, allColumns(table), space);
}

/** The same where names would lose too much: optional columns are left out, from the first. */
export function fitColumns(table: DeckTable, space: TableSpace): FittedColumn[] {
  const all = allColumns(table);
  const optional = all.filter((index) => table.columns[index]!.optional);
  for (let left = 0; ; left++) {
    const dropped = new Set(optional.slice(0, left));
    const fitted = layOut(
      table,
      all.filter((index) => !dropped.has(index)),
      space,
    );
    if ((fitted.fits && fitted.kept >= KEPT) || left >= optional.length) return fitted.columns;
  }
}

function allColumns({ columns }: DeckTable): number[] {
  return columns.map((_, index) => index);
}

/** Names may break into lines; numbers and lights may not; the inline chart takes what is left. */
type Role = 'name' | 'value' | 'chart';

function roleOf(table: DeckTable, index: number): Role {
  const { id, names, entity } = table.columns[index]!;
  if (id === table.lane?.column) return 'chart';
  if (names) return 'name';
  return entity === undefined && table.rows.some(({ cells }) => cells[index]!.is === 'text')
    ? 'name'
    : 'value';
}

function layOut(table: DeckTable, shown: readonly number[], space: TableSpace): ColumnLayout {
  const { width, size } = space;
  const roles = shown.map((index) => roleOf(table, index));
  const hasChart = roles.includes('chart');
  const natural = shown.map((index, at) => (roles[at] === 'chart' ? 0 : naturalWidth(table, index, space)));
  const total = (role: Role) => sum(natural.filter((_, at) => roles[at] === role));
  const least = hasChart ? CHART_EM * size : 0;
  const beside = width - total('value');
  const roomy = beside - (hasChart ? Math.max(least, width * CHART_SHARE) : 0);
  const loose = total('name') <= roomy;
  const room = loose ? roomy : beside - least;
  const widths = loose ? natural : narrowNames(table, shown, natural, roles, Math.max(0, room), space);
  const isCramped = natural.some(
    (one, at) => roles[at] === 'name' && widths[at]! < Math.min(one, NAME_EM * size) - 1,
  );
  const fits = room >= 0 && !isCramped;
  const set = fits ? widths : squeeze(natural, roles, width - least, size);
  const spare = Math.max(0, width - sum(set));
  // A few long names take more lines; what most of them need says whether there is room.
  const wanted = natural.map((one, at) =>
    roles[at] === 'name' ? Math.min(one, commonWidth(table, shown[at]!, space)) : one,
  );
  return {
    columns: shown.map((index, at) => {
      const extra = hasChart ? (roles[at] === 'chart' ? spare : 0) : spare / shown.length;
      return { index, width: set[at]! + extra };
    }),
    fits,
    kept: Math.min(1, ...wanted.map((one, at) => (one === 0 ? 1 : set[at]! / one))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

/**
 * Names share what room there is: first what four fifths of them need, the widest columns giving way; then, if
 * anything is left, what the longest ones need.
 */
function narrowNames(
  table: DeckTable,
  shown: readonly number[],
  natural: readonly number[],
  roles: readonly Role[],
  room: number,
  space: TableSpace,
): number[] {
  const common = shown.map((index, at) =>
    roles[at] === 'name' ? Math.min(natural[at]!, commonWidth(table, index, space)) : 0,
  );
  const cap = capOf(common, room);
  const first = common.map((one) => Math.min(one, cap));
  const more = natural.map((one, at) => (roles[at] === 'name' ? one - first[at]! : 0));
  const share = Math.min(1, Math.max(0, room - sum(first)) / (sum(more) || 1));
  return natural.map((one, at) => (roles[at] === 'name' ? first[at]! + more[at]! * share : one));
}

/** Where not even the smallest letters fit, names get little and the rest is narrowed alike. */
function squeeze(natural: readonly number[], roles: readonly Role[], width: number, size: number): number[] {
  const wanted = natural.map((one, at) => (roles[at] === 'name' ? Math.min(one, NAME_EM * size) : one));
  const share = Math.min(1, Math.max(0, width) / (sum(wanted) || 1));
  return wanted.map((one) => one * share);
}

/** The width to which the widest are cut so that all fit: `capOf([100, 40, 80], 180)` → 70. */
export function capOf(widths: readonly number[], room: number): number {
  const sorted = widths.filter((one) => one > 0).sort((a, b) => a - b);
  let left = room;
  for (const [place, one] of sorted.entries()) {
    const share = left / (sorted.length - place);
    if (one > share) return share;
    left -= one;
  }
  return Number.POSITIVE_INFINITY;
}

function naturalWidth(table: DeckTable, index: number, space: TableSpace): number {
  const widths = table.rows.map(({ cells }) => cellWidth(cells[index]!, space));
  return Math.max(headWidth(table, index, space), ...widths) + paddingOf(table.columns[index]!, space);
}

/** The width that four fifths of a column's cells need, and at least the narrowest that a name may have. */
function commonWidth(table: DeckTable, index: number, space: TableSpace): number {
  const widths = table.rows.map(({ cells }) => cellWidth(cells[index]!, space)).sort((a, b) => a - b);
  const most = widths[Math.ceil(widths.length * 0.8) - 1] ?? 0;
  return Math.max(headWidth(table, index, space) + space.padding, most + space.padding, NAME_EM * space.size);
}

export function paddingOf({ entity }: Column, { padding, lightPadding }: TableSpace): number {
  return entity === undefined ? padding : lightPadding;
}

/** Where a line may end: after Latin words, and around every Chinese character. */
const WORD_ENDS = /[\s-]|(?=[\u2e80-\uff60])|(?<=[\u2e80-\uff60])/;

/** Width of a header that breaks into lines, but not within a word. */
function headWidth(table: DeckTable, index: number, space: TableSpace): number {
  const { headSize, language } = space;
  const { name, unit, entity } = table.columns[index]!;
  const whole = widthOf(name[language]);
  const word = language === 'en' ? Math.max(...name.en.split(WORD_ENDS).map(widthOf)) : 0;
  // Up to two lines, the longest up to three. Four characters break only above narrow cells, where they break in half.
  const widest = Math.max(0, ...table.rows.map(({ cells }) => cellWidth(cells[index]!, space)));
  const isNarrow = entity !== undefined || widest < 2.2 * space.size;
  const broken = whole > 12 ? whole / 2.4 : whole > (isNarrow ? 3 : 4.5) ? whole / 1.7 : whole;
  return Math.max(Math.min(broken, 7), word, unit ? widthOf(unit[language]) : 0) * headSize;
}

/** Letters of a period beside a figure, in sizes of the figure's. */
export const PERIOD_SIZE = 0.75;

function cellWidth(cell: Cell, { size, asideSmaller, lightFactor, language }: TableSpace): number {
  if (cell.is === 'light') return widthOf(cellText(cell, language)) * size * lightFactor;
  const period = cell.period ? (widthOf(cell.period[language]) + 0.5) * PERIOD_SIZE : 0;
  const width = (widthOf(shownWords(cell, language)) + period) * size;
  if (cell.is !== 'text' || !cell.aside) return width;
  return width + (widthOf(cell.aside[language]) + 0.4) * (size - asideSmaller);
}

/** Number of entities that a matrix shows next to its indicators and the whole while names keep a fifth of the width. */
export function matrixColumns(table: DeckTable, space: TableSpace): number {
  const [name = 0, whole = 0, ...rest] = table.columns.map((_, index) => naturalWidth(table, index, space));
  const room = space.width - whole - Math.min(name, space.width / 5);
  let most = rest.length;
  const isWide = (part: readonly number[]) => sum(part) > room;
  while (most > 2 && splitEvenly(rest, most).some(isWide)) most -= 1;
  return Math.max(2, most);
}
