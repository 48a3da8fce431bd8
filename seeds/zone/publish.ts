import type { ObservationStatus } from '../../domain/model.ts';
import { periodOf, publishedMonths } from './calendar.ts';
import { isLate, sameGrowth } from './exceptions.ts';
import { publishFlow } from './publish-flow.ts';
import { publishCount, publishLevel, publishRatio, publishStock } from './publish-level.ts';
import { statusOf } from './status.ts';
import type { Story } from './story.ts';
import { type Cell, fixed } from './table.ts';
import { seriesKey, type Truth } from './truth.ts';

/** What one entity publishes for one month; null is an empty cell. */
export interface Published {
  month: number | null;
  ytd: number | null;
  yoyMonth: number | null;
  yoyYtd: number | null;
}

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
export function observationRows(truth: Truth, story: Story, entities: readonly string[]): Cell[][] {
  const rows: Cell[][] = [];
  for (const year of [2023, 2024, 2025]) {
    for (const month of publishedMonths(story, year)) {
      for (const entity of entities) {
        if (!reports(truth, story, entity) || isLate(story.code, entity, year, month)) continue;
        const twin = sameGrowth(story.code, entity, year, month);
        rows.push(row(story, entity, year, month, publish(truth, story, twin ?? entity, year, month)));
      }
    }
  }
  return rows;
}

function reports(truth: Truth, story: Story, entity: string): boolean {
  const code = story.model.of === 'ratio' ? story.model.numerator : story.code;
  return truth.series.has(seriesKey(code, entity));
}

function publish(truth: Truth, story: Story, entity: string, year: number, month: number): Published {
  const { model } = story;
  switch (model.of) {
    case 'flow':
    case 'sum':
      return publishFlow(truth, story, model, entity, year, month);
    case 'count':
      return publishCount(truth, story, entity, year, month);
    case 'stock':
      return publishStock(truth, story, entity, year, month);
    case 'level':
      return publishLevel(truth, story, model, entity, year, month);
    case 'ratio':
      return publishRatio(truth, story, model, entity, year, month);
  }
}

function row(story: Story, entity: string, year: number, month: number, figure: Published): Cell[] {
  const status: ObservationStatus = statusOf(story, year, month);
  return [
    periodOf(year, month),
    story.code,
    entity,
    fixed(figure.month, story.decimals),
    fixed(figure.ytd, story.decimals),
    fixed(figure.yoyMonth, 1),
    fixed(figure.yoyYtd, 1),
    status,
  ];
}
