import {
  type Cell,
  type Column,
  type DeckTable,
  type TableRow,
  text,
} from '../../../domain/decks/deck-table.ts';
import type { PageContent } from '../../../domain/decks/pages/page-content.ts';
import type { RefillReport, ShapeRole } from '../../../domain/decks/refill-report.ts';
import type { Month } from '../../../domain/model.ts';
import type { OpenedPackage } from '../../opc/opc-reader.ts';

export interface Refilled extends RefillReport {
  bytes: Uint8Array;
}

/** What refilling one slide looks into and writes to. */
export interface SlideWork {
  opened: OpenedPackage;
  changed: Map<string, string | Uint8Array>;
  notes: RefillReport;
  pages: ReadonlyMap<string, PageContent[] | null>;
  /** Rows that earlier slides of the same page hold. */
  offsets: Map<string, number>;
  /** Which rows of a page have found a place, and where the last of them is. */
  shown: Map<string, { keys: Set<string>; slide: number; shape: string; role: ShapeRole }>;
  /** That the deck was of, where it says so, and that it becomes one of. */
  before: Month | null;
  now: Month;
  path: string;
  source: string;
  slide: number;
}

/**
 * The whole table of a page, whatever parts it is on: all rows, and all columns, since a matrix is cut across as well
 * and another look may have cut it elsewhere. Null where the page has none.
 */
export function joinedTable(contents: readonly PageContent[]): DeckTable | null {
  const tables = contents.flatMap((content) => content.tables);
  const [first] = tables;
  if (!first) return null;
  const columns = new Map<string, Column>();
  const rows = new Map<string, Map<string, Cell>>();
  const wholes = new Set<string>();
  for (const table of tables) {
    for (const column of table.columns) columns.set(column.id, column);
    for (const row of table.rows) {
      const cells = rows.get(row.key) ?? new Map<string, Cell>();
      table.columns.forEach(({ id }, index) => {
        cells.set(id, row.cells[index]!);
      });
      rows.set(row.key, cells);
      if (row.whole) wholes.add(row.key);
    }
  }
  const joined = [...rows].map(([key, cells]): TableRow => {
    const row = { key, cells: [...columns.keys()].map((id) => cells.get(id) ?? text('', '')) };
    return wholes.has(key) ? { ...row, whole: true } : row;
  });
  const lane = first.lane && {
    ...first.lane,
    start: 0,
    series: first.lane.series.map((series, i) => ({
      ...series,
      values: tables.flatMap((table) => table.lane?.series[i]?.values ?? []),
    })),
  };
  return { ...first, columns: [...columns.values()], rows: joined, lane };
}
