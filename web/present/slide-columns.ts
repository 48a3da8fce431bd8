import { cellText, columnText, type DeckTable } from '../../domain/deck-table.ts';
import { widthOf } from '../../domain/deck-width.ts';
import type { Text } from '../../domain/model.ts';

/** Which columns are shown, in pixels of the stage. */
export interface FittedColumn {
  /** Place in the table. */
  index: number;
  width: number;
}

const PAD = 20;
/** A lane narrower than this says nothing. */
const LANE = 220;
/** Names may stand on two lines, so they may shrink to this share of their length, and not below. */
const SHRUNK = 0.56;

/**
 * Columns as wide as what stands in them, the lane with the rest. Where there is no room, names go on to a second
 * line, and then optional columns are left out from the last.
 */
export function fitColumns(
  table: DeckTable,
  width: number,
  size: number,
  language: keyof Text,
): FittedColumn[] {
  const all = table.columns.map((_, index) => index);
  const optional = all.filter((index) => table.columns[index]!.optional).reverse();
  for (let left = 0; ; left++) {
    const dropped = new Set(optional.slice(0, left));
    const shown = all.filter((index) => !dropped.has(index));
    const fitted = tryColumns(table, shown, width, size, language);
    if (fitted.fits || left >= optional.length) return fitted.columns;
  }
}

function tryColumns(table: DeckTable, shown: number[], width: number, size: number, language: keyof Text) {
  const lane = table.lane?.column;
  const isLane = (index: number) => table.columns[index]!.id === lane;
  const natural = shown.map((index) => (isLane(index) ? LANE : naturalWidth(table, index, size, language)));
  const isName = (index: number) =>
    table.columns[index]!.align === 'left' && !isLane(index) && table.columns[index]!.id !== 'gap';
  const total = natural.reduce((sum, one) => sum + one, 0);
  const over = total - width;
  const give = shown.map((index, at) => (isName(index) ? natural[at]! * (1 - SHRUNK) : 0));
  const most = give.reduce((sum, one) => sum + one, 0);
  const share = over > 0 && most > 0 ? Math.min(1, over / most) : 0;
  const widths = natural.map((one, at) => one - give[at]! * share);
  const spare = width - widths.reduce((sum, one) => sum + one, 0);
  const hasLane = shown.some(isLane);
  const columns = shown.map((index, at) => {
    const extra = spare <= 0 ? 0 : hasLane ? (isLane(index) ? spare : 0) : spare / shown.length;
    return { index, width: Math.floor(widths[at]! + extra) };
  });
  return { columns, fits: over <= most };
}

function naturalWidth(table: DeckTable, index: number, size: number, language: keyof Text): number {
  const column = table.columns[index]!;
  const cells = table.rows.map(({ cells }) => {
    const cell = cells[index]!;
    const aside = cell.is === 'text' && cell.aside ? ` ${cell.aside[language]}` : '';
    return widthOf(cellText(cell, language) + aside);
  });
  // A head may stand on two lines; half of it and a character for where it breaks.
  const head = columnText(column, language);
  const words = language === 'en' ? Math.max(...head.split(' ').map(widthOf)) : 0;
  const half = widthOf(head) / 2 + (language === 'zh' ? 0.5 : 1.5);
  // A short word is not worth a second line.
  const headWidth = Math.max(words, widthOf(head) <= 3.2 ? widthOf(head) : half);
  return Math.max(headWidth, ...cells) * size + PAD;
}
