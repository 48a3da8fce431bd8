import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { type CatalogCode, type Parameters, wrongValue } from '../../contract/core/parameter.ts';
import type { BodyValue, Content, ParamsOf, QueryValues, Route } from '../../contract/core/route.ts';
import type { Schema } from '../../contract/core/schema.ts';
import type { StoredCatalog } from '../../db/figures/catalog.ts';
import type { Reader } from '../../db/schema.ts';
import {
  type FindPerson,
  type Person,
  personOf,
  requirePerson,
  requireRole,
  requireSignIn,
} from './authorization.ts';
import { bodyParsers, parseBody, receiveFile, type SentFile } from './body.ts';
import { ClientDisconnected, invalidParameters } from './errors.ts';
import { NOTHING_KNOWN, parseQuery, queryOf } from './query.ts';

/** Names and figures as they were known at `revision`. Its type offers no way to write. */
export interface ReadContext {
  read: Reader;
  catalog: StoredCatalog;
  revision: number;
}

/** A route of the contract with its handlers. */
export interface Endpoint {
  route: Route;
  handlers: RequestHandler[];
}

/** What checking a request needs. */
export interface RequestServices {
  findPerson: FindPerson;
  /**
   * Checks a query with codes of the catalogue or `asOf` in it.
   *
   * @throws {HttpProblem} `invalid-parameter` with every problem
   */
  readQuery(
    route: Pick<Route, 'query' | 'check'>,
    query: URLSearchParams,
  ): Promise<{ query: Record<string, unknown>; context: ReadContext }>;
}

/** Routes with a parameter of the catalogue or `asOf` get the catalogue; as `needsCatalog` finds at run time. */
type ContextOf<R> = R extends { query: infer P }
  ? true extends {
      [K in keyof P]: P[K] extends { catalog: CatalogCode } | { asOf: true } ? true : false;
    }[keyof P]
    ? ReadContext
    : undefined
  : undefined;

interface Received<R> {
  file: SentFile;
  query: QueryValues<R>;
  context: ContextOf<R>;
}

type IsFile<R> = R extends { body: { kind: 'file' } } ? true : false;

/** What a handler is given: checked, in the types of the contract. */
export interface Input<R extends Route> {
  person: R['role'] extends 'anyone' ? undefined : Person;
  params: ParamsOf<R>;
  /**
   * Undefined for a route that takes a file (a form's fields count as well, so it comes with the file) and for a
   * lenient one.
   */
  query: IsFile<R> extends true ? undefined : R extends { isLenient: true } ? undefined : QueryValues<R>;
  context: IsFile<R> extends true ? undefined : ContextOf<R>;
  body: BodyValue<R>;
  /** Reads the file off the wire, and checks the query and the form's other fields. */
  receive: IsFile<R> extends true ? () => Promise<Received<R>> : undefined;
  /** Aborted when the client disconnects before it has the response. */
  signal: AbortSignal;
  request: Request;
  response: Response;
}

/**
 * Ties a handler to a route: enforces the role, reads the body, checks path, query and body, in this order, and sends
 * what the handler returns.
 */
export function endpoint<R extends Route, const T extends Reply<R>>(
  services: RequestServices,
  route: R,
  handle: (input: Input<R>) => T | Promise<T>,
): Endpoint {
  const handler: RequestHandler = async (request, response) => {
    const signal = disconnectSignal(response);
    const params = parsePath(route, request);
    const isFile = route.body?.kind === 'file';
    const checked = isFile ? {} : await checkQuery(services, route, queryOf(request));
    const receive = async () => {
      if (route.body?.kind !== 'file') throw new Error(`${route.path} takes no file`);
      const { file, fields } = await receiveFile(request, route.body.limit);
      return { file, ...(await checkQuery(services, route, fields)) };
    };
    const input = {
      person: route.role === 'anyone' ? undefined : personOf(response),
      params,
      ...checked,
      body: parseBody(request, route.body),
      receive,
      signal,
      request,
      response,
    } as unknown as Input<R>;
    await sendReply(route, request, response, (await handle(input)) as AnyReply);
  };
  return { route, handlers: [...guards(services, route), ...bodyParsers(route.body), handler] };
}

