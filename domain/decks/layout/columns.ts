import type { Text } from '../../model.ts';
import { widthOf } from '../../text-width.ts';
import { cellText, columnText, type DeckTable, isMatrix } from '../deck-table.ts';
import { splitEvenly } from './split-table.ts';

/** Which columns are shown, in pixels of the stage. */
export interface FittedColumn {
  /** Place in the table. */
  index: number;
  width: number;
}

const PAD = 26;
const PAD_MATRIX = 12;
/** A lane narrower than this says nothing. */
const LANE = 220;
/** A name may go on to a second line, so it may shrink to this share of its length, and not below. */
const SHRUNK = 0.54;
const SHRUNK_MATRIX = 0.3;
/** Before a name is cut to less than this, a column that may be left out is left out. */
const KEPT = 0.6;
/** Letters of a matrix's heads against those of its cells; slide-table.css has the same. */
const HEAD_SIZE = 0.9;
/** Heads up to so many characters stand on one line. */
const SHORT_HEAD = 4.2;

/** A space for a table, in pixels of the stage, and the letters in it. */
export interface LetterSize {
  width: number;
  size: number;
  language: keyof Text;
}

/** Columns as wide as what stands in them, the lane with the rest; the longest names go on to a second line. */
export function layColumns(table: DeckTable, { width, size, language }: LetterSize): FittedColumn[] {
  const all = table.columns.map((_, index) => index);
  return layOut(table, all, width, size, language).columns;
}

/** The same where names would lose too much: columns that may be left out are, from the first. */
export function fitColumns(table: DeckTable, { width, size, language }: LetterSize): FittedColumn[] {
  const all = table.columns.map((_, index) => index);
  const optional = all.filter((index) => table.columns[index]!.optional);
  for (let left = 0; ; left++) {
    const dropped = new Set(optional.slice(0, left));
    const shown = all.filter((index) => !dropped.has(index));
    const fitted = layOut(table, shown, width, size, language);
    if ((fitted.fits && fitted.kept >= KEPT) || left >= optional.length) return fitted.columns;
  }
}

function layOut(table: DeckTable, shown: number[], width: number, size: number, language: keyof Text) {
  const lane = table.lane?.column;
  const isLane = (index: number) => table.columns[index]!.id === lane;
  const natural = shown.map((index) => (isLane(index) ? LANE : naturalWidth(table, index, size, language)));
  const isName = (index: number) =>
    !isLane(index) &&
    table.rows.some(({ cells }) => cells[index]!.is === 'text') &&
    !(isMatrix(table) && index > 0);
  const names = shown.map((index, at) => (isName(index) ? natural[at]! : 0));
  const rest = natural.reduce((sum, one, at) => sum + (names[at] ? 0 : one), 0);
  const cap = capOf(names, width - rest);
  const shrunk = isMatrix(table) ? SHRUNK_MATRIX : SHRUNK;
  const widths = natural.map((one, at) => (names[at] ? Math.max(one * shrunk, Math.min(one, cap)) : one));
  const spare = width - widths.reduce((sum, one) => sum + one, 0);
  const hasLane = shown.some(isLane);
  const columns = shown.map((index, at) => {
    const extra = spare <= 0 ? 0 : hasLane ? (isLane(index) ? spare : 0) : spare / shown.length;
    return { index, width: Math.floor(widths[at]! + extra) };
  });
  const kept = Math.min(1, ...natural.map((one, at) => widths[at]! / one));
  return { columns, fits: spare >= -1, kept };
}

/** The width to which the longest are cut so that all have room: `capOf([100, 40, 80], 180)` → 70. */
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

function naturalWidth(table: DeckTable, index: number, size: number, language: keyof Text): number {
  const column = table.columns[index]!;
  const matrix = isMatrix(table);
  const cells = table.rows.map(({ cells }) => {
    const cell = cells[index]!;
    const aside = cell.is === 'text' && cell.aside ? ` ${cell.aside[language]}` : '';
    return widthOf(cellText(cell, language) + aside);
  });
  const head = columnText({ ...column, unit: null }, language);
  const unit = column.unit ? widthOf(column.unit[language]) + 2 : 0;
  const words = language === 'en' ? Math.max(...head.split(' ').map(widthOf)) : 0;
  const half = widthOf(head) / 2 + (language === 'zh' ? 0.5 : 1.5);
  // Above a column of lights a name stands on several lines, smaller than what it heads.
  if (matrix && index > 0) {
    const longest = language === 'en' ? words : Math.min(widthOf(head), 4.2);
    return Math.max(longest * HEAD_SIZE, ...cells) * size + PAD_MATRIX;
  }
  const headWidth = widthOf(head) <= SHORT_HEAD ? widthOf(head) : Math.max(words, half);
  return Math.max(headWidth, unit, ...cells) * size + (matrix && index > 0 ? PAD_MATRIX : PAD);
}

/** How many columns of a matrix stand beside its indicators and the whole while names keep a fifth of the width. */
export function matrixColumns(table: DeckTable, { width, size, language }: LetterSize): number {
  const [name = 0, whole = 0, ...rest] = table.columns.map((_, index) =>
    naturalWidth(table, index, size, language),
  );
  const room = width - whole - Math.min(name, width / 5);
  let most = rest.length;
  const isWide = (part: readonly number[]) => part.reduce((sum, one) => sum + one, 0) > room;
  while (most > 2 && splitEvenly(rest, most).some(isWide)) most -= 1;
  return Math.max(2, most);
}
