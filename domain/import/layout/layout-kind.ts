import type { Shape } from '../parsed-file.ts';
import type { Column } from './column.ts';
import type { Preamble } from './preamble.ts';

/** Names a file's shape by which axis carries period, indicator and entity. */
export function shapeOf(
  sheets: readonly { columns: readonly Column[]; preamble: Preamble; entitySheet: boolean }[],
): Shape {
  const shapes = new Set(sheets.map(sheetShape));
  if (sheets.filter(({ entitySheet }) => entitySheet).length > 1) return 'sheet-per-entity';
  return shapes.size === 1 ? [...shapes][0]! : 'mixed';
}

function sheetShape({ columns, preamble }: { columns: readonly Column[]; preamble: Preamble }): Shape {
  const inRows = (key: string): boolean =>
    columns.some((column) => column.use === 'key' && column.key === key);
  const values = columns.filter(({ use }) => use === 'value');
  const inColumns = (what: 'period' | 'indicator' | 'entity'): boolean =>
    values.some(({ term }) => term[what] !== undefined);
  const periodsAcross = new Set(
    values
      .map(({ term }) => (term.period ? `${term.period.year}-${term.period.month}` : ''))
      .filter((p) => p !== ''),
  );
  const periodRows = inRows('period') || inRows('year');
  if (periodRows && inRows('indicator')) return 'long';
  if (inRows('indicator')) {
    if (preamble.isDatabaseExport && periodsAcross.size > 0) return 'statistical-office';
    return periodsAcross.size > 1 ? 'indicators-by-periods' : 'indicator-table';
  }
  if (periodRows && inColumns('entity')) return 'periods-by-entities';
  if (periodRows && inRows('entity')) return 'long';
  if (periodRows) return 'periods-by-indicators';
  if (inColumns('indicator')) return 'entities-by-indicators';
  if (inColumns('period')) return 'entities-by-periods';
  return inRows('entity') ? 'entities-by-indicators' : 'mixed';
}
