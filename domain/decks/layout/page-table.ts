import type { Text } from '../../model.ts';
import { lineCount } from '../../text-width.ts';
import { type DeckTable, isMatrix } from '../deck-table.ts';
import type { Ratio } from '../export-job.ts';
import type { PageContent } from '../page-content.ts';
import { type FittedColumn, layColumns } from './columns.ts';
import { PAGE_LAYOUT, pageSpace, roomForTable } from './paginate.ts';
import { type RowSpacing, tableHeights } from './row-heights.ts';

/** A table as the wall and paper draw it. All lengths are pixels of a page 1280 wide. */
export interface PageTable {
  /** Size of the letters. */
  size: number;
  columns: FittedColumn[];
  /** Heights of the rows; together with the header they fit the page. */
  rows: number[];
}

/** Letters shrink to this size where a page has too much on it: 24 px on a wall of 1920 × 1080. */
const SMALLEST: Record<Ratio, number> = { '16:9': 16, '4:3': 22 };
/** Rows grow to this height where there is room. */
const TALLEST: Record<Ratio, number> = { '16:9': 58, '4:3': 72 };
/** An inline chart with the line below it. */
const CHART_ROW = 31;
/** Page heights without margins, footer and a title of one line, and the height of headline numbers. */
const HEIGHTS: Record<Ratio, number> = { '16:9': 583, '4:3': 805 };
const TILES = 102;
const TITLE = { size: 36, line: 45 };

/** As in slide-table.css: line heights, the line below a row, and the header's line and padding. */
const SPACING = {
  oneLine: 1.1,
  lines: 1.1,
  headLine: 1.1,
  padding: 1,
  headPadding: 10,
  mostLines: Number.POSITIVE_INFINITY,
  mostHeadLines: 4,
} as const;
/** Left and right of a text together, ordinarily and in a matrix. */
const SIDES = { padding: 20, lightPadding: 8 };
/** Letters above a column of lights, in sizes of the table's. */
const MATRIX_HEAD = 0.9;

/**
 * Sets a page's table: the largest letters at which all rows fit, and rows that share the height left. Widths of texts
 * are computed, so that nothing has to be measured after drawing.
 *
 * @example three rows of one line on a page that leaves 500 px: letters of 24 px, rows of 58 px
 */
export function layPageTable(
  page: PageContent,
  table: DeckTable,
  ratio: Ratio,
  language: keyof Text,
): PageTable {
  const { title, part } = page;
  const heading = part ? `${title[language]} ${part.number}/${part.of}` : title[language];
  const titleLines = lineCount(heading, PAGE_LAYOUT.room / TITLE.size);
  const height = HEIGHTS[ratio] - (titleLines - 1) * TITLE.line;
  const room = roomForTable(page, language, height, TILES);
  for (let size: number = PAGE_LAYOUT.letters; ; size--) {
    const { columns, head, rows } = setTable(table, size, language);
    const total = rows.reduce((sum, one) => sum + one, head);
    if (total > room && size > SMALLEST[ratio]) continue;
    const level = Math.min(TALLEST[ratio], levelOf(rows, room - head));
    return { size, columns, rows: rows.map((one) => Math.max(one, level)) };
  }
}

/** Column widths, and the least heights, with letters of a size. */
function setTable(table: DeckTable, size: number, language: keyof Text) {
  const space = pageSpace(size, language);
  const columns = layColumns(table, space);
  const headSize = isMatrix(table) ? size * MATRIX_HEAD : size;
  const spacing: RowSpacing = { ...SPACING, size, headSize };
  const { head, rows } = tableHeights(table, columns, { ...space, ...SIDES, headSize }, spacing);
  const least = table.lane ? CHART_ROW : 0;
  return { columns, head, rows: rows.map((row) => Math.max(row.height, least)) };
}

/** The height that low rows can be raised to, tall ones staying as they are: `levelOf([20, 50, 20], 120)` → 35. */
export function levelOf(heights: readonly number[], room: number): number {
  const sorted = [...heights].sort((a, b) => b - a);
  let left = room;
  for (const [place, one] of sorted.entries()) {
    const share = left / (sorted.length - place);
    if (one <= share) return Math.floor(share);
    left -= one;
  }
  return 0;
}
