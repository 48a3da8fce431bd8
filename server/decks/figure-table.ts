import { type Cell, type Column, type DeckTable, number, text } from '../../domain/decks/deck-table.ts';
import type { Figure } from '../../domain/figures/figure.ts';
import type { Catalog } from '../../domain/model.ts';
import { unitText } from '../../domain/unit.ts';

/** A chart's numbers as a table: its places down, its series across; a gap stays a gap. */
export function figureTable(figure: Figure, { entities }: Catalog): DeckTable {
  const unit = unitText(figure.unit);
  const isEntities = figure.categories.some(({ entity }) => entity !== undefined);
  const codes = new Set(entities.map(({ code }) => code));
  const columns: Column[] = [
    isEntities
      ? { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left' }
      : { id: 'period', name: { zh: '月份', en: 'Month' }, unit: null, align: 'left' },
    { id: 'code', name: { zh: '编码', en: 'Code' }, unit: null, align: 'left' },
    ...figure.series.map(({ role, name }): Column => ({ id: role, name, unit, align: 'right' })),
  ];
  return {
    id: `figure/${figure.kind}/${figure.indicator}/${figure.entity}`,
    columns,
    rows: figure.categories.map((category, place) => {
      const code = category.entity ?? category.period ?? '';
      const known = category.period !== undefined || codes.has(code) ? code : '';
      const cells: Cell[] = [
        text(category.label.zh, category.label.en),
        text(known, known),
        ...figure.series.map(({ values }) => number(values[place] ?? null, 'level', figure.decimals)),
      ];
      return { key: code || String(place), cells };
    }),
    lane: null,
    figure: null,
  };
}
