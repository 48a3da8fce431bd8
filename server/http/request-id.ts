import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Differs between processes, so that ids of two starts cannot be confused. */
const PREFIX = randomBytes(3).toString('hex');
const ID = Symbol('id of a request');
let count = 0;

/** The id of a request in the log and in error responses, for example `9f3a1c-7k`. */
export function requestIdOf(request: IncomingMessage & { [ID]?: string }): string {
  request[ID] ??= `${PREFIX}-${(++count).toString(36)}`;
  return request[ID];
}
