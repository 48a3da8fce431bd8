import * as contract from '../../contract/audit.ts';
import { readAudit } from '../../db/accounts/audit.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { BYTE_ORDER_MARK, toCsv } from '../../domain/csv.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';

const PAGE = 100;
/** Lines of one export; more than a spreadsheet opens with pleasure. */
const EXPORTED = 100_000;

/** The audit trail, newest first. */
export const auditEndpoints = (app: AppContext): Endpoint[] => [
  endpoint(app, contract.getAudit, async ({ query: { action: actions, ...rest } }) => {
    const found = await readAudit(app.database.read, { ...rest, actions, limit: PAGE + 1 });
    const entries = found.slice(0, PAGE);
    const next = found.length > PAGE ? entries[PAGE - 1]!.id : null;
    return { status: 200, body: { entries, next } };
  }),

  endpoint(app, contract.getAuditCsv, async ({ query: { action: actions, ...rest } }) => {
    const asked = { ...rest, actions, before: null, limit: EXPORTED };
    return {
      status: 200,
      content: auditCsv(await readAudit(app.database.read, asked)),
      type: 'text/csv; charset=utf-8',
      fileName: '审计记录.csv',
    };
  }),
];

const HEAD = [
  '编号 id',
  '时间 at (UTC)',
  '账号 by',
  '操作 action',
  '对象 subject',
  '修订号 revision',
  '说明 detail',
];

function auditCsv(entries: readonly AuditEntry[]): string {
  const lines = entries.map(({ id, at, by, action, subject, revision, detail }) => [
    id,
    at,
    cleanText(by ?? ''),
    action,
    cleanText(subject ?? ''),
    revision,
    cleanText(detail === null ? '' : JSON.stringify(detail)),
  ]);
  return BYTE_ORDER_MARK + toCsv([HEAD, ...lines]);
}
