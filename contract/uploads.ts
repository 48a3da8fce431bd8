import { NATURES } from '../domain/import/upload-document.ts';
import { type Field, fields, optionalField, textField, textsField, wordField } from './core/body.ts';
import { CSV_TYPE, SPREADSHEET_FORMATS, type SpreadsheetFormat, XLSX_TYPE } from './core/file-types.ts';
import { LARGEST_UPLOAD_BYTES, LONGEST_REASON } from './core/limits.ts';
import {
  ENTITY,
  INDICATOR,
  monthParameter,
  numberParameter,
  type OptionalParameter,
  optionalParameter,
  type Parameter,
  textParameter,
  wordParameter,
} from './core/parameter.ts';
import { route, UPLOAD_ID } from './core/route.ts';
import * as t from './core/schema.ts';
import { UPLOAD, UPLOAD_LINE } from './models/upload.ts';

const params = { id: UPLOAD_ID };
const SHEET = { description: { zh: '表格文件', en: 'The file' }, type: XLSX_TYPE };
const REASON = optionalField(textField(LONGEST_REASON));

/** Newest first. `next` is to be given as `before` for older ones; null at the end. */
const UPLOADS = t.object({ uploads: t.listOf(UPLOAD_LINE), next: t.nullable(t.COUNT) });

export const getUploads = route({
  method: 'GET',
  path: '/api/uploads',
  role: 'statistician',
  summary: {
    zh: '自己的上传（编辑可见全部），新的在前',
    en: "One's own uploads (an editor: everybody's), newest first",
  },
  query: { before: numberParameter({ zh: '只列出编号更小的', en: 'Only those with a smaller id' }) },
  responses: { 200: UPLOADS },
  problems: [400, 401, 403],
});

const ANSWERS: OptionalParameter<Record<string, string>> = {
  description: {
    zh: '对文件没有写明之处的回答：JSON 对象，问题的 key → 所选的 value',
    en: 'Answers to what the file leaves open: a JSON object, key of the question → value of the choice',
  },
  schema: { type: 'string' },
  parse: (text) => toAnswers(tryJson(text)),
  expected: { zh: ' JSON 对象，值为文本', en: 'a JSON object of texts' },
  absent: () => ({}),
};

export const postUpload = route({
  method: 'POST',
  path: '/api/uploads',
  role: 'statistician',
  summary: {
    zh: '上传一个文件并预览，尚不入库',
    en: 'Send a file and see what it would change; nothing is a figure yet',
  },
  query: {
    period: optionalParameter(
      monthParameter({ zh: '文件没有写明时的期间', en: 'The month, where the file does not say' }),
    ),
    entity: optionalParameter(ENTITY),
    indicator: optionalParameter(INDICATOR),
    unit: textParameter(
      { zh: '文件所用的计量单位，如 万元', en: 'Unit that the file uses, such as 万元' },
      20,
      {
        zh: '计量单位的名称',
        en: 'the name of a unit',
      },
    ),
    answers: ANSWERS,
  },
  body: {
    kind: 'file',
    limit: {
      bytes: LARGEST_UPLOAD_BYTES,
      advice: {
        zh: '请拆成几个文件，或删去无关的工作表后再上传。',
        en: 'Split it, or remove sheets that are not needed, and upload it again.',
      },
    },
    form: { period: t.MONTH, entity: t.CODE, indicator: t.CODE, unit: t.CODE, answers: { type: 'string' } },
  },
  responses: { 201: UPLOAD },
  problems: [400, 401, 403, 409, 413, 422, 503, 507],
});

export const getUpload = route({
  method: 'GET',
  path: '/api/uploads/:id',
  role: 'statistician',
  summary: { zh: '一份上传及其预览', en: 'An upload and its preview' },
  params,
  responses: { 200: UPLOAD },
  problems: [401, 403, 404],
});

const ANSWERS_FIELD: Field<Record<string, string>> = {
  schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 200 } },
  parse: toAnswers,
  expected: {
    zh: '对象，问题的 key → 所选的 value',
    en: 'an object, key of the question → value of the choice',
  },
};

