import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Differs between processes, so that ids of two starts cannot be confused. */
const PREFIX = randomBytes(3).toString('hex');
const ids = new WeakMap<IncomingMessage, string>();
let count = 0;

/** The id of a request in the log and in error responses, for example `9f3a1c-7k`. */
export function requestIdOf(request: IncomingMessage): string {
  let id = ids.get(request);
  if (id === undefined) {
    count += 1;
    id = `${PREFIX}-${count.toString(36)}`;
    ids.set(request, id);
  }
  return id;
}
