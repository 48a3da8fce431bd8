import type { RequestHandler } from 'express';
import { type Month, OBSERVATION_STATUSES } from '../../../domain/model.ts';
import type { DueRow } from '../../../domain/progress/reporting-status.ts';
import { inShanghai } from '../../../domain/shanghai-time.ts';
import { readParameterObjects, understand } from '../../cache/read-route.ts';
import { CODE, COUNT, listOf, MOMENT, MONTH, orNull, record, TEXT, words } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { PERIOD } from '../../http/parameters.ts';
import type { Office } from '../../uploads/office.ts';
import { dueRows } from '../reporting-status.ts';

export const DUE_PATH = '/api/due';

export interface DueAnswer {
  period: Month;
  revision: number;
  rows: DueRow[];
}

const PARAMETERS = { period: PERIOD };

/** Which figures of a month have come, which not, and whose they are. Not kept: it changes with the day. */
export function getDue(office: Office): RequestHandler {
  const { database, clock } = office;
  return async (request, response) => {
    const archive = { ...office, read: database.read };
    const { values, context } = await understand({ parameters: PARAMETERS }, request, archive);
    const { period } = values;
    const { catalog } = context;
    const rows = await dueRows(database.read, catalog, period, inShanghai(clock()).day);
    const answer: DueAnswer = { period, revision: catalog.revision, rows };
    response.set('Cache-Control', 'no-store').json(answer);
  };
}

const ROW = record<DueRow>({
  indicator: CODE,
  entity: CODE,
  period: MONTH,
  state: words(['reported', 'missing', 'not-due']),
  status: orNull(words(OBSERVATION_STATUSES)),
  at: orNull(MOMENT),
  by: orNull(TEXT),
  due: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  accounts: listOf(TEXT),
});

export const DUE: PathItem = {
  get: {
    summary: {
      zh: '某月应报的数据：已报、未报、由谁报、何时起应报',
      en: 'What is due for a month: reported or not, whose, since when',
    },
    parameters: readParameterObjects(PARAMETERS),
    answers: { 200: record<DueAnswer>({ period: MONTH, revision: COUNT, rows: listOf(ROW) }) },
    problems: [400, 401],
  },
};
