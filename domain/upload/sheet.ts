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
    const statement = readTitles(layout.titles, table.name, read, names, layout.inherited);
    leaveResponsible(columns, statement);
    const body = readBody(layout, columns, statement, read, names);
    return { layout, columns, statement, body, entitySheet: named?.kind === 'one' };
  });
}

/**
 * 责任单位 beside the indicators of a table whose title names the entity: who answers for the figures, not whose they
 * are.
 */
function leaveResponsible(columns: readonly Column[], { entity }: Statement): void {
  const named = columns.some(({ use, key }) => use === 'key' && key === 'indicator');
  if (entity === null || !named) return;
  for (const column of columns) {
    if (column.key === 'entity' && /^(责任|牵头|填报)单位/.test(column.label)) column.use = 'skip';
  }
}
