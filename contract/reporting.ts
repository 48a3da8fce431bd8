import { OBSERVATION_STATUSES } from '../domain/model.ts';
import type { DueRow } from '../domain/progress/reporting-status.ts';
import type { ClosedPeriod } from '../domain/versions.ts';
import { fields, optionalField, textField } from './core/body.ts';
import { SPREADSHEET_FORMATS, type SpreadsheetFormat, XLSX_TYPE } from './core/file-types.ts';
import { LONGEST_REASON } from './core/limits.ts';
import { AS_OF, ENTITY, type OptionalParameter, PERIOD, wordParameter } from './core/parameter.ts';
import { PATH_PERIOD, route } from './core/route.ts';
import * as t from './core/schema.ts';

const DUE_ROW = t.objectOf<DueRow>({
  indicator: t.CODE,
  entity: t.CODE,
  period: t.MONTH,
  state: t.oneOf(['reported', 'missing', 'not-due']),
  status: t.nullable(t.oneOf(OBSERVATION_STATUSES)),
  at: t.nullable(t.MOMENT),
  by: t.nullable(t.TEXT),
  due: t.schemaOf<string>({ type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
  accounts: t.listOf(t.TEXT),
});

export const getDue = route({
  method: 'GET',
  path: '/api/due',
  role: 'viewer',
  summary: {
    zh: '某月应报的数据：已报、未报、由谁报、何时起应报',
    en: 'What is due for a month: reported or not, whose, since when',
  },
  query: { period: PERIOD, asOf: AS_OF },
  responses: { 200: t.object({ period: t.MONTH, revision: t.COUNT, rows: t.listOf(DUE_ROW) }) },
  problems: [400, 401],
});

const FORMAT: OptionalParameter<SpreadsheetFormat> = {
  ...wordParameter({ zh: '文件格式', en: 'Format of the file' }, SPREADSHEET_FORMATS),
  absent: () => 'xlsx',
};

export const getReportingForm = route({
  method: 'GET',
  path: '/api/templates',
  role: 'viewer',
  summary: {
    zh: '某主体某月的上报表，已填入已知数据',
    en: 'The file that an entity fills in for a month, with what is known',
  },
  query: { entity: ENTITY, period: PERIOD, format: FORMAT },
  responses: { 200: { description: { zh: '表格文件', en: 'The file' }, type: XLSX_TYPE } },
  problems: [400, 401],
});

const CLOSED_PERIOD = t.objectOf<ClosedPeriod>({
  period: t.MONTH,
  at: t.MOMENT,
  by: t.TEXT,
  reason: t.nullable(t.TEXT),
});

const REASON = fields({ reason: optionalField(textField(LONGEST_REASON)) }, '16kb');

export const getPeriods = route({
  method: 'GET',
  path: '/api/periods',
  role: 'viewer',
  summary: { zh: '已关账的月份', en: 'The closed months' },
  responses: { 200: t.object({ closed: t.listOf(CLOSED_PERIOD) }) },
  problems: [401],
});

export const postPeriodClose = route({
  method: 'POST',
  path: '/api/periods/:period/close',
  role: 'editor',
  summary: {
    zh: '关账：此后只有编辑可以改动，并须说明原因',
    en: 'Close a month: later changes need an editor and a reason',
  },
  params: { period: PATH_PERIOD },
  body: REASON,
  responses: { 200: CLOSED_PERIOD },
  problems: [400, 401, 403, 409, 413, 415],
});

export const deletePeriodClose = route({
  method: 'DELETE',
  path: '/api/periods/:period/close',
  role: 'editor',
  summary: { zh: '重新打开已关账的月份', en: 'Open a closed month again' },
  params: { period: PATH_PERIOD },
  body: REASON,
  responses: { 204: { description: { zh: '已打开', en: 'Open again' } } },
  problems: [400, 401, 403, 404, 413, 415],
});
