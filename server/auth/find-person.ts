import type { RevisionWatcher } from '../cache/revision-watcher.ts';
import type { FindPerson, Person } from '../http/authorization.ts';
import { findSessionId } from '../http/cookie.ts';
import { findBearer } from './api-tokens.ts';
import type { Sessions } from './sessions.ts';

/** Identifies a person by API token if one is sent, else by session. */
export function personFinder(
  sessions: Sessions,
  revisions: RevisionWatcher,
  findTokenPerson: (token: string) => Promise<Person | undefined>,
): FindPerson {
  return async (request) => {
    const token = findBearer(request.headers.authorization);
    if (token !== undefined) return token === null ? undefined : findTokenPerson(token);
    const id = findSessionId(request.headers.cookie);
    if (id === undefined) return undefined;
    // Sessions in memory are valid only while the database is known to be unchanged.
    if (!revisions.isFresh) await revisions.check();
    return sessions.find(id);
  };
}
