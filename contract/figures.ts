import type { Figure, FigureCategory, FigureSeries } from '../domain/figures/figure.ts';
import { NATURES } from '../domain/import/upload-document.ts';
import { ENTITY_KINDS, OBSERVATION_STATUSES, TARGET_TYPES } from '../domain/model.ts';
import { monthsApart, toMonth, yearOf } from '../domain/month.ts';
import { LIGHTS, PROGRESS_STATUSES } from '../domain/progress/progress-row.ts';
import type { SeriesPoint } from '../domain/progress/series.ts';
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
import {
  CODE,
  COUNT,
  listOf,
  MOMENT,
  MONTH,
  model,
  NUMBER,
  nullable,
  ORDINAL,
  object,
  objectOf,
  oneOf,
  optional,
  SHA256,
  type Static,
  schemaOf,
  TEXT,
} from './core/schema.ts';
import { GROWTH_SOURCE, PACE_METHOD, PROGRESS_ROW, VALUE_SOURCE } from './models/progress-row.ts';

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
const PROGRESS = object({ period: MONTH, revision: COUNT, rows: listOf(PROGRESS_ROW) });
export type ProgressResponse = Static<typeof PROGRESS>;

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

const SERIES_POINT = model(
  'SeriesPoint',
  objectOf<SeriesPoint>({
    period: MONTH,
    month: nullable(NUMBER),
    monthSource: VALUE_SOURCE,
    ytd: nullable(NUMBER),
    ytdSource: VALUE_SOURCE,
    yoyMonth: nullable(NUMBER),
    yoyMonthSource: GROWTH_SOURCE,
    yoyYtd: nullable(NUMBER),
    yoyYtdSource: GROWTH_SOURCE,
    plan: nullable(NUMBER),
    planMethod: PACE_METHOD,
    status: nullable(oneOf(OBSERVATION_STATUSES)),
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
    200: object({
      indicator: CODE,
      entity: CODE,
      from: MONTH,
      to: MONTH,
      revision: COUNT,
      points: listOf(SERIES_POINT),
    }),
  },
  problems: [400, 401],
});

export const FIGURE_SERIES = model(
  'FigureSeries',
  objectOf<FigureSeries>({
    role: oneOf(['actual', 'last-year', 'plan', 'target', 'estimate', 'pace', 'difference', 'total']),
    name: BILINGUAL,
    values: listOf(nullable(NUMBER)),
  }),
);

export const FIGURE = model(
  'Figure',
  objectOf<Figure>({
    kind: oneOf(['path', 'months', 'ranking', 'contribution']),
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    title: BILINGUAL,
    measure: BILINGUAL,
    ranking: optional(
      objectOf<NonNullable<Figure['ranking']>>({
        by: oneOf(['completion', 'growth']),
        among: oneOf(['parts', 'league']),
      }),
    ),
    unit: TEXT,
    decimals: COUNT,
    categories: listOf(
      model(
        'FigureCategory',
        objectOf<FigureCategory>({
          label: BILINGUAL,
          entity: optional(CODE),
          period: optional(MONTH),
          width: optional(NUMBER),
        }),
      ),
    ),
    series: listOf(FIGURE_SERIES),
    sentence: BILINGUAL,
    source: nullable(TEXT),
    revision: COUNT,
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
    200: object({
      indicator: CODE,
      entity: CODE,
      // The month asked for; the row says its own data period.
      period: MONTH,
      revision: COUNT,
      row: PROGRESS_ROW,
      // What is to be said of the row.
      sentence: BILINGUAL,
      figures: listOf(FIGURE),
    }),
  },
  problems: [400, 401],
});

/** Which revision, file and row a version came from. */
const ORIGIN = {
  revision: COUNT,
  at: MOMENT,
  by: TEXT,
  file: nullable(TEXT),
  fileSha256: nullable(SHA256),
  row: nullable(ORDINAL),
  reason: nullable(TEXT),
};

const OBSERVATION_VERSION = object({
  ...ORIGIN,
  month: nullable(NUMBER),
  ytd: nullable(NUMBER),
  yoyMonth: nullable(NUMBER),
  yoyYtd: nullable(NUMBER),
  status: nullable(oneOf(OBSERVATION_STATUSES)),
  nature: nullable(oneOf(NATURES)),
  upload: nullable(ORDINAL),
  uploadKind: nullable(oneOf(['file', 'revert'])),
});
export type ObservationVersion = Static<typeof OBSERVATION_VERSION>;

export const getObservationHistory = route({
  method: 'GET',
  path: '/api/observations/history',
  role: 'viewer',
  summary: { zh: '一个数据的全部版本与出处', en: 'Every version of a figure, and where it came from' },
  query: { indicator: INDICATOR, entity: ENTITY, period: PERIOD, asOf: AS_OF },
  responses: {
    200: object({
      indicator: CODE,
      entity: CODE,
      period: MONTH,
      revision: COUNT,
      // Oldest first; the last one is in force.
      versions: listOf(OBSERVATION_VERSION),
    }),
  },
  problems: [400, 401],
});

const TARGET_VERSION = object({
  ...ORIGIN,
  version: ORDINAL,
  type: oneOf(TARGET_TYPES),
  value: NUMBER,
  plan: nullable(
    schemaOf<(number | null)[]>({ type: 'array', items: nullable(NUMBER), minItems: 12, maxItems: 12 }),
  ),
  note: nullable(TEXT),
});
export type TargetVersion = Static<typeof TARGET_VERSION>;

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
    200: object({
      indicator: CODE,
      entity: CODE,
      year: schemaOf<number>({ type: 'integer' }),
      revision: COUNT,
      // Oldest first; the last one is in force.
      versions: listOf(TARGET_VERSION),
    }),
  },
  problems: [400, 401],
});
