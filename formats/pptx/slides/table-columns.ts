import {
  type Cell,
  type Column,
  cellText,
  type DeckTable,
  isMatrix,
} from '../../../domain/decks/deck-table.ts';
import { capOf } from '../../../domain/decks/layout/columns.ts';
import type { Text } from '../../../domain/model.ts';
import { lineCount, widthOf } from '../../../domain/text-width.ts';
import { LEADING } from './text-fit.ts';

/** How a table is set: which columns, how wide, in what size. All in points. */
export interface TableFit {
  /** Indexes of the table's columns that are shown. */
  shown: number[];
  widths: number[];
  /** Whether everything stands whole in its cell. */
  fits: boolean;
  size: number;
  headSize: number;
  headHeight: number;
  rowHeight: number;
}

/** Points between a cell's text and its sides. */
export const SIDE = 5;
/** And above and below it. */
export const ABOVE = 2;

const SIZES = [18, 17, 16, 15, 14, 13, 12, 11, 10];
/** A lane is at least this wide, in em: narrower, bars no longer tell. */
const LANE_EM = 7;
const TALLEST_ROW = 40;
/** Share of the rows whose names may be set smaller than the rest. */
const LONG_NAMES = 0.2;

/**
 * Sets a table into a space: the largest letters at which every number stands on one line, names take at most two,
 * and all rows fit. Parts of a table that goes on from page to page are set alike. Rows are equally high, so that a
 * lane's bars meet them.
 */
export function fitTable(
  tables: readonly DeckTable[],
  width: number,
  height: number,
  language: keyof Text,
): TableFit {
  const longest = Math.max(1, ...tables.map(({ rows }) => rows.length));
  const table = { ...tables[0]!, rows: tables.flatMap(({ rows }) => rows) };
  const shown = table.columns.map((_, index) => index);
  let fit: TableFit | null = null;
  for (const size of SIZES) {
    fit = setTable(table, shown, width, size, language);
    const room = (height - fit.headHeight) / longest;
    // Rows a little higher where there is room: white between lines helps at eight metres.
    if (fit.fits && fit.rowHeight <= room) {
      return { ...fit, rowHeight: Math.min(room, Math.max(fit.rowHeight, TALLEST_ROW)) };
    }
  }
  return { ...fit!, rowHeight: Math.min(fit!.rowHeight, (height - fit!.headHeight) / longest) };
}

function setTable(
  table: DeckTable,
  shown: number[],
  width: number,
  size: number,
  language: keyof Text,
): TableFit {
  const headSize = Math.min(14, size - 1);
  const roles = shown.map((index) => roleOf(table.columns[index]!, table));
  const natural = shown.map((index) => naturalWidth(table, index, size, headSize, language));
  const hasLane = roles.includes('lane');
  const fixed = natural.reduce((sum, one, at) => (roles[at] === 'number' ? sum + one : sum), 0);
  // A lane gets a sixth of the width before names get more than two lines need.
  const full = width - fixed - (hasLane ? Math.max(LANE_EM * size, width / 6) : 0);
  const loose = natural.reduce((sum, one, at) => (roles[at] === 'name' ? sum + one : sum), 0) <= full;
  const room = loose ? full : width - fixed - (hasLane ? LANE_EM * size : 0);
  // Two names share what there is: neither is cut for the other.
  const cap = capOf(
    natural.map((one, at) => (roles[at] === 'name' ? one : 0)),
    room,
  );
  const names = natural.map((one, at) => {
    if (roles[at] !== 'name') return 0;
    return loose ? one : Math.min(one, cap, compactWidth(table, shown[at]!, size, headSize, language));
  });
  const wanted = names.reduce((sum, one) => sum + one, 0);
  const share = Math.min(1, room / (wanted || 1));
  const spare = Math.max(0, room - wanted);
  const laneWidth = width - fixed - room;
  const widths = natural.map((one, at) => {
    if (roles[at] === 'lane') return laneWidth + spare;
    return (roles[at] === 'name' ? names[at]! * share : one) + (hasLane ? 0 : spare / shown.length);
  });
  const cramped = natural.some((one, at) => roles[at] === 'name' && widths[at]! < Math.min(one, 6 * size));
  const lines = linesNeeded(table, shown, widths, size, language);
  const stands = room >= 0 && !cramped;
  const fits = stands && lines <= 2;
  const set = stands ? widths : squeeze(natural, roles, width, size);
  const headLines = shown.map((index, at) =>
    headLinesOf(table.columns[index]!, set[at]!, headSize, language),
  );
  return {
    shown,
    widths: set,
    fits,
    size,
    headSize,
    headHeight: Math.max(1, ...headLines) * headSize * LEADING + 2 * ABOVE + 2,
    rowHeight: Math.min(2, lines) * size * (lines > 1 ? 1.2 : LEADING) + 2 * ABOVE,
  };
}

