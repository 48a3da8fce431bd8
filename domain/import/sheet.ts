import type { Column } from './layout/column.ts';
import { type Preamble, readTitles } from './layout/preamble.ts';
import { toColumns } from './layout/read-columns.ts';
import { findLayouts, type Layout } from './layout/table-layout.ts';
import { type Body, readBody } from './rows/body-rows.ts';
import type { Names, TermReader } from './terms/header-terms.ts';
import type { ContractColumn } from './terms/header-vocabulary.ts';
import { fillMerges, type Table } from './text/table.ts';

export interface Sheet {
  layout: Layout;
  columns: Column[];
  preamble: Preamble;
  body: Body;
  /** The sheet's name is an entity's. */
  entitySheet: boolean;
}

/** @param contractColumns see `parseTables`; the table's first row is its header then */
export function readSheets(
  table: Table,
  read: TermReader,
  names: Names,
  contractColumns?: readonly (ContractColumn | null)[],
): Sheet[] {
  const named = table.name === null ? null : names.entities.find(table.name);
  const layouts = contractColumns
    ? [{ table, titles: [], header: table.rows.slice(0, 1), body: table.rows.slice(1), contractColumns }]
    : findLayouts(fillMerges(table), read);
  return layouts.map((layout) => {
    const columns = toColumns(layout, read, names);
    const preamble = readTitles(layout.titles, table.name, read, names, layout.inherited);
    skipResponsible(columns, preamble);
    skipQualified(columns, preamble);
    const body = readBody(layout, columns, preamble, read, names);
    return { layout, columns, preamble, body, entitySheet: named?.kind === 'one' };
  });
}

/**
 * 责任单位 next to the indicators of a table whose title names the entity is the unit responsible for the figures, not
 * the entity they are of.
 */
function skipResponsible(columns: readonly Column[], { entity }: Preamble): void {
  const named = columns.some(({ use, key }) => use === 'key' && key === 'indicator');
  if (entity === null || !named) return;
  for (const column of columns) {
    if (column.key === 'entity' && /^(责任|牵头|填报)单位/.test(column.label)) column.use = 'skip';
  }
}

/** What a header adds to growth without making it another: comparable prices are how many figures are published. */
const SCOPE = /^[()]*(可比价?|可比口径|可比价格|同口径|不变价|现价|名义|实际|自然口径)[()]*$/;
/** What makes another figure of it. */
const QUALIFIED = /两年|平均|人均|亩均|全市|全省|全国|高于|低于|扣除|剔除/;

/**
 * 两年平均增速, 全市增速, 扣除一次性因素 next to the indicator's own figures are other figures. They are left out and
 * reported, rather than read as the indicator's own with the unknown words ignored.
 */
function skipQualified(columns: readonly Column[], { indicator }: Preamble): void {
  if (indicator === null && !columns.some(({ use, key }) => use === 'key' && key === 'indicator')) return;
  const plain = columns.some(
    ({ use, term }) => use === 'value' && term.measure === 'growth' && term.rest === '',
  );
  for (const column of columns) {
    const { use, term } = column;
    if (use !== 'value' || term.rest === '' || term.indicator || column.unnamed) continue;
    const foreign = term.measure === 'growth' ? plain || !SCOPE.test(term.rest) : QUALIFIED.test(term.rest);
    if (foreign) column.use = 'unknown';
  }
}
