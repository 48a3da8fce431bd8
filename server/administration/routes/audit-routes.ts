import type { RequestHandler } from 'express';
import { type AuditQuery, readAudit } from '../../../db/accounts/audit.ts';
import type { Reader } from '../../../db/schema.ts';
import { ACTIONS, type AuditEntry } from '../../../domain/audit.ts';
import { csvText } from '../../../formats/csv/csv-writer.ts';
import { attachment } from '../../http/attachment.ts';
import { COUNT, listOf, MOMENT, orNull, record, TEXT, words } from '../../http/json-schema.ts';
import { asParameterObjects, type PathItem } from '../../http/openapi.ts';
import { type Parameter, wordsParameter } from '../../http/parameters.ts';
import { parsePlainQuery } from '../../http/parse-query.ts';
import { numberParameter } from '../../uploads/routes/uploads-routes.ts';

export const AUDIT_PATH = '/api/audit';
export const AUDIT_CSV_PATH = '/api/audit.csv';

export interface AuditAnswer {
  /** Newest first. */
  entries: AuditEntry[];
  /** To be given as `before` for older ones; null at the end. */
  next: number | null;
}

const PAGE = 100;
/** Lines of one export; more than a spreadsheet opens with pleasure. */
const EXPORTED = 100_000;

const MOMENT_PARAMETER: Parameter<string | null> = {
  description: { zh: '时刻，带时区', en: 'A moment with its zone' },
  schema: MOMENT,
  parse: (text) => {
    const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+ -]\d\d:\d\d)$/.test(text);
    const moment = new Date(text.replace(' ', '+'));
    return isMoment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
  },
  allowed: () => ({
    zh: '带时区的 ISO 时刻，例如 2025-08-10T09:00:00+08:00',
    en: 'an ISO moment with its zone, for example 2025-08-10T09:00:00+08:00',
  }),
  absent: () => null,
};

const FILTERS = {
  by: {
    description: { zh: '谁做的：账号名', en: 'Who did it: name of the account' },
    schema: { type: 'string', minLength: 1, maxLength: 64 },
    parse: (text: string) => (text.length <= 64 ? text : undefined),
    allowed: () => ({ zh: '账号名', en: 'the name of an account' }),
    absent: () => null,
  } as Parameter<string | null>,
  action: wordsParameter({ zh: '做了什么', en: 'What was done' }, ACTIONS),
  from: { ...MOMENT_PARAMETER, description: { zh: '从何时起', en: 'From this moment on' } },
  to: { ...MOMENT_PARAMETER, description: { zh: '到何时为止（不含）', en: 'Before this moment' } },
};
const PARAMETERS = {
  ...FILTERS,
  before: numberParameter({ zh: '只列出编号更小的', en: 'Only those with a smaller id' }),
};

/** Who did what, newest first. */
export function getAudit(read: Reader): RequestHandler {
  return async (request, response) => {
    const { action: actions, ...rest } = parsePlainQuery(request, PARAMETERS);
    const found = await readAudit(read, { ...rest, actions, limit: PAGE + 1 } as AuditQuery);
    const entries = found.slice(0, PAGE);
    const next = found.length > PAGE ? entries[PAGE - 1]!.id : null;
    response.set('Cache-Control', 'no-store').json({ entries, next } satisfies AuditAnswer);
  };
}

/** The same for a spreadsheet: UTF-8 with its mark, nothing that it would calculate. */
export function getAuditCsv(read: Reader): RequestHandler {
  return async (request, response) => {
    const { action: actions, ...rest } = parsePlainQuery(request, FILTERS);
    const entries = await readAudit(read, { ...rest, actions, before: null, limit: EXPORTED } as AuditQuery);
    const head = [
      '编号 id',
      '时间 at (UTC)',
      '账号 by',
      '操作 action',
      '对象 subject',
      '修订号 revision',
      '说明 detail',
    ];
    const lines = entries.map(({ id, at, by, action, subject, revision, detail }) => [
      String(id),
      at,
      csvText(by ?? ''),
      action,
      csvText(subject ?? ''),
      revision === null ? '' : String(revision),
      csvText(detail === null ? '' : JSON.stringify(detail)),
    ]);
    const text = [head, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
    response
      .set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment('审计记录.csv'),
        'Cache-Control': 'no-store',
      })
      .send(`\ufeff${text}`);
  };
}

export const AUDIT: PathItem = {
  get: {
    summary: { zh: '操作记录，新的在前', en: 'Who did what, newest first' },
    parameters: asParameterObjects(PARAMETERS),
    answers: {
      200: record<AuditAnswer>({
        entries: listOf(
          record<AuditEntry>({
            id: COUNT,
            at: MOMENT,
            by: orNull(TEXT),
            action: words(ACTIONS),
            subject: orNull(TEXT),
            detail: orNull({ type: 'object' }),
            revision: orNull(COUNT),
          }),
        ),
        next: orNull(COUNT),
      }),
    },
    problems: [400, 401, 403],
  },
};

export const AUDIT_CSV: PathItem = {
  get: {
    summary: { zh: '操作记录，CSV', en: 'Who did what, as CSV' },
    parameters: asParameterObjects(FILTERS),
    others: { 200: { description: { zh: 'CSV 文件', en: 'A CSV file' }, type: 'text/csv' } },
    problems: [400, 401, 403],
  },
};
