import { type Field, fields, optionalField, textField } from './core/body.ts';
import { LONGEST_REASON, MOST_TABLE_ROWS } from './core/limits.ts';
import { AS_OF, type OptionalParameter, textParameter, yearParameter } from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';
import { TARGET } from './models/target.ts';
import { CHANGE_COUNT } from './models/upload.ts';

/** Entities, indicators and targets, as rows of JSON or as the file of a data folder. */

/** What a table would change, or did. `revision`: in which all of it is known. */
const LOAD_RESULT = t.model(
  'LoadResult',
  t.object({
    revision: t.COUNT,
    changed: t.FLAG,
    summary: t.object({
      entities: CHANGE_COUNT,
      indicators: CHANGE_COUNT,
      targets: CHANGE_COUNT,
      observations: CHANGE_COUNT,
    }),
  }),
);
export type LoadResult = t.Static<typeof LOAD_RESULT>;

/** A row by the names of the data file's columns. */
export type TableRow = Record<string, string | number | null>;

const ROWS: Field<TableRow[]> = {
  schema: {
    type: 'array',
    items: { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } },
    minItems: 1,
    maxItems: MOST_TABLE_ROWS,
  },
  parse: (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_TABLE_ROWS) return undefined;
    return value.every(isRow) ? (value as TableRow[]) : undefined;
  },
  expected: {
    zh: ` 1 到 ${MOST_TABLE_ROWS} 个对象的数组，字段同数据文件的列，值为文本、数字或 null`,
    en: `an array of 1 to ${MOST_TABLE_ROWS} objects with the columns of the data file, each a text, a number or null`,
  },
};

function isRow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (cell) => cell === null || typeof cell === 'string' || Number.isFinite(cell),
  );
}

const PREVIEW: OptionalParameter<'1' | null> = {
  description: { zh: '为 1 时只说明会改变什么，不保存', en: '1 says what would change and keeps nothing' },
  schema: { type: 'string', enum: ['1'] },
  parse: (text) => (text === '1' ? '1' : undefined),
  expected: { zh: ' 1', en: '1' },
  absent: () => null,
};

/** The versions that judge some month of the year, plans included: several where one begins in mid-year. */
const TARGETS = t.object({
  year: t.schemaOf<number>({ type: 'integer' }),
  revision: t.COUNT,
  targets: t.listOf(TARGET),
});

export const getTargets = route({
  method: 'GET',
  path: '/api/targets',
  role: 'viewer',
  summary: {
    zh: '一个年度的全部目标、分月计划和起始月',
    en: 'All targets of a year, with their plans and first months',
  },
  query: { year: yearParameter({ zh: '目标年度', en: 'Year of the targets' }), asOf: AS_OF },
  responses: { 200: TARGETS },
  problems: [400, 401],
});

const SHARED = {
  method: 'POST',
  role: 'admin',
  query: {
    preview: PREVIEW,
    reason: textParameter({ zh: '原因（发送 CSV 时）', en: 'Why (with a CSV)' }, LONGEST_REASON),
  },
  body: {
    ...fields({ rows: ROWS, reason: optionalField(textField(LONGEST_REASON)) }, '5mb'),
    csv: true,
  },
  responses: { 200: LOAD_RESULT },
  problems: [400, 401, 403, 413, 415, 422, 503, 507],
} as const;

export const postEntities = route({
  ...SHARED,
  path: '/api/entities',
  summary: { zh: '新增或修改主体，同 entities.csv', en: 'Add or change entities, as in entities.csv' },
});

export const postIndicators = route({
  ...SHARED,
  path: '/api/indicators',
  summary: { zh: '新增或修改指标，同 indicators.csv', en: 'Add or change indicators, as in indicators.csv' },
});

export const postTargets = route({
  ...SHARED,
  path: '/api/targets',
  summary: {
    zh: '新增或修改年度目标，同 targets.csv',
    en: 'Add or change annual targets, as in targets.csv',
  },
});