export const patchUpload = route({
  method: 'PATCH',
  path: '/api/uploads/:id',
  role: 'statistician',
  summary: {
    zh: '回答文件没有写明之处，重新预览',
    en: 'Answer what the file leaves open, and preview it again',
  },
  params,
  body: fields({ answers: ANSWERS_FIELD }, '256kb'),
  responses: { 200: UPLOAD },
  problems: [400, 401, 403, 404, 409, 413, 415, 422, 503, 507],
});

/** The revision in which its figures are known; the current one where it changed nothing. */
const COMMITTED = t.object({ revision: t.COUNT });
export type Committed = t.Static<typeof COMMITTED>;

export const postUploadCommit = route({
  method: 'POST',
  path: '/api/uploads/:id/commit',
  role: 'statistician',
  summary: {
    zh: '提交：预览的内容成为现行数据；改变已有数据或确认提示的，须有原因；预览后数据有变动则为 409，并附新的预览',
    en: 'Commit: what was previewed becomes current; changes and accepted warnings need a reason; 409 with a new preview when the figures moved since',
  },
  params,
  body: fields(
    {
      // Needed where figures change, a month is closed, or a warning is accepted.
      reason: REASON,
      // Codes of warnings.
      accept: optionalField(textsField(100)),
      // Whether what changes is later knowledge or a mistake put right.
      revision: optionalField(wordField(NATURES)),
    },
    '64kb',
  ),
  responses: { 200: COMMITTED },
  problems: [400, 401, 403, 404, 409, 413, 422, 503, 507],
});

/** `id` is the upload that takes the other back, and can be taken back itself. */
const REVERTED = t.object({ revision: t.COUNT, id: t.COUNT });
export type Reverted = t.Static<typeof REVERTED>;

export const postUploadRevert = route({
  method: 'POST',
  path: '/api/uploads/:id/revert',
  role: 'statistician',
  summary: {
    zh: '撤销一次提交：所涉数据恢复为此前的版本；其中有更新的版本则为 409',
    en: 'Take a commit back: its figures get their previous versions; 409 when any has a later one',
  },
  params,
  body: fields({ reason: REASON }, '64kb'),
  responses: { 200: REVERTED },
  problems: [400, 401, 403, 404, 409, 413, 422, 503, 507],
});

export const getUploadDifferences = route({
  method: 'GET',
  path: '/api/uploads/:id/differences',
  role: 'statistician',
  summary: {
    zh: '一次上传改变的全部数据（CSV）；预览只列出变化最大的',
    en: 'Everything an upload changes, as CSV; its preview lists the largest changes only',
  },
  params,
  responses: { 200: { ...SHEET, type: CSV_TYPE } },
  problems: [401, 403, 404],
});

export const getUploadFile = route({
  method: 'GET',
  path: '/api/uploads/:id/file',
  role: 'statistician',
  summary: { zh: '上传的原始文件', en: 'The file as it was sent' },
  params,
  responses: {
    200: { description: { zh: '原始内容', en: 'Its bytes' }, type: 'application/octet-stream' },
  },
  problems: [401, 403, 404],
});

const MARKED_FORMAT: Parameter<SpreadsheetFormat> = wordParameter(
  { zh: '文件格式；不给则同上传的文件', en: 'Format; that of the file sent when not given' },
  SPREADSHEET_FORMATS,
);

export const getUploadMarked = route({
  method: 'GET',
  path: '/api/uploads/:id/marked',
  role: 'statistician',
  summary: {
    zh: '同一文件，问题标注在各行旁边',
    en: 'The same file with its problems marked beside the rows',
  },
  params,
  query: { format: optionalParameter(MARKED_FORMAT) },
  responses: { 200: SHEET },
  problems: [400, 401, 403, 404, 422, 503],
});

function toAnswers(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const fine = entries.every(([, text]) => typeof text === 'string' && text.length <= 200);
  return fine && entries.length <= 1000 ? (Object.fromEntries(entries) as Record<string, string>) : undefined;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
