import {
  type ExportJob,
  JOB_STATES,
  LARGEST_REFILL_BYTES,
  RATIOS,
  type RefillNote,
  type RefillReport,
  SHAPE_ROLES,
} from '../domain/decks/export-job.ts';
import { BILINGUAL } from './catalog.ts';
import { PPTX_TYPE, SPREADSHEET_TYPES, type SpreadsheetFormat } from './core/file-types.ts';
import {
  AS_OF,
  ENTITY,
  INDICATOR,
  monthParameter,
  optionalParameter,
  type Parameters,
  PERIOD,
  wordOrFirst,
  wordParameter,
} from './core/parameter.ts';
import { EXPORT_ID, route } from './core/route.ts';
import * as t from './core/schema.ts';
import { DECK_BODY, DECK_QUERY, LANGUAGE } from './decks.ts';
import { ROW_FILTERS } from './figures.ts';

export const FILE = { zh: '文件', en: 'The file' };

const DECK_FORMATS = ['pptx', 'xlsx'] as const;
/** `own`: the unit's template, where it has one; without one it is the house style as well. */
const SLIDE_STYLES = ['own', 'house'] as const;

/** Which deck, and what it is made into. */
const DECK_FILE_QUERY = {
  ...DECK_QUERY,
  ratio: wordOrFirst({ zh: '幻灯片的宽高比', en: 'Proportions of the slides' }, RATIOS),
  format: wordOrFirst(
    { zh: '幻灯片，或每页一张工作表的工作簿', en: 'Slides, or a workbook with one sheet a page' },
    DECK_FORMATS,
  ),
  template: wordOrFirst(
    {
      zh: '幻灯片的样式：own 用单位模板（有的话，画幅随模板），house 用本系统的样式',
      en: "Look of the slides: own, the unit's template where there is one (proportions are its own), or house",
    },
    SLIDE_STYLES,
  ),
  asOf: AS_OF,
};

export const getDeck = route({
  method: 'GET',
  path: '/api/decks',
  role: 'viewer',
  summary: {
    zh: '一套文稿的文件：可编辑图表的幻灯片（.pptx），或每页一张工作表的工作簿（format=xlsx）',
    en: 'A deck as a file: slides with charts that can be edited (.pptx), or a workbook with one sheet a page (format=xlsx)',
  },
  query: DECK_FILE_QUERY,
  responses: { 200: { description: FILE, type: PPTX_TYPE } },
  problems: [400, 401, 404, 503],
});

const REFILL_NOTES = t.listOf(
  t.model(
    'RefillNote',
    t.objectOf<RefillNote>({
      slide: t.COUNT,
      shape: t.TEXT,
      role: t.nullable(t.oneOf(SHAPE_ROLES)),
      title: t.nullable(BILINGUAL),
      message: BILINGUAL,
    }),
  ),
);

const EXPORT = t.model(
  'Export',
  t.objectOf<ExportJob>({
    id: t.CODE,
    state: t.oneOf(JOB_STATES),
    ahead: t.COUNT,
    done: t.COUNT,
    total: t.COUNT,
    name: t.nullable(t.TEXT),
    size: t.nullable(t.COUNT),
    failure: t.nullable(BILINGUAL),
    refill: t.nullable(t.objectOf<RefillReport>({ filled: REFILL_NOTES, missed: REFILL_NOTES })),
  }),
);

export const postExport = route({
  method: 'POST',
  path: '/api/exports',
  role: 'viewer',
  summary: {
    zh: '开始导出一套文稿；同时最多做两份，其余排队',
    en: 'Start exporting a deck; two are made at once and the others wait',
  },
  query: DECK_FILE_QUERY,
  body: DECK_BODY,
  responses: { 202: EXPORT },
  problems: [400, 401, 403, 404, 413, 503],
});

const params = { id: EXPORT_ID };

export const getExport = route({
  method: 'GET',
  path: '/api/exports/:id',
  role: 'viewer',
  summary: { zh: '一次导出的进度', en: 'How far an export is' },
  params,
  responses: { 200: EXPORT },
  problems: [401, 404],
});

export const deleteExport = route({
  method: 'DELETE',
  path: '/api/exports/:id',
  role: 'viewer',
  summary: { zh: '取消一次导出', en: 'Cancel an export' },
  params,
  responses: { 204: { description: { zh: '已取消', en: 'Cancelled' } } },
  problems: [401, 403, 404],
});

export const getExportFile = route({
  method: 'GET',
  path: '/api/exports/:id/file',
  role: 'viewer',
  summary: { zh: '导出的文件', en: 'The exported file' },
  params,
  responses: { 200: { description: FILE, type: 'application/octet-stream' } },
  problems: [401, 404, 409],
});

export const COMPRESS = {
  zh: '请压缩其中的图片后再上传。',
  en: 'Compress the pictures in it and upload it again.',
};

export const postRefill = route({
  method: 'POST',
  path: '/api/refills',
  role: 'viewer',
  summary: {
    zh: '上传以前导出、此后改过的文稿，换成另一期的数据；同时最多做两份，其余排队',
    en: 'Send a deck that was exported before and edited since, to be filled with another month’s figures; two are made at once and the others wait',
  },
  query: {
    period: optionalParameter(
      monthParameter({
        zh: '换成哪一期的数据；不给则为最新一期',
        en: 'The month whose figures are put in; the latest one when not given',
      }),
    ),
    asOf: AS_OF,
  },
  body: {
    kind: 'file',
    limit: { bytes: LARGEST_REFILL_BYTES, advice: COMPRESS },
    form: { period: t.MONTH },
  },
  responses: { 202: EXPORT },
  problems: [400, 401, 403, 404, 413, 503],
});

/** A table as a workbook and as CSV, each at a path of its own; parameters and numbers are those of the read. */
function tableRoute<const P extends string, const F extends SpreadsheetFormat, Q extends Parameters>(
  path: P,
  format: F,
  summary: { zh: string; en: string },
  query: Q,
) {
  return route({
    method: 'GET',
    path: `/api/exports/${path}.${format}`,
    role: 'viewer',
    summary: { zh: `${summary.zh}（${format}）`, en: `${summary.en} (${format})` },
    query: { ...query, lang: LANGUAGE, asOf: AS_OF },
    responses: { 200: { description: FILE, type: SPREADSHEET_TYPES[format] } },
    problems: [400, 401, 404, 503],
  });
}

const ROWS = { zh: '与 /api/progress 相同的各行', en: 'The same rows as /api/progress' };
const ROWS_QUERY = { period: PERIOD, ...ROW_FILTERS };
export const getProgressXlsx = tableRoute('progress', 'xlsx', ROWS, ROWS_QUERY);
export const getProgressCsv = tableRoute('progress', 'csv', ROWS, ROWS_QUERY);

/** Which of an indicator's charts; `league` is the ranking of the zone among its peers. */
const CHARTS = ['path', 'months', 'ranking', 'league', 'contribution'] as const;
export type ChartWord = (typeof CHARTS)[number];

const CHART = { zh: '一张图的数据', en: 'The numbers of one chart' };
const CHART_QUERY = {
  indicator: INDICATOR,
  entity: ENTITY,
  figure: wordParameter({ zh: '哪一张图', en: 'Which chart' }, CHARTS),
  period: PERIOD,
};
export const getFigureXlsx = tableRoute('figure', 'xlsx', CHART, CHART_QUERY);
export const getFigureCsv = tableRoute('figure', 'csv', CHART, CHART_QUERY);
