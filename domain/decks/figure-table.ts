import type { Figure } from '../figures/figure.ts';
import { unitText } from '../unit.ts';
import { type Cell, type Column, type DeckTable, number, text } from './deck-table.ts';

/**
 * A chart's values as a table: its categories down, its series across. A gap stays a gap.
 *
 * @param codes known entities: with them, a column gives the code of each row's entity or month
 */
export function figureTable(figure: Figure, codes?: ReadonlySet<string>): DeckTable {
  const unit = unitText(figure.unit);
  const ofEntities = figure.categories.some(({ entity }) => entity !== undefined);
  const columns: Column[] = [
    ofEntities
      ? { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left', names: true }
      : { id: 'period', name: { zh: '月份', en: 'Month' }, unit: null, align: 'left', names: true },
    ...(codes ? [CODE] : []),
    ...figure.series.map(({ role, name }): Column => ({ id: role, name, unit, align: 'right' })),
  ];
  return {
    id: `figure/${figure.kind}/${figure.indicator}/${figure.entity}`,
    columns,
    rows: figure.categories.map(({ label, entity, period }, index) => {
      const code = entity ?? period ?? '';
      const known = period !== undefined || codes?.has(code) ? code : '';
      const cells: Cell[] = [
        text(label.zh, label.en),
        ...(codes ? [text(known, known)] : []),
        ...figure.series.map(({ values }) => number(values[index] ?? null, 'level', figure.decimals)),
      ];
      return { key: code || String(index), cells };
    }),
    lane: null,
    figure: null,
  };
}

const CODE: Column = { id: 'code', name: { zh: '编码', en: 'Code' }, unit: null, align: 'left' };
