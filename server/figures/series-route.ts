import type { Month } from '../../domain/model.ts';
import { monthsApart, toMonth, yearOf } from '../../domain/month.ts';
import { type SeriesPoint, seriesPoints } from '../../domain/progress/series.ts';
import { getEntity, getIndicator } from '../cache/catalog-lookup.ts';
import { readRoute } from '../cache/read-route.ts';
import { CODE, COUNT, listOf, MONTH, record, reference } from '../http/json-schema.ts';
import { ENTITY, INDICATOR, monthParameter, wrongValue } from '../http/parameters.ts';
import { gatherSeriesFacts } from './load-facts.ts';

export interface SeriesAnswer {
  indicator: string;
  entity: string;
  from: Month;
  to: Month;
  revision: number;
  points: SeriesPoint[];
}

/** Sixty years: longer than any series there is, and still a small answer. */
const MOST_MONTHS = 720;

export const seriesRoute = readRoute({
  path: '/api/series',
  summary: { zh: '一个指标、一个主体的逐月数据', en: 'One indicator of one entity, month by month' },
  role: 'viewer',
  parameters: {
    indicator: INDICATOR,
    entity: ENTITY,
    from: monthParameter(
      {
        zh: '起始月；不给则为最新一期上一年的一月',
        en: 'First month; January of the year before the latest when not given',
      },
      ({ latestPeriod }) => (latestPeriod ? toMonth(yearOf(latestPeriod) - 1, 1) : undefined),
    ),
    to: monthParameter(
      {
        zh: '截止月；不给则为最新一期所在年的十二月',
        en: 'Last month; December of the latest year when not given',
      },
      ({ latestPeriod }) => (latestPeriod ? toMonth(yearOf(latestPeriod), 12) : undefined),
    ),
  },
  check({ from, to }) {
    const length = monthsApart(from, to) + 1;
    if (length >= 1 && length <= MOST_MONTHS) return [];
    return [
      wrongValue('to', to, {
        zh: `不早于 from（${from}）、且相隔不超过 ${MOST_MONTHS} 个月的月份`,
        en: `a month not before from (${from}) and at most ${MOST_MONTHS} months from it`,
      }),
    ];
  },
  answer: record<SeriesAnswer>({
    indicator: CODE,
    entity: CODE,
    from: MONTH,
    to: MONTH,
    revision: COUNT,
    points: listOf(reference('SeriesPoint')),
  }),
  async read({ read, catalog, revision }, values): Promise<SeriesAnswer> {
    const { from, to } = values;
    const indicator = getIndicator(catalog, values.indicator);
    const entity = getEntity(catalog, values.entity);
    const wanted = { indicator, entities: [entity.code], from, to };
    const facts = await gatherSeriesFacts(read, catalog, wanted, revision);
    const points = seriesPoints(indicator, entity, from, to, facts);
    return { indicator: indicator.code, entity: entity.code, from, to, revision, points };
  },
});
