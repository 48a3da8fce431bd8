import type { Month, Text } from '../../domain/model.ts';
import { parseMonth } from '../../domain/month.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Role } from '../roles.ts';
import type { Body, BodyOf, SentBodyOf } from './body.ts';
import type { Parameters, QueryOf, ValuesOf } from './parameter.ts';
import { type AnySchema, CODE, COUNT, type JsonSchema, MONTH, ORDINAL, type Schema } from './schema.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A part of the path, `:name` in it. */
interface PathParameter<T> {
  schema: JsonSchema;
  description?: string;
  /** Undefined for what is not allowed. */
  parse(text: string): T | undefined;
  /** Ends the sentence of the refusal. */
  expected: Text;
}

/** A response that is not JSON: what it is, and its media type where it has content. */
export interface Content {
  description: Text;
  type?: string;
}

/** One method of one path. `role` says who may use it: a route without one does not compile. */
export interface Route {
  method: Method;
  path: `/${string}`;
  role: 'anyone' | Role;
  summary: Text;
  // biome-ignore lint/suspicious/noExplicitAny: values of every type.
  params?: Record<string, PathParameter<any>>;
  query?: Parameters;
  /** Rules between parameters that are each allowed. */
  // biome-ignore lint/suspicious/noExplicitAny: the values of `query`; `route` ties the types.
  check?(values: any): Problem[];
  /** Other parameters are ignored, and nothing is refused: for pages that people open. */
  isLenient?: true;
  body?: Body;
  responses: Record<number, AnySchema | Content>;
  /** Statuses at which a problem document may come. 500 may come anywhere. */
  problems?: readonly number[];
  /** Responses carry an ETag, and 304 when the caller has them: every GET with a role, where not said. */
  cached?: boolean;
  /** A personal token does not do: somebody has to have signed in. */
  inPerson?: true;
}

/** Ties the types of a route's parts to each other, and keeps them for the handler and the page. */
export function route<const R extends Route, Q extends Parameters>(
  route: R & { query?: Q; check?: (values: ValuesOf<Q>) => Problem[] },
): R {
  return route;
}

export type ParamsOf<R> = R extends { params: infer P }
  ? { [K in keyof P]: P[K] extends PathParameter<infer T> ? T : never }
  : Record<never, never>;
export type QueryValues<R> = R extends { query: infer P extends Parameters }
  ? ValuesOf<P>
  : Record<never, never>;
export type BodyValue<R> = R extends { body: infer B } ? BodyOf<B> : undefined;

type SuccessOf<R extends Route> = {
  [S in keyof R['responses']]: R['responses'][S] extends Schema<infer T> ? T : undefined;
}[keyof R['responses']];

/** What the page sends and gets, by `METHOD /path`. */
export type ApiOf<R extends Route> = {
  [One in R as `${One['method']} ${One['path']}`]: {
    params: ParamsOf<One>;
    query: One extends { query: infer P extends Parameters } ? QueryOf<P> : undefined;
    body: One extends { body: infer B } ? SentBodyOf<B> : undefined;
    response: SuccessOf<One>;
  };
};

const number = (schema: JsonSchema, description?: string): PathParameter<number> => ({
  schema,
  ...(description && { description }),
  // Nothing is numbered 0, so what is no number is not found like any other.
  parse: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : 0),
  expected: { zh: '编号', en: 'a number' },
});

export const UPLOAD_ID = number(ORDINAL, '上传的编号 · Number of the upload');
export const TOKEN_ID = number(ORDINAL);
export const DECK_ID = number(COUNT);

/** A name or code that only a look-up can tell to be wrong. */
const text = (schema: JsonSchema): PathParameter<string> => ({
  schema,
  parse: (text) => text,
  expected: { zh: '文本', en: 'text' },
});
export const ACCOUNT_NAME = text({ type: 'string' });
export const EXPORT_ID = text(CODE);

export const PATH_PERIOD: PathParameter<Month> = {
  schema: MONTH,
  parse: (text) => parseMonth(text) ?? undefined,
  expected: { zh: ' YYYY-MM 形式的月份', en: 'a month as YYYY-MM' },
};
