import { cleanLine } from '../../../domain/clean-text.ts';
import {
  type Cell,
  cellText,
  type DeckTable,
  isHatched,
  shownWords,
  type TableRow,
  type TextCell,
} from '../../../domain/decks/deck-table.ts';
import { PERIOD_SIZE } from '../../../domain/decks/layout/columns.ts';
import { shownText } from '../../../domain/decks/layout/row-heights.ts';
import type { Text } from '../../../domain/model.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { lineCount, widthOf } from '../../../domain/text-width.ts';
import { type Naming, namingXml } from '../shapes/shape.ts';
import { type Box, boxXml, points } from '../shapes/slide-geometry.ts';
import { type Color, fillXml, TINT } from '../shapes/slide-palette.ts';
import { type Paragraph, paragraphsXml, type Run } from '../shapes/slide-text.ts';
import { LEADING, shorten } from '../shapes/text-fit.ts';
import { ABOVE, ASIDE, HEAD_LINES, SIDE, type TableFit } from './table-columns.ts';

/** Built-in “No Style, No Grid”: every border and fill is stated cell by cell. */
const NO_STYLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

export interface TableCell {
  paragraphs: Paragraph[];
  fill?: Color;
  line?: { color: Color; width: number };
  anchor?: 'ctr' | 'b' | 't';
  /** Points left and right. */
  side?: number;
}

/** A native table. Widths and heights in points; rows are high enough for what they hold, so that none grows. */
export function tableFrame(
  naming: Naming,
  box: Pick<Box, 'x' | 'y'>,
  widths: readonly number[],
  rows: readonly { height: number; cells: TableCell[] }[],
): string {
  const columns = widths.map((width) => points(width));
  const heights = rows.map(({ height }) => points(height));
  const frame = {
    ...box,
    width: columns.reduce((sum, one) => sum + one, 0),
    height: heights.reduce((sum, one) => sum + one, 0),
  };
  return [
    `<p:graphicFrame><p:nvGraphicFramePr>${namingXml(naming)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`,
    `<p:xfrm>${boxXml(frame)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>`,
    `<a:tblPr firstRow="1"><a:tableStyleId>${NO_STYLE}</a:tableStyleId></a:tblPr>`,
    `<a:tblGrid>${columns.map((width) => `<a:gridCol w="${width}"/>`).join('')}</a:tblGrid>`,
    ...rows.map(({ cells }, index) => `<a:tr h="${heights[index]}">${cells.map(cellXml).join('')}</a:tr>`),
    '</a:tbl></a:graphicData></a:graphic></p:graphicFrame>',
  ].join('');
}

