import { ACTIONS, type AuditEntry } from '../domain/audit.ts';
import type { Text } from '../domain/model.ts';
import { numberParameter, type OptionalParameter, textParameter, wordsParameter } from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';

/** A moment of any zone, as one in UTC. */
const momentParameter = (description: Text): OptionalParameter<string | null> => ({
  description,
  schema: t.MOMENT,
  parse: (text) => {
    const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+ -]\d\d:\d\d)$/.test(text);
    const moment = new Date(text.replace(' ', '+'));
    return isMoment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
  },
  expected: {
    zh: '带时区的 ISO 时刻，例如 2025-08-10T09:00:00+08:00',
    en: 'an ISO moment with its zone, for example 2025-08-10T09:00:00+08:00',
  },
  absent: () => null,
});

const FILTERS = {
  by: textParameter({ zh: '谁做的：账号名', en: 'Who did it: name of the account' }, 64, {
    zh: '账号名',
    en: 'the name of an account',
  }),
  action: wordsParameter({ zh: '做了什么', en: 'What was done' }, ACTIONS),
  from: momentParameter({ zh: '从何时起', en: 'From this moment on' }),
  to: momentParameter({ zh: '到何时为止（不含）', en: 'Before this moment' }),
};

/** The database may hold words of another version of this program; this one's are described. */
const ENTRY = t.objectOf<AuditEntry>({
  id: t.COUNT,
  at: t.MOMENT,
  by: t.nullable(t.TEXT),
  action: t.schemaOf<string>(t.oneOf(ACTIONS)),
  subject: t.nullable(t.TEXT),
  detail: t.nullable(t.schemaOf<Record<string, unknown>>({ type: 'object' })),
  revision: t.nullable(t.COUNT),
});

export const getAudit = route({
  method: 'GET',
  path: '/api/audit',
  role: 'admin',
  summary: { zh: '操作记录，新的在前', en: 'Who did what, newest first' },
  query: {
    ...FILTERS,
    before: numberParameter({ zh: '只列出编号更小的', en: 'Only those with a smaller id' }),
  },
  // `next` is to be given as `before` for older ones; null at the end.
  responses: { 200: t.object({ entries: t.listOf(ENTRY), next: t.nullable(t.COUNT) }) },
  problems: [400, 401, 403],
});

export const getAuditCsv = route({
  method: 'GET',
  path: '/api/audit.csv',
  role: 'admin',
  summary: { zh: '操作记录，CSV', en: 'Who did what, as CSV' },
  query: FILTERS,
  responses: { 200: { description: { zh: 'CSV 文件', en: 'A CSV file' }, type: 'text/csv' } },
  problems: [400, 401, 403],
});
