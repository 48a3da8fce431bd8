import type { ErrorRequestHandler } from 'express';
import { saveAudit } from '../../db/accounts/audit.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { FindPerson, Person } from '../http/authorization.ts';
import { HttpProblem } from '../http/errors.ts';

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
