import type { ErrorRequestHandler } from 'express';
import * as contract from '../../contract/audit.ts';
import { CSV_TYPE } from '../../contract/core/file-types.ts';
import { readAudit, saveAudit } from '../../db/accounts/audit.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { BYTE_ORDER_MARK, toCsv } from '../../domain/csv.ts';
import type { AppContext } from '../context.ts';
import type { FindPerson, Person } from '../http/authorization.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';

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
      type: CSV_TYPE,
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

/** Rows listed in an entry; the response lists more. */
const NAMED = 20;

/**
 * Records 403 responses in the audit trail before they are sent: person, request and reason. Requests without a
 * sign-in are not recorded.
 */
export function auditRefusals(
  database: Database,
  clock: () => Date,
  findPerson: FindPerson,
  log: (error: unknown) => void,
): ErrorRequestHandler {
  return async (error, request, response, next) => {
    if (!(error instanceof HttpProblem) || error.status !== 403) return next(error);
    try {
      const known = response.locals.person as Person | undefined;
      const person = known ?? (await findPerson(request));
      if (person) {
        const rows = error.problems?.slice(0, NAMED).map(({ row, message }) => ({ row, message }));
        const detail = { code: error.code, ...(rows && { count: error.problems?.length, rows }) };
        const subject = `${request.method} ${request.path}`.slice(0, 200);
        const at = clock().toISOString();
        await database.write((trx) =>
          saveAudit(trx, { at, by: person.name, action: 'refused', subject, detail }),
        );
      }
    } catch (failure) {
      log(failure);
    }
    next(error);
  };
}
