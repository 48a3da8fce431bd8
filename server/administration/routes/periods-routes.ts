import { json, type Request, type RequestHandler } from 'express';
import { saveAudit } from '../../../db/accounts/audit.ts';
import {
  type ClosedPeriod,
  deleteClosedPeriod,
  readClosedPeriods,
  saveClosedPeriod,
} from '../../../db/figures/closed-periods.ts';
import { parseMonth } from '../../../domain/month.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem, invalidParameters } from '../../http/errors.ts';
import { bodySchema, optionalField, parseBody, textField } from '../../http/json-body.ts';
import { listOf, MOMENT, MONTH, orNull, record, TEXT } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { wrongValue } from '../../http/parameters.ts';
import type { Office } from '../../uploads/office.ts';

export const PERIODS_PATH = '/api/periods';
export const PERIOD_CLOSE_PATH = '/api/periods/:period/close';

export interface PeriodsAnswer {
  closed: ClosedPeriod[];
}

const FIELDS = { reason: optionalField(textField(500)) };

/** The closed months. */
export function getPeriods({ database }: Office): RequestHandler {
  return async (_request, response) => {
    const closed = await readClosedPeriods(database.read);
    response.set('Cache-Control', 'no-store').json({ closed } satisfies PeriodsAnswer);
  };
}

/** Closes a month: from now on only an editor changes its figures, and says why. */
export function postPeriodClose({ database, clock }: Office): RequestHandler[] {
  return [
    json({ limit: '16kb' }),
    async (request, response) => {
      const period = periodOf(request);
      const { reason } = parseBody(request, FIELDS);
      const { name: by } = personOf(response);
      const closed: ClosedPeriod = { period, at: clock().toISOString(), by, reason };
      await database.write(async (trx) => {
        if (!(await saveClosedPeriod(trx, closed))) {
          throw new HttpProblem('already-there', {
            zh: `${period} 已经关账。`,
            en: `${period} is closed already.`,
          });
        }
        await saveAudit(trx, {
          at: closed.at,
          by,
          action: 'period-closed',
          subject: period,
          detail: { reason },
        });
      });
      response.set('Cache-Control', 'no-store').json(closed);
    },
  ];
}

/** Opens a closed month again. */
export function deletePeriodClose({ database, clock }: Office): RequestHandler[] {
  return [
    json({ limit: '16kb' }),
    async (request, response) => {
      const period = periodOf(request);
      const { reason } = parseBody(request, FIELDS);
      const { name: by } = personOf(response);
      await database.write(async (trx) => {
        if (!(await deleteClosedPeriod(trx, period))) {
          throw new HttpProblem('not-found', { zh: `${period} 没有关账。`, en: `${period} is not closed.` });
        }
        const at = clock().toISOString();
        await saveAudit(trx, { at, by, action: 'period-reopened', subject: period, detail: { reason } });
      });
      response.status(204).set('Cache-Control', 'no-store').end();
    },
  ];
}

function periodOf(request: Request): string {
  const text = String(request.params.period);
  const period = parseMonth(text);
  if (period !== null) return period;
  throw invalidParameters([
    wrongValue('period', text, { zh: ' YYYY-MM 形式的月份', en: 'a month as YYYY-MM' }),
  ]);
}

const CLOSED = record<ClosedPeriod>({ period: MONTH, at: MOMENT, by: TEXT, reason: orNull(TEXT) });
const PERIOD = { name: 'period', in: 'path', required: true, schema: MONTH };

export const PERIODS: PathItem = {
  get: {
    summary: { zh: '已关账的月份', en: 'The closed months' },
    answers: { 200: record<PeriodsAnswer>({ closed: listOf(CLOSED) }) },
    problems: [401],
  },
};

export const PERIOD_CLOSE: PathItem = {
  post: {
    summary: {
      zh: '关账：此后只有编辑可以改动，并须说明原因',
      en: 'Close a month: later changes need an editor and a reason',
    },
    parameters: [PERIOD],
    body: bodySchema(FIELDS),
    answers: { 200: CLOSED },
    problems: [400, 401, 403, 409, 413, 415],
  },
  delete: {
    summary: { zh: '重新打开已关账的月份', en: 'Open a closed month again' },
    parameters: [PERIOD],
    others: { 204: { description: { zh: '已打开', en: 'Open again' } } },
    problems: [400, 401, 403, 404, 413, 415],
  },
};