function disconnectSignal(response: Response): AbortSignal {
  const disconnect = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) disconnect.abort(new ClientDisconnected());
  });
  return disconnect.signal;
}

/** Middleware that refuses people who may not use the route. */
export function guards({ findPerson }: Pick<RequestServices, 'findPerson'>, route: Route): RequestHandler[] {
  if (route.role === 'anyone') return [];
  return [requirePerson(findPerson), requireRole(route.role), ...(route.inPerson ? [requireSignIn] : [])];
}

function parsePath({ params = {} }: Route, request: Request): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, parameter]) => {
      const text = String(request.params[name]);
      const value: unknown = parameter.parse(text);
      if (value === undefined) throw invalidParameters([wrongValue(name, text, parameter.expected)]);
      return [name, value];
    }),
  );
}

async function checkQuery(
  services: RequestServices,
  route: Route,
  query: URLSearchParams,
): Promise<{ query?: Record<string, unknown>; context?: ReadContext }> {
  // A form may have fields although the route takes none.
  const parameters = route.query ?? (route.body?.kind === 'file' ? {} : undefined);
  if (!parameters || route.isLenient) return {};
  if (needsCatalog(parameters)) return services.readQuery({ ...route, query: parameters }, query);
  const { values, problems } = parseQuery(parameters, query, NOTHING_KNOWN);
  if (problems.length === 0 && route.check) problems.push(...route.check(values));
  if (problems.length > 0) throw invalidParameters(problems);
  return { query: values };
}

function needsCatalog(parameters: Parameters): boolean {
  return Object.values(parameters).some(({ catalog, asOf }) => catalog || asOf);
}

/** Returned by a handler that has sent its response itself, for example cached bytes. */
export const SENT = { isSent: true } as const;

type Headers = Record<string, string>;

interface File {
  content: string | Uint8Array | AsyncIterable<string>;
  /** Media type, where it is not the contract's. */
  type?: string;
  /** Name to save it under. */
  fileName?: string;
  headers?: Headers;
}

type ReplyAt<S, R> =
  R extends Schema<infer T>
    ? { status: S; body: T; headers?: Headers }
    : R extends { type: string }
      ? { status: S } & File
      : { status: S; location?: string };

/** What a handler returns: one of the responses of the contract. */
export type Reply<R extends Route> =
  | { [S in keyof R['responses']]: ReplyAt<S, R['responses'][S]> }[keyof R['responses']]
  | typeof SENT;

/** A reply of any route. */
type AnyReply = AnyContent | typeof SENT;

interface AnyContent extends Partial<File> {
  status: number;
  body?: unknown;
  location?: string;
}

/** Nothing is kept by browsers or proxies unless the handler says so. */
async function sendReply(
  { responses }: Route,
  request: Request,
  response: Response,
  reply: AnyReply,
): Promise<void> {
  if ('isSent' in reply) return;
  const { status, body, content, location, headers = {} } = reply;
  response.status(status).set('Cache-Control', 'no-store').set(headers);
  if (location !== undefined) {
    response.redirect(status, location);
  } else if (content !== undefined) {
    const { type } = responses[status] as Content;
    response.set('Content-Type', reply.type ?? type!);
    if (reply.fileName !== undefined) response.set('Content-Disposition', attachment(reply.fileName));
    if (typeof content === 'string') response.send(content);
    else if (content instanceof Uint8Array) {
      response.send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    } else if (request.method === 'HEAD') response.end();
    else await pipeline(content, response);
  } else if (body !== undefined) {
    response.json(body);
  } else {
    response.end();
  }
}

/**
 * A Content-Disposition that saves under any name: RFC 6266 with the name in RFC 5987's encoding, and an ASCII fallback
 * for old clients.
 *
 * @example attachment('8月.csv') → attachment; filename="8_.csv"; filename*=UTF-8''8%E6%9C%88.csv
 */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
