import type { Figure, FigureCategory, FigureSeries } from '../domain/figures/figure.ts';
import { NATURES } from '../domain/import/upload-document.ts';
import { ENTITY_KINDS, OBSERVATION_STATUSES, TARGET_TYPES } from '../domain/model.ts';
import { monthsApart, toMonth, yearOf } from '../domain/month.ts';
import { LIGHTS, PROGRESS_STATUSES } from '../domain/progress/progress-row.ts';
import type { SeriesPoint } from '../domain/progress/series.ts';
import type { ObservationVersion, TargetVersion } from '../domain/versions.ts';
import { BILINGUAL } from './catalog.ts';
import {
  AS_OF,
  catalogParameter,
  ENTITY,
  INDICATOR,
  monthParameter,
  type OptionalParameter,
  optionalParameter,
  PERIOD,
  wordsParameter,
  wrongValue,
  yearParameter,
} from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';
import { GROWTH_SOURCE, PACE_METHOD, PROGRESS_ROW, VALUE_SOURCE } from './models/progress-row.ts';
import { PLAN } from './models/target.ts';

/** Which rows of a month. */
export const ROW_FILTERS = {
  entity: optionalParameter(ENTITY),
  indicator: optionalParameter(INDICATOR),
  category: optionalParameter(
    catalogParameter(
      'category',
      { zh: '指标类别', en: 'Category of the indicator' },
      { zh: '指标类别', en: 'a category' },
    ),
  ),
  department: optionalParameter(
    catalogParameter(
      'department',
      { zh: '指标牵头部门的编码', en: 'Code of the department that leads the indicator' },
      { zh: '部门编码', en: 'a department code' },
    ),
  ),
  kind: wordsParameter({ zh: '主体类型', en: 'Kind of the entity' }, ENTITY_KINDS),
  light: wordsParameter({ zh: '灯号', en: 'Light' }, LIGHTS),
  status: wordsParameter({ zh: '进度状态', en: 'Status' }, PROGRESS_STATUSES),
};

/** `period` is the month asked for; each row says its own data period. */
const PROGRESS = t.object({ period: t.MONTH, revision: t.COUNT, rows: t.listOf(PROGRESS_ROW) });
export type ProgressResponse = t.Static<typeof PROGRESS>;

export const getProgress = route({
  method: 'GET',
  path: '/api/progress',
  role: 'viewer',
  summary: {
    zh: '某月各指标各主体对年度目标的进度',
    en: 'Progress of each indicator and entity against its annual target at a month',
  },
  query: { period: PERIOD, ...ROW_FILTERS, asOf: AS_OF },
  responses: { 200: PROGRESS },
  problems: [400, 401],
});

const SERIES_POINT = t.model(
  'SeriesPoint',
  t.objectOf<SeriesPoint>({
    period: t.MONTH,
    month: t.nullable(t.NUMBER),
    monthSource: VALUE_SOURCE,
    ytd: t.nullable(t.NUMBER),
    ytdSource: VALUE_SOURCE,
    yoyMonth: t.nullable(t.NUMBER),
    yoyMonthSource: GROWTH_SOURCE,
    yoyYtd: t.nullable(t.NUMBER),
    yoyYtdSource: GROWTH_SOURCE,
    plan: t.nullable(t.NUMBER),
    planMethod: PACE_METHOD,
    status: t.nullable(t.oneOf(OBSERVATION_STATUSES)),
  }),
);

const FROM: OptionalParameter<string> = {
  ...monthParameter({
    zh: '起始月；不给则为最新一期上一年的一月',
    en: 'First month; January of the year before the latest when not given',
  }),
  absent: (latest) => (latest ? toMonth(yearOf(latest) - 1, 1) : undefined),
};
const TO: OptionalParameter<string> = {
  ...monthParameter({
    zh: '截止月；不给则为最新一期所在年的十二月',
    en: 'Last month; December of the latest year when not given',
  }),
  absent: (latest) => (latest ? toMonth(yearOf(latest), 12) : undefined),
};

/** Sixty years: longer than any series there is, and still a small response. */
const MOST_MONTHS = 720;

export const getSeries = route({
  method: 'GET',
  path: '/api/series',
  role: 'viewer',
  summary: { zh: '一个指标、一个主体的逐月数据', en: 'One indicator of one entity, month by month' },
  query: { indicator: INDICATOR, entity: ENTITY, from: FROM, to: TO, asOf: AS_OF },
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
  responses: {
    200: t.object({
      indicator: t.CODE,
      entity: t.CODE,
      from: t.MONTH,
      to: t.MONTH,
      revision: t.COUNT,
      points: t.listOf(SERIES_POINT),
    }),
  },
  problems: [400, 401],
});

