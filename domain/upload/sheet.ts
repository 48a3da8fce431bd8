import { type Body, readBody } from './body.ts';
import { type Column, toColumns } from './columns.ts';
import { findLayouts, type Layout } from './layout.ts';
import { fillMerges, type Table } from './table.ts';
import type { Names, TermReader } from './term.ts';
import { readTitles, type Statement } from './titles.ts';

export interface Sheet {
  layout: Layout;
  columns: Column[];
  statement: Statement;
  body: Body;
  /** The sheet's name is an entity's. */
  entitySheet: boolean;
}

export function readSheets(table: Table, read: TermReader, names: Names): Sheet[] {
  const named = table.name === null ? null : names.entities.find(table.name);
  return findLayouts(fillMerges(table), read).map((layout) => {
    const columns = toColumns(layout, read, names);
    const statement = readTitles(layout.titles, table.name, read, names);
    const body = readBody(layout, columns, statement, read, names);
    return { layout, columns, statement, body, entitySheet: named?.kind === 'one' };
  });
}
