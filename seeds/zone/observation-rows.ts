import type { ObservationStatus } from '../../domain/model.ts';
import { periodOf, publishedMonths } from './calendar.ts';
import { isLate, sameGrowth } from './exceptions.ts';
import { type GeneratedData, type Published, seriesKey } from './generated-data.ts';
import type { IndicatorSpec } from './indicators/indicator-spec.ts';
import { publishCount } from './models/count.ts';
import { publishFlow } from './models/flow.ts';
import { publishLevel, publishRatio } from './models/level.ts';
import { publishStock } from './models/stock.ts';
import { type Cell, fixed } from './table.ts';

export const OBSERVATION_HEADER = [
  'period',
  'indicator',
  'entity',
  'month',
  'ytd',
  'yoy_month',
  'yoy_ytd',
  'status',
];

/** Rows of observations.csv for one indicator: month by month, entity by entity in the order of entities.csv. */
export function observationRows(
  data: GeneratedData,
  spec: IndicatorSpec,
  entities: readonly string[],
): Cell[][] {
  const rows: Cell[][] = [];
  for (const year of [2023, 2024, 2025]) {
    for (const month of publishedMonths(spec, year)) {
      for (const entity of entities) {
        if (!reports(data, spec, entity) || isLate(spec.code, entity, year, month)) continue;
        const twin = sameGrowth(spec.code, entity, year, month);
        rows.push(row(spec, entity, year, month, publish(data, spec, twin ?? entity, year, month)));
      }
    }
  }
  return rows;
}

function reports(data: GeneratedData, spec: IndicatorSpec, entity: string): boolean {
  const code = spec.model.of === 'ratio' ? spec.model.numerator : spec.code;
  return data.series.has(seriesKey(code, entity));
}

function publish(
  data: GeneratedData,
  spec: IndicatorSpec,
  entity: string,
  year: number,
  month: number,
): Published {
  const { model } = spec;
  switch (model.of) {
    case 'flow':
    case 'sum':
      return publishFlow(data, spec, model, entity, year, month);
    case 'count':
      return publishCount(data, spec, entity, year, month);
    case 'stock':
      return publishStock(data, spec, entity, year, month);
    case 'level':
      return publishLevel(data, spec, model, entity, year, month);
    case 'ratio':
      return publishRatio(data, spec, model, entity, year, month);
  }
}

function row(spec: IndicatorSpec, entity: string, year: number, month: number, figure: Published): Cell[] {
  const status: ObservationStatus = statusOf(spec, year, month);
  return [
    periodOf(year, month),
    spec.code,
    entity,
    fixed(figure.month, spec.decimals),
    fixed(figure.ytd, spec.decimals),
    fixed(figure.yoyMonth, 1),
    fixed(figure.yoyYtd, 1),
    status,
  ];
}

const REVISED_AFTERWARDS = ['GDP', 'RETAIL'];
const BOOKS_CLOSED = ['FIN_REV', 'TAX', 'TAX_SHARE', 'FIN_EXP', 'LAND_REV', 'DEPOSITS'];
const COUNTED_AHEAD = ['IND_INVOICE', 'PROJ_INV', 'PROJ_LIST_INV'];

/** How final a value is at the September 2025 meeting: the last month is a flash or an estimate. */
export function statusOf(spec: IndicatorSpec, year: number, month: number): ObservationStatus {
  if (BOOKS_CLOSED.includes(spec.code)) return 'official';
  if (year === 2023 && REVISED_AFTERWARDS.includes(spec.code)) return 'revised';
  if (year < 2025) return 'official';
  if (spec.code === 'GDP') return 'preliminary';
  const age = 8 - month;
  if (age === 0) return COUNTED_AHEAD.includes(spec.code) ? 'estimate' : 'flash';
  if (age === 1) return (spec.lag ?? 0) > 0 ? 'flash' : 'preliminary';
  return 'official';
}