function cellXml({ paragraphs, fill, line, anchor = 'ctr', side = SIDE }: TableCell): string {
  const none = (name: string) => `<a:${name} w="0"><a:noFill/></a:${name}>`;
  const below = line
    ? `<a:lnB w="${Math.round(line.width * 12_700)}">${fillXml(line.color)}</a:lnB>`
    : none('lnB');
  const ground = fill ? fillXml(fill) : '<a:noFill/>';
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsXml(paragraphs)}</a:txBody><a:tcPr marL="${points(side)}" marR="${points(side)}" marT="${points(ABOVE)}" marB="${points(ABOVE)}" anchor="${anchor}">${none('lnL')}${none('lnR')}${none('lnT')}${below}${ground}</a:tcPr></a:tc>`;
}

/** A deck's table set as `fit` says. */
export function deckTable(
  naming: Naming,
  box: Pick<Box, 'x' | 'y'>,
  table: DeckTable,
  fit: TableFit,
  language: keyof Text,
  lights: Record<Light, string>,
): string {
  const head = {
    height: fit.headHeight,
    cells: fit.shown.map((index, at): TableCell => {
      const { name, unit, align } = table.columns[index]!;
      const line = (text: string, size: number): Paragraph => ({
        runs: [{ text, size, color: 'tx2' }],
        align,
        leading: Math.min(size, fit.headSize) * LEADING,
      });
      const own = sizeOfHead(name[language], fit, at);
      const room = Math.max(1, (fit.widths[at]! - 2 * SIDE) / (own * 1.04));
      const paragraphs = [line(shorten(name[language], room, HEAD_LINES), own)];
      if (unit) paragraphs.push(line(unit[language], Math.max(10, fit.headSize - 2)));
      return { paragraphs, line: { color: 'tx2', width: 1 }, anchor: 'b' };
    }),
  };
  const rows = table.rows.map((row) => ({
    height: fit.rowHeight,
    cells: fit.shown.map((index, at) => bodyCell(row, index, at, table, fit, language, lights)),
  }));
  return tableFrame(naming, box, fit.widths, [head, ...rows]);
}

function bodyCell(
  row: TableRow,
  index: number,
  at: number,
  table: DeckTable,
  fit: TableFit,
  language: keyof Text,
  lights: Record<Light, string>,
): TableCell {
  const cell = row.cells[index]!;
  const { id, align } = table.columns[index]!;
  const inLane = id === table.lane?.column;
  // The hatched bar over it says the same.
  const isSaid = inLane && isHatched(table, row);
  const full = inLane ? Math.max(10, fit.size - 3) : fit.size;
  const own = cell.is === 'text' ? sizeOfText(cell, full, fit, at, language) : full;
  const leading = own * 1.2;
  const room = (fit.widths[at]! - 2 * SIDE) / (own * 1.04);
  const lines = Math.max(1, Math.floor((fit.rowHeight - 2 * ABOVE) / leading));
  const runs = inLane
    ? [{ text: isSaid ? '' : shorten(cellText(cell, language), room, lines), size: own, color: 'tx2' }]
    : cellRuns(cell, row, { size: own, room, lines, language, lights, strong: id === 'completion' });
  return {
    paragraphs: [{ runs, align, leading }],
    line: { color: 'bg2', width: 0.75 },
    ...(row.whole ? { fill: TINT } : {}),
  };
}

/** A head that takes more lines than there are is set smaller. */
function sizeOfHead(text: string, fit: TableFit, at: number): number {
  let size = fit.headSize;
  while (size > SMALLEST_HEAD && lineCount(text, (fit.widths[at]! - 2 * SIDE) / (size * 1.04)) > HEAD_LINES) {
    size -= 0.5;
  }
  return size;
}

/** Text that is too long for its cell is set smaller, so that it is shown whole if possible. */
function sizeOfText(cell: TextCell, full: number, fit: TableFit, at: number, language: keyof Text): number {
  const whole = cleanLine(shownText(cell, language));
  for (let size = full; size > SMALLEST; size -= 0.5) {
    const lines = Math.max(1, Math.floor((fit.rowHeight - 2 * ABOVE) / (size * 1.2)));
    if (lineCount(whole, (fit.widths[at]! - 2 * SIDE) / (size * 1.04)) <= lines) return size;
  }
  return SMALLEST;
}

const SMALLEST = 6;
const SMALLEST_HEAD = 9;

function periodSize(size: number): number {
  return Math.max(6, Math.floor(size * PERIOD_SIZE * 2) / 2);
}

/** How a cell's text is set: size in points, room in em. */
interface Setting {
  size: number;
  room: number;
  lines: number;
  language: keyof Text;
  lights: Record<Light, string>;
  strong: boolean;
}

function cellRuns(
  cell: Cell,
  row: TableRow,
  { size, room, lines, language, lights, strong }: Setting,
): Run[] {
  const bold = row.whole === true || strong;
  const period =
    cell.is === 'number' && cell.period ? (widthOf(cell.period[language]) + 0.5) * PERIOD_SIZE : 0;
  const words = cell.is === 'number' ? shownWords(cell, language) : cellText(cell, language);
  const own = Math.max(6, Math.min(size, (size * room) / Math.max(0.1, widthOf(words) + period)));
  const fitted = Math.floor(own * 2) / 2;
  if (cell.is === 'light') {
    const color = lights[cell.light];
    return [{ text: cellText(cell, language), size: fitted, color, bold: cell.light === 'red' }];
  }
  if (cell.is === 'number') {
    const color = cell.value === null ? 'tx2' : 'tx1';
    const run = { text: words, size: fitted, bold, color };
    if (!cell.period) return [run];
    return [{ text: `${cell.period[language]} `, size: periodSize(fitted), color: 'tx2' }, run];
  }
  const whole = shorten(cleanLine(shownText(cell, language)), room, lines);
  const said = cleanLine(cell.text[language]);
  if (!cell.aside || !whole.startsWith(said)) return [{ text: whole, size, bold, color: 'tx1' }];
  return [
    { text: said, size, bold, color: 'tx1' },
    { text: whole.slice(said.length), size: Math.max(8, size - ASIDE), color: 'tx2' },
  ];
}
