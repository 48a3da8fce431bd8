import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import { ROUTES } from '../contract/routes.ts';
import type { Person } from './http/authorization.ts';
import { requestIdOf } from './http/errors.ts';

export const LOG_FORMATS = ['json', 'text', 'off'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

type Level = 'info' | 'warn' | 'error';
/** Fields without a value are left out. */
type Fields = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/**
 * One line for each request and each event. Never contains bodies, passwords, tokens, or values of queries: only the
 * names of their parameters.
 */
export interface Log {
  /** To be called when a request arrives. Writes its line when the response is out, or the client has gone. */
  request(request: IncomingMessage, response: ServerResponse): void;
  event(event: string, fields?: Fields): void;
  /** An unexpected error, with its stack. */
  error(error: unknown, requestId?: string): void;
  /** Writes what is still in memory. */
  flush(): void;
}

/**
 * Lines are written together, because each write to a pipe is a system call that may wait for the reader. A write that
 * is smaller than the pipe (64 kB on Linux) rarely does.
 */
const FLUSH_MS = 200;
const FLUSH_CHARACTERS = 16 * 1024;

/** @param write receives one or more whole lines */
export function createLog(format: LogFormat, clock: () => Date, write: (lines: string) => void): Log {
  let pending = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = pending;
    pending = '';
    if (lines !== '') write(lines);
  };
  const add = (line: Fields): void => {
    pending += `${format === 'json' ? JSON.stringify(line) : toText(line)}\n`;
    if (line.level === 'error' || pending.length > FLUSH_CHARACTERS) flush();
    else timer ??= setTimeout(flush, FLUSH_MS).unref();
  };
  const now = (): string => clock().toISOString();
  if (format === 'off') return { request() {}, event() {}, error() {}, flush() {} };
  return {
    request(request, response) {
      const arrived = performance.now();
      response.on('close', () => {
        const { path, query } = addressOf(request as Request);
        const status = response.statusCode;
        // Without spreads: this runs for every request, and costs about 4 µs.
        add({
          time: now(),
          level: levelOf(status),
          requestId: requestIdOf(request),
          method: request.method,
          path,
          query,
          status,
          ms: Math.round((performance.now() - arrived) * 10) / 10,
          account: accountOf(response as Response),
          aborted: response.writableFinished ? undefined : true,
        });
      });
    },
    event: (event, fields) => add({ time: now(), level: 'info', event, ...fields }),
    error(error, requestId) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      add({ time: now(), level: 'error', event: 'error', requestId, stack });
    },
    flush,
  };
}

const levelOf = (status: number): Level => (status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info');

/** The id of the account that asks; its name is in the list of accounts. Null before anybody is known. */
function accountOf({ locals }: Response): number | null {
  return (locals?.person as Person | undefined)?.accountId ?? null;
}

/** @example `/api/progress?period=2025-08&kind=park` → { path: '/api/progress', query: ['period', 'kind'] } */
function addressOf(request: Request): { path: string; query: string[] | undefined } {
  const [path = '', query] = (request.originalUrl ?? request.url ?? '').split('?', 2);
  const pattern = (request.route as { path: unknown } | undefined)?.path;
  return {
    path: typeof pattern === 'string' ? withIds(pattern, path) : knownPart(path),
    query: query ? namesOf(query) : undefined,
  };
}

/** @example namesOf('period=2025-08&kind=park&x') → ['period', 'kind', '…'] */
const namesOf = (query: string): string[] =>
  query.split('&', 20).map((pair) => /^([a-zA-Z]{1,20})=/.exec(pair)?.[1] ?? '…');

/**
 * The pattern of the route that matched, with its numbers and months filled in. Other parameters may be a person's name
 * or a token.
 *
 * @example withIds('/api/uploads/:id/file', '/api/uploads/7/file') → '/api/uploads/7/file'
 * @example withIds('/api/accounts/:name', '/api/accounts/li') → '/api/accounts/:name'
 */
function withIds(pattern: string, path: string): string {
  if (!pattern.includes(':') || !path.startsWith('/')) return pattern;
  const segments = path.split('/');
  return pattern
    .split('/')
    .map((name, index) => {
      const segment = segments[index] ?? '';
      return (name === ':id' || name === ':period') && /^[\d-]{1,15}$/.test(segment) ? segment : name;
    })
    .join('/');
}

const API_WORDS = new Set(ROUTES.map(({ path }) => path.split('/')[2]));

/**
 * What may be logged of a path without a route: the topic of the interface, or the first word of a page's address. A
 * link that was copied wrongly can hold a token, and any segment a name.
 *
 * @example knownPart('/api/accounts/li/x') → '/api/accounts/…'
 * @example knownPart('/sign-in%3Ftoken=…') → '/…'
 */
function knownPart(path: string): string {
  const [before, first = '', second, ...rest] = path.split('/');
  if (before !== '') return '…';
  if (first === 'api' && second !== undefined) {
    return API_WORDS.has(second) ? `/api/${second}${rest.length > 0 ? '/…' : ''}` : '/api/…';
  }
  if (first !== '' && !/^[a-z-]{1,20}$/.test(first)) return '/…';
  return `/${first}${second === undefined ? '' : '/…'}`;
}

/** @example `2025-09-10T04:00:00.000Z info GET /api/progress?period 200 4.1 ms, account 3, 9f3a1c-7k` */
function toText({
  time,
  level,
  event,
  method,
  path,
  query,
  status,
  ms,
  account,
  requestId,
  stack,
  ...rest
}: Fields) {
  const start = `${time} ${level}`;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const more = given.map(([name, value]) => `${name} ${value}`);
  if (event !== undefined) {
    const id = requestId === undefined ? [] : [requestId];
    return [[start, event, ...id, ...more].join(' '), ...(stack === undefined ? [] : [stack])].join('\n');
  }
  const address = Array.isArray(query) ? `${path}?${query.join('&')}` : path;
  const whose = account === null ? [] : [`account ${account}`];
  return `${start} ${method} ${address} ${status} ${[`${ms} ms`, ...whose, ...more, requestId].join(', ')}`;
}

/** Writes to standard output, and gives up quietly where nobody reads it any more. */
export function writeToStdout(): (lines: string) => void {
  let isOpen = true;
  process.stdout.on('error', () => {
    isOpen = false;
  });
  return (lines) => {
    if (isOpen) process.stdout.write(lines);
  };
}
