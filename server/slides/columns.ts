import { type Cell, type Column, cellText, type DeckTable } from '../../domain/deck-table.ts';
import { widthOf } from '../../domain/deck-width.ts';
import type { Text } from '../../domain/model.ts';
import { LEADING, lineCount } from './fit.ts';

/** How a table is set: which columns, how wide, in what size. All in points. */
export interface TableFit {
  /** Indexes of the table's columns that are shown. */
  shown: number[];
  widths: number[];
  size: number;
  headSize: number;
  headHeight: number;
  rowHeight: number;
}

/** Points between a cell's text and its sides. */
export const SIDE = 5;
/** And above and below it. */
export const ABOVE = 2;

const SIZES = [16, 15, 14, 13, 12, 11, 10];
/** A lane is at least this wide, in em: narrower, bars no longer tell. */
const LANE_EM = 8;
const TALLEST_ROW = 40;

/**
 * Sets a table into a space: the largest letters at which every number stands on one line, names take at most two,
 * and all rows fit; tables that go on from page to page are set alike; columns that may be left out go before letters get smaller than 14 points. Rows are equally
 * high, so that a lane's bars meet them.
 */
export function fitTable(
  tables: readonly DeckTable[],
  width: number,
  height: number,
  language: keyof Text,
): TableFit {
  const longest = Math.max(1, ...tables.map(({ rows }) => rows.length));
  const table = { ...tables[0]!, rows: tables.flatMap(({ rows }) => rows) };
  const all = table.columns.map((_, index) => index);
  const needed = all.filter((index) => !table.columns[index]!.optional);
  let best: TableFit | null = null;
  for (const size of SIZES) {
    const choices = size >= 14 || needed.length === all.length ? [all] : [all, needed];
    if (size === 14 && needed.length < all.length) choices.push(needed);
    for (const shown of choices) {
      best = setTable(table, shown, width, size, language);
      if (best.headHeight + best.rowHeight * longest <= height && isWide(best))
        return stretch(best, longest, height);
    }
  }
  return best!;
}

function isWide({ widths }: TableFit): boolean {
  return widths.every((width) => width > 0);
}

/** Rows a little higher where there is room: white between lines helps at eight metres. */
function stretch(fit: TableFit, rows: number, height: number): TableFit {
  const room = (height - fit.headHeight) / rows;
  return { ...fit, rowHeight: Math.min(room, Math.max(fit.rowHeight, TALLEST_ROW)) };
}

function setTable(
  table: DeckTable,
  shown: number[],
  width: number,
  size: number,
  language: keyof Text,
): TableFit {
  const headSize = Math.min(13, size - 1);
  const flexible = shown.filter((index) => isName(table.columns[index]!));
  const lane = shown.find((index) => table.columns[index]!.id === table.lane?.column);
  const natural = shown.map((index) => naturalWidth(table, index, size, headSize, language));
  const fixed = shown.reduce(
    (sum, index, at) => (flexible.includes(index) || index === lane ? sum : sum + natural[at]!),
    0,
  );
  const laneWidth = lane === undefined ? 0 : Math.max(LANE_EM * size, width * 0.2);
  const room = width - fixed - laneWidth;
  const wanted = flexible.map((index) => natural[shown.indexOf(index)]!);
  const names = shareOut(wanted, room);
  const spare = room - names.reduce((sum, one) => sum + one, 0);
  const perColumn = lane === undefined ? Math.max(0, spare) / shown.length : 0;
  const widths = shown.map((index, at) => {
    const name = flexible.indexOf(index);
    if (name >= 0) return names[name]! + perColumn;
    return (index === lane ? laneWidth + Math.max(0, spare) : natural[at]!) + perColumn;
  });
  const lines = linesNeeded(table, shown, widths, size, language);
  const headLines = Math.max(
    1,
    ...shown.map((index, at) => headLinesOf(table.columns[index]!, widths[at]!, headSize, language)),
  );
  return {
    shown,
    widths:
      lines > 2 || names.some((one, at) => one < Math.min(wanted[at]!, 6 * size))
        ? widths.map(() => 0)
        : widths,
    size,
    headSize,
    headHeight: headLines * headSize * LEADING + 2 * ABOVE + 2,
    rowHeight: lines * size * (lines > 1 ? 1.2 : LEADING) + 2 * ABOVE,
  };
}

/** Names may break into two lines; numbers and lights may not. */
function isName({ id }: Column): boolean {
  return id === 'indicator' || id === 'entity';
}

/** Room divided among names: what each wants, or a fair part of what there is. */
function shareOut(wanted: readonly number[], room: number): number[] {
  const sum = wanted.reduce((total, one) => total + one, 0);
  if (sum <= room || sum === 0) return [...wanted];
  return wanted.map((one) => (one / sum) * room);
}

function naturalWidth(
  table: DeckTable,
  index: number,
  size: number,
  headSize: number,
  language: keyof Text,
): number {
  const column = table.columns[index]!;
  const head = headWidth(column, language) * headSize * 1.04;
  const widest = Math.max(0, ...table.rows.map(({ cells }) => widthOf(shownText(cells[index]!, language))));
  return Math.max(head, widest * size * 1.04) + 2 * SIDE + 2;
}

/** A head's name and, below it, its unit. */
function headLinesOf({ name, unit }: Column, width: number, size: number, language: keyof Text): number {
  const room = Math.max(1, (width - 2 * SIDE) / (size * 1.04));
  return lineCount(name[language], room) + (unit ? 1 : 0);
}

/** A long head may break in two. */
function headWidth({ name, unit }: Column, language: keyof Text): number {
  const whole = widthOf(name[language]);
  return Math.max(whole > 5 ? whole / 1.7 : whole, unit ? widthOf(unit[language]) : 0);
}

function linesNeeded(
  table: DeckTable,
  shown: readonly number[],
  widths: readonly number[],
  size: number,
  language: keyof Text,
): number {
  let most = 1;
  for (const { cells } of table.rows) {
    shown.forEach((index, at) => {
      const width = (widths[at]! - 2 * SIDE) / (size * 1.04);
      most = Math.max(most, lineCount(shownText(cells[index]!, language), Math.max(1, width)));
    });
  }
  return most;
}

/** All that stands in a cell, the aside with it. */
export function shownText(cell: Cell, language: keyof Text): string {
  const said = cellText(cell, language);
  return cell.is === 'text' && cell.aside ? `${said} ${cell.aside[language]}` : said;
}
