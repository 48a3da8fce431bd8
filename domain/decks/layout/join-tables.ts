import { type Cell, type Column, type DeckTable, type TableRow, text } from '../deck-table.ts';
import type { PageContent } from '../page-content.ts';

/** Contents grouped by the page of the deck that they are parts of. */
export function groupByPage(contents: readonly PageContent[]): PageContent[][] {
  const pages = new Map<number, PageContent[]>();
  for (const content of contents) {
    const parts = pages.get(content.page);
    if (parts) parts.push(content);
    else pages.set(content.page, [content]);
  }
  return [...pages.values()];
}

/** Whether two tables are parts of one table that was cut between its rows. */
export function haveSameColumns(a: DeckTable, b: DeckTable): boolean {
  return (
    a.id === b.id &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ id }, index) => id === b.columns[index]!.id)
  );
}

/**
 * The inverse of `splitTable` and `splitColumns`: all rows and all columns of the parts of one table. Undefined for
 * no parts.
 */
export function joinTables(parts: readonly DeckTable[]): DeckTable | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  const columns = new Map<string, Column>();
  const rows = new Map<string, { row: TableRow; cells: Map<string, Cell> }>();
  for (const table of parts) {
    for (const column of table.columns) columns.set(column.id, column);
    for (const row of table.rows) {
      const { cells } = rows.get(row.key) ?? { cells: new Map<string, Cell>() };
      table.columns.forEach(({ id }, index) => {
        cells.set(id, row.cells[index]!);
      });
      rows.set(row.key, { row, cells });
    }
  }
  const ids = [...columns.keys()];
  const lane = first.lane && {
    ...first.lane,
    series: first.lane.series.map((series, at) => ({
      ...series,
      values: parts.flatMap((table) => table.lane?.series[at]?.values ?? []),
    })),
  };
  return {
    ...first,
    columns: [...columns.values()],
    rows: [...rows.values()].map(({ row, cells }) => ({
      ...row,
      cells: ids.map((id) => cells.get(id) ?? text('', '')),
    })),
    lane,
  };
}
