import type { Text } from '../../model.ts';
import { lineCount } from '../../text-width.ts';
import { type Cell, type Column, cellText, type DeckTable } from '../deck-table.ts';
import { type FittedColumn, paddingOf, type TableSpace } from './columns.ts';

/** Line heights and padding of a table's rows: line heights in sizes of the letters, lengths in the space's unit. */
export interface RowSpacing {
  /** Size of the letters as drawn; the space's own may be larger, to allow for wider faces. */
  size: number;
  headSize: number;
  /** Line height of a row of one line, of a row of several, and of the header. */
  oneLine: number;
  lines: number;
  headLine: number;
  /** Above and below the text together. */
  padding: number;
  headPadding: number;
  /** A name that takes more lines is set smaller instead, and its row is no higher. */
  mostLines: number;
  /** Lines that the name of a column may take in the header; its unit takes one more. */
  mostHeadLines: number;
}

/** What a table takes vertically. */
export interface TableHeights {
  head: number;
  rows: { lines: number; height: number }[];
}

/**
 * Heights of a table's header and rows at given column widths; pages are cut and slides are drawn by them.
 *
 * @example a row whose name takes two lines of 21 px at a line height of 1.14, padded by 5 px: 2 × 21 × 1.14 + 5 = 52.88
 */
export function tableHeights(
  table: DeckTable,
  columns: readonly FittedColumn[],
  space: TableSpace,
  spacing: RowSpacing,
): TableHeights {
  const { headSize, headLine, headPadding, mostHeadLines } = spacing;
  return {
    head: headLines(table, columns, space, mostHeadLines) * headSize * headLine + headPadding,
    rows: rowLines(table, columns, space).map((lines) => ({ lines, height: rowHeight(lines, spacing) })),
  };
}

/** @param lines that the row's longest cell takes */
export function rowHeight(lines: number, spacing: RowSpacing): number {
  const { size, oneLine, lines: several, padding, mostLines } = spacing;
  return Math.min(lines, mostLines) * size * (lines > 1 ? several : oneLine) + padding;
}

/** A cell's text with its aside. */
export function shownText(cell: Cell, language: keyof Text): string {
  const main = cellText(cell, language);
  return cell.is === 'text' && cell.aside ? `${main} ${cell.aside[language]}` : main;
}

/** Lines that each row takes: those of its longest cell. */
function rowLines(table: DeckTable, columns: readonly FittedColumn[], space: TableSpace): number[] {
  const { size, padding, language } = space;
  const chart = table.columns.findIndex(({ id }) => id === table.lane?.column);
  return table.rows.map(({ cells }) =>
    columns.reduce((most, { index, width }) => {
      const cell = cells[index]!;
      if (cell.is !== 'text' || index === chart) return most;
      return Math.max(most, lineCount(shownText(cell, language), Math.max(1, (width - padding) / size)));
    }, 1),
  );
}

/** Lines that the header takes. */
function headLines(
  table: DeckTable,
  columns: readonly FittedColumn[],
  space: TableSpace,
  most: number,
): number {
  const { headSize, language } = space;
  const lines = (column: Column, width: number) => {
    const room = Math.max(1, (width - paddingOf(column, space)) / headSize);
    return Math.min(most, lineCount(column.name[language], room)) + (column.unit ? 1 : 0);
  };
  return Math.max(1, ...columns.map(({ index, width }) => lines(table.columns[index]!, width)));
}
