import type { RequestHandler } from 'express';
import { currentRevision } from '../../db/revisions.ts';
import type { Reader } from '../../db/schema.ts';
import { COUNT, orNull, record, words } from './json-schema.ts';
import type { PathItem } from './openapi.ts';

export interface HealthAnswer {
  status: 'ok' | 'failing';
  database: 'ok' | 'unreachable';
  revision: number | null;
}

export const HEALTH_PATH = '/api/health';

/** Whether the server can do its work: it asks the database anew each time. Needs no sign-in. */
export function health(read: Reader, log: (error: unknown) => void): RequestHandler {
  return async (_request, response) => {
    const answer: HealthAnswer = await currentRevision(read).then(
      (revision) => ({ status: 'ok', database: 'ok', revision }),
      (error: unknown) => {
        log(error);
        return { status: 'failing', database: 'unreachable', revision: null };
      },
    );
    response
      .status(answer.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(answer);
  };
}

const ANSWER = record<HealthAnswer>({
  status: words(['ok', 'failing']),
  database: words(['ok', 'unreachable']),
  revision: orNull(COUNT),
});

export const HEALTH: PathItem = {
  get: {
    summary: { zh: '服务器与数据库是否正常', en: 'Whether server and database work' },
    answers: { 200: ANSWER, 503: ANSWER },
    open: true,
  },
};