/** Even the smallest letters are too wide: names get little, the rest is narrowed alike, and cells shrink to fit. */
function squeeze(natural: readonly number[], roles: readonly Role[], width: number, size: number): number[] {
  const wanted = natural.map((one, at) => (roles[at] === 'name' ? Math.min(one, 6 * size) : one));
  const sum = wanted.reduce((total, one) => total + one, 0);
  return wanted.map((one) => (one / sum) * width);
}

/** Names may break into two lines; numbers and lights may not; a lane takes what is left. */
type Role = 'name' | 'number' | 'lane';

function roleOf({ id }: Column, { lane }: DeckTable): Role {
  if (id === lane?.column) return 'lane';
  return id === 'indicator' || id === 'entity' ? 'name' : 'number';
}

function naturalWidth(
  table: DeckTable,
  index: number,
  size: number,
  headSize: number,
  language: keyof Text,
): number {
  const widths = table.rows.map(({ cells }) => cellWidth(cells[index]!, size, language));
  const head = headWidth(table, index, language) * headSize * 1.04;
  return Math.max(head, ...widths) + 2 * SIDE + 2;
}

/** As wide as most names need: the longest fifth stands on two lines. */
function compactWidth(
  table: DeckTable,
  index: number,
  size: number,
  headSize: number,
  language: keyof Text,
): number {
  const widths = table.rows
    .map(({ cells }) => cellWidth(cells[index]!, size, language))
    .sort((a, b) => a - b);
  const most = widths[Math.ceil(widths.length * 0.8) - 1] ?? 0;
  const half = (widths[widths.length - 1] ?? 0) / 2 + 2 * size;
  const head = headWidth(table, index, language) * headSize * 1.04;
  return Math.max(head, Math.min(most, half), half) + 2 * SIDE + 2;
}

/** A head's name, on three lines at most, and below it its unit. */
function headLinesOf({ name, unit }: Column, width: number, size: number, language: keyof Text): number {
  const room = Math.max(1, (width - 2 * SIDE) / (size * 1.04));
  return Math.min(HEAD_LINES, lineCount(name[language], room)) + (unit ? 1 : 0);
}

export const HEAD_LINES = 3;

/** A long head breaks into lines; its longest word, up to a point, does not. */
function headWidth(table: DeckTable, index: number, language: keyof Text): number {
  const { name, unit } = table.columns[index]!;
  const whole = widthOf(name[language]);
  const word = Math.max(...name[language].split(/[\s-]/).map(widthOf));
  const short = isMatrix(table) && index > 0 ? 3 : 5;
  const broken = whole > 12 ? whole / 2.4 : whole > short ? whole / 1.7 : whole;
  return Math.max(Math.min(broken, 7), Math.min(word, 6), unit ? widthOf(unit[language]) : 0);
}

/** Lines that rows need, but for the few with the longest names: those are set smaller rather than all the others. */
function linesNeeded(
  table: DeckTable,
  shown: readonly number[],
  widths: readonly number[],
  size: number,
  language: keyof Text,
): number {
  const lines = table.rows
    .map(({ cells }) =>
      shown.reduce((most, index, at) => {
        const width = Math.max(1, (widths[at]! - 2 * SIDE) / (size * 1.04));
        return Math.max(most, lineCount(shownText(cells[index]!, language), width));
      }, 1),
    )
    .sort((a, b) => a - b);
  return lines[Math.ceil(lines.length * (1 - LONG_NAMES)) - 1] ?? 1;
}

/** Points smaller than its text that an aside is. */
export const ASIDE = 4;

function cellWidth(cell: Cell, size: number, language: keyof Text): number {
  const said = widthOf(cellText(cell, language)) * size * 1.04;
  if (cell.is !== 'text' || !cell.aside) return said;
  return said + (widthOf(cell.aside[language]) + 0.4) * (size - ASIDE);
}

/** All that stands in a cell, the aside with it. */
export function shownText(cell: Cell, language: keyof Text): string {
  const said = cellText(cell, language);
  return cell.is === 'text' && cell.aside ? `${said} ${cell.aside[language]}` : said;
}
