import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import { layAllColumns, type TableSpace } from '../../../domain/decks/layout/columns.ts';
import { rowHeight, tableHeights } from '../../../domain/decks/layout/row-heights.ts';
import type { Text } from '../../../domain/model.ts';
import { LEADING } from '../shapes/text-fit.ts';

/** How a table is set on a slide. All lengths in points. */
export interface TableFit {
  /** Indexes of the table's columns that are shown. */
  shown: number[];
  widths: number[];
  size: number;
  headSize: number;
  headHeight: number;
  rowHeight: number;
}

/** Points between a cell's text and its left and right, and its upper and lower edge. */
export const SIDE = 5;
export const ABOVE = 2;
/** Points by which an aside is smaller than the text before it. */
export const ASIDE = 4;
/** Faces differ from program to program: widths are measured this much larger. */
const SLACK = 1.04;

const SIZES = [18, 17, 16, 15, 14, 13, 12, 11, 10];
/** Lines that the name of a column may take in the header. */
export const HEAD_LINES = 3;
/** Rows on a slide, in points. */
const SPACING = {
  oneLine: LEADING,
  lines: 1.2,
  headLine: LEADING,
  padding: 2 * ABOVE,
  headPadding: 2 * ABOVE + 2,
  mostLines: 2,
  mostHeadLines: HEAD_LINES,
} as const;
const TALLEST_ROW = 40;
/** Share of the rows whose names may be set smaller than the rest, so that a few do not shrink all. */
const LONG_NAMES = 0.2;

/**
 * Sets a table into a space: the largest letters at which every number is on one line, names take at most two, and all
 * rows fit. Parts of a table that continues from page to page are set alike. Rows are equally high, so that the bars
 * of the inline chart meet them.
 */
export function fitTable(
  tables: readonly DeckTable[],
  width: number,
  height: number,
  language: keyof Text,
): TableFit {
  const longest = Math.max(1, ...tables.map(({ rows }) => rows.length));
  const table = { ...tables[0]!, rows: tables.flatMap(({ rows }) => rows) };
  for (const size of SIZES) {
    const { fits, ...fit } = setTable(table, width, size, language);
    const room = (height - fit.headHeight) / longest;
    if (fits && fit.rowHeight <= room) {
      // Rows grow where there is room: white space between lines helps readers eight metres away.
      return { ...fit, rowHeight: Math.min(room, Math.max(fit.rowHeight, TALLEST_ROW)) };
    }
  }
  const { fits: _, ...fit } = setTable(table, width, SIZES[SIZES.length - 1]!, language);
  return { ...fit, rowHeight: Math.min(fit.rowHeight, (height - fit.headHeight) / longest) };
}

function setTable(
  table: DeckTable,
  width: number,
  size: number,
  language: keyof Text,
): TableFit & { fits: boolean } {
  const headSize = Math.min(14, size - 1);
  const space: TableSpace = {
    width,
    size: size * SLACK,
    headSize: headSize * SLACK,
    padding: 2 * SIDE + 2,
    lightPadding: 2 * SIDE + 2,
    asideSmaller: ASIDE,
    lightFactor: 1.1,
    language,
  };
  const { columns, fits } = layAllColumns(table, space);
  const spacing = { ...SPACING, size, headSize };
  const { head, rows } = tableHeights(table, columns, space, spacing);
  const lines = rows.map((row) => row.lines).sort((a, b) => a - b);
  const most = lines[Math.ceil(lines.length * (1 - LONG_NAMES)) - 1] ?? 1;
  return {
    shown: columns.map(({ index }) => index),
    widths: columns.map((column) => column.width),
    fits: fits && most <= SPACING.mostLines,
    size,
    headSize,
    headHeight: head,
    rowHeight: rowHeight(most, spacing),
  };
}
