import { json, type RequestHandler, raw } from 'express';
import { saveAudit } from '../../../db/accounts/audit.ts';
import type { Action } from '../../../domain/audit.ts';
import type { FolderFile } from '../../../domain/import/folder/data-folder.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem } from '../../http/errors.ts';
import { type BodyField, bodySchema, optionalField, parseBody, textField } from '../../http/json-body.ts';
import { reference } from '../../http/json-schema.ts';
import { asParameterObjects, type Operation } from '../../http/openapi.ts';
import type { Parameter } from '../../http/parameters.ts';
import { parsePlainQuery } from '../../http/parse-query.ts';
import type { Office } from '../../uploads/office.ts';
import { LoadProblems, loadFiles } from '../import-folder.ts';
import { toCsv } from '../row-csv.ts';

/** One file of a data folder, sent instead of loaded: the same reader, the same checks, the same revision. */

const LARGEST_CSV = '5mb';
const MOST_ROWS = 10_000;

type Row = Record<string, unknown>;

const ROWS: BodyField<Row[]> = {
  schema: {
    type: 'array',
    items: { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } },
    minItems: 1,
    maxItems: MOST_ROWS,
  },
  parse: (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ROWS) return undefined;
    return value.every(isRow) ? (value as Row[]) : undefined;
  },
  allowed: {
    zh: ` 1 到 ${MOST_ROWS} 个对象的数组，字段同数据文件的列，值为文本、数字或 null`,
    en: `an array of 1 to ${MOST_ROWS} objects with the columns of the data file, each a text, a number or null`,
  },
};
const FIELDS = { rows: ROWS, reason: optionalField(textField(500)) };

const PARAMETERS = {
  preview: {
    description: { zh: '为 1 时只说明会改变什么，不保存', en: '1 says what would change and keeps nothing' },
    schema: { type: 'string', enum: ['1'] },
    parse: (text: string) => (text === '1' ? true : undefined),
    allowed: () => ({ zh: ' 1', en: '1' }),
    absent: () => false,
  } as Parameter<boolean>,
  reason: {
    description: { zh: '原因（发送 CSV 时）', en: 'Why (with a CSV)' },
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    parse: (text: string) => (text.length <= 500 ? text : undefined),
    allowed: () => ({ zh: '最多 500 个字符的文本', en: 'text of at most 500 characters' }),
    absent: () => null,
  } as Parameter<string | null>,
};

/** Takes `file` as CSV, or its rows as JSON. */
export function postFolderFile(office: Office, file: FolderFile, action: Action): RequestHandler[] {
  return [
    raw({ type: ['text/csv', 'application/octet-stream'], limit: LARGEST_CSV }),
    json({ limit: LARGEST_CSV }),
    async (request, response) => {
      const { preview, reason: stated } = parsePlainQuery(request, PARAMETERS);
      const isCsv = Buffer.isBuffer(request.body);
      const given = isCsv ? { reason: stated } : parseBody(request, FIELDS);
      const bytes = 'rows' in given ? Buffer.from(toCsv(given.rows)) : (request.body as Buffer);
      const { name: by } = personOf(response);
      const at = office.clock();
      const reason = given.reason ?? stated;
      const result = await loadFiles(
        office.database,
        { [file]: bytes },
        {
          ...{ by, at, kind: 'administration', reason, preview },
          also: (trx, { revision, summary }) =>
            saveAudit(trx, {
              ...{ at: at.toISOString(), by, action, subject: file, revision },
              detail: { ...summary[action as keyof typeof summary], reason },
            }),
        },
      ).catch(toHttpProblem);
      office.revisions.expire();
      response.set('Cache-Control', 'no-store').json(result);
    },
  ];
}

function isRow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (cell) => cell === null || typeof cell === 'string' || Number.isFinite(cell),
  );
}

function toHttpProblem(error: unknown): never {
  if (!(error instanceof LoadProblems)) throw error;
  const { problems } = error;
  const detail = {
    zh: `有 ${problems.length} 处问题，什么也没有保存。${problems[0]!.message}。`,
    en: `There are ${problems.length} problem(s); nothing was kept. ${problems[0]!.messageEn}.`,
  };
  throw new HttpProblem('unusable-file', detail, { problems });
}

export function folderFileOperation(file: FolderFile, zh: string, en: string): Operation {
  return {
    summary: { zh: `${zh}，同 ${file}`, en: `${en}, as in ${file}` },
    parameters: asParameterObjects(PARAMETERS),
    body: bodySchema(FIELDS),
    bodies: { 'text/csv': { type: 'string' } },
    answers: { 200: reference('LoadResult') },
    problems: [400, 401, 403, 413, 415, 422, 503, 507],
  };
}