export const FIGURE_SERIES = t.model(
  'FigureSeries',
  t.objectOf<FigureSeries>({
    role: t.oneOf([
      'actual',
      'level',
      'last-year',
      'plan',
      'target',
      'estimate',
      'pace',
      'difference',
      'total',
    ]),
    name: BILINGUAL,
    values: t.listOf(t.nullable(t.NUMBER)),
  }),
);

export const FIGURE = t.model(
  'Figure',
  t.objectOf<Figure>({
    kind: t.oneOf(['path', 'months', 'ranking', 'contribution']),
    indicator: t.CODE,
    entity: t.CODE,
    period: t.MONTH,
    title: BILINGUAL,
    measure: BILINGUAL,
    ranking: t.optional(
      t.objectOf<NonNullable<Figure['ranking']>>({
        by: t.oneOf(['completion', 'growth']),
        among: t.oneOf(['parts', 'league']),
      }),
    ),
    unit: t.TEXT,
    decimals: t.COUNT,
    categories: t.listOf(
      t.model(
        'FigureCategory',
        t.objectOf<FigureCategory>({
          label: BILINGUAL,
          entity: t.optional(t.CODE),
          period: t.optional(t.MONTH),
          width: t.optional(t.NUMBER),
          isDerived: t.optional(t.FLAG),
        }),
      ),
    ),
    series: t.listOf(FIGURE_SERIES),
    sentence: BILINGUAL,
    source: t.nullable(t.TEXT),
    revision: t.COUNT,
  }),
);

export const getFigures = route({
  method: 'GET',
  path: '/api/figures',
  role: 'viewer',
  summary: {
    zh: '一个指标、一个主体在某月的进度、一句话与全部图',
    en: 'One indicator of one entity at a month: its row, its sentence and every chart',
  },
  query: { indicator: INDICATOR, entity: ENTITY, period: PERIOD, asOf: AS_OF },
  responses: {
    200: t.object({
      indicator: t.CODE,
      entity: t.CODE,
      // The month asked for; the row says its own data period.
      period: t.MONTH,
      revision: t.COUNT,
      row: PROGRESS_ROW,
      // What is to be said of the row.
      sentence: BILINGUAL,
      figures: t.listOf(FIGURE),
    }),
  },
  problems: [400, 401],
});

/** Which revision, file and row a version came from. */
const ORIGIN = {
  revision: t.COUNT,
  at: t.MOMENT,
  by: t.TEXT,
  file: t.nullable(t.TEXT),
  fileSha256: t.nullable(t.SHA256),
  row: t.nullable(t.ORDINAL),
  reason: t.nullable(t.TEXT),
};

const OBSERVATION_VERSION = t.objectOf<ObservationVersion>({
  ...ORIGIN,
  month: t.nullable(t.NUMBER),
  ytd: t.nullable(t.NUMBER),
  yoyMonth: t.nullable(t.NUMBER),
  yoyYtd: t.nullable(t.NUMBER),
  status: t.nullable(t.oneOf(OBSERVATION_STATUSES)),
  nature: t.nullable(t.oneOf(NATURES)),
  upload: t.nullable(t.ORDINAL),
  uploadKind: t.nullable(t.oneOf(['file', 'revert'])),
});

export const getObservationHistory = route({
  method: 'GET',
  path: '/api/observations/history',
  role: 'viewer',
  summary: { zh: '一个数据的全部版本与出处', en: 'Every version of a figure, and where it came from' },
  query: { indicator: INDICATOR, entity: ENTITY, period: PERIOD, asOf: AS_OF },
  responses: {
    200: t.object({
      indicator: t.CODE,
      entity: t.CODE,
      period: t.MONTH,
      revision: t.COUNT,
      // Oldest first; the last one is in force.
      versions: t.listOf(OBSERVATION_VERSION),
    }),
  },
  problems: [400, 401],
});

const TARGET_VERSION = t.objectOf<TargetVersion>({
  ...ORIGIN,
  version: t.ORDINAL,
  from: t.ORDINAL,
  type: t.oneOf(TARGET_TYPES),
  value: t.NUMBER,
  plan: t.nullable(PLAN),
  note: t.nullable(t.TEXT),
});

export const getTargetHistory = route({
  method: 'GET',
  path: '/api/targets/history',
  role: 'viewer',
  summary: {
    zh: '一个年度目标的全部版本与出处',
    en: 'Every version of an annual target, and where it came from',
  },
  query: {
    indicator: INDICATOR,
    entity: ENTITY,
    year: yearParameter({ zh: '目标年度', en: 'Year of the target' }),
    asOf: AS_OF,
  },
  responses: {
    200: t.object({
      indicator: t.CODE,
      entity: t.CODE,
      year: t.schemaOf<number>({ type: 'integer' }),
      revision: t.COUNT,
      // Oldest first; the last one is in force.
      versions: t.listOf(TARGET_VERSION),
    }),
  },
  problems: [400, 401],
});
