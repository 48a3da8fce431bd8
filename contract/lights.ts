import type { MonthLight } from '../domain/progress/light-history.ts';
import { PROGRESS_STATUSES } from '../domain/progress/progress-row.ts';
import { AS_OF, type OptionalParameter, PERIOD } from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';
import { ROW_FILTERS } from './figures.ts';
import { LIGHT } from './models/progress-row.ts';

/** This month, and the same month a year ago. */
const USUAL_MONTHS = 13;
const MOST_MONTHS = 60;

const MONTHS: OptionalParameter<number> = {
  description: {
    zh: `月数，截止到各指标自己的期间，最多 ${MOST_MONTHS}；不给则为 ${USUAL_MONTHS}`,
    en: `How many months, up to each indicator's own period; ${MOST_MONTHS} at most, ${USUAL_MONTHS} when not given`,
  },
  schema: { type: 'integer', minimum: 1, maximum: MOST_MONTHS, default: USUAL_MONTHS },
  parse: (text) => {
    const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
    return count >= 1 && count <= MOST_MONTHS ? count : undefined;
  },
  expected: { zh: ` 1 到 ${MOST_MONTHS} 的整数`, en: `a whole number from 1 to ${MOST_MONTHS}` },
  absent: () => USUAL_MONTHS,
};

const MONTH_LIGHT = t.model(
  'MonthLight',
  t.objectOf<MonthLight>({
    period: t.MONTH,
    light: t.nullable(LIGHT),
    status: t.nullable(t.oneOf(PROGRESS_STATUSES)),
  }),
);

const { light: _light, status: _status, ...PAIR_FILTERS } = ROW_FILTERS;

export const getLights = route({
  method: 'GET',
  path: '/api/lights',
  role: 'viewer',
  summary: {
    zh: '各指标各主体最近若干个月的灯号，每月按当时的目标评判',
    en: 'The lights of the last months of each indicator and entity, each judged by the target of its time',
  },
  query: { period: PERIOD, months: MONTHS, ...PAIR_FILTERS, asOf: AS_OF },
  responses: {
    200: t.object({
      period: t.MONTH,
      months: t.COUNT,
      revision: t.COUNT,
      // Only pairs that were judged or missing in one of the months.
      histories: t.listOf(
        t.model(
          'LightHistory',
          t.objectOf<{ indicator: string; entity: string; lights: MonthLight[] }>({
            indicator: t.CODE,
            entity: t.CODE,
            // Oldest first, one for each calendar month; a month that the indicator does not have is null.
            lights: t.listOf(MONTH_LIGHT),
          }),
        ),
      ),
    }),
  },
  problems: [400, 401],
});
