import type { Text } from '../../domain/model.ts';
import { type Body, bodySchema } from './body.ts';
import { type Parameters, textParameter } from './parameter.ts';
import type { Content, Route } from './route.ts';
import { type JsonSchema, MODEL } from './schema.ts';

/** The description of these routes, OpenAPI 3.1. Express's `:name` becomes `{name}`. */
export function openapiDocument(routes: readonly Route[], problem: JsonSchema): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operation(route, problem);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '经济运行调度 · Economic scheduling',
      version: '1',
      description: both({
        zh: '每月经济运行指标与年度目标。数值不取整；百分数以 % 计；null 表示未报或无法说明，从不表示零。',
        en: 'Monthly indicators against annual targets. Numbers are unrounded, percentages in %; null means not reported or not sayable, never zero.',
      }),
    },
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: modelsIn(paths),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(route: Route, problem: JsonSchema): object {
  const { summary, params = {}, query = {}, body, responses, problems = [], role } = route;
  const isOpen = role === 'anyone';
  const cached = route.cached ?? (route.method === 'GET' && !isOpen);
  const parameters = [
    ...Object.entries(params).map(([name, { description, schema }]) => ({
      ...{ name, in: 'path', required: true },
      ...(description && { description }),
      schema,
    })),
    ...queryParameters(body?.kind === 'file' ? { filename: FILE_NAME, ...query } : query),
  ];
  return {
    summary: both(summary),
    ...(isOpen && { security: [] }),
    ...((parameters.length > 0 || route.query) && { parameters }),
    ...(body && body.kind !== 'form' && { requestBody: requestBody(body) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [status, described(response, cached)]),
      ),
      ...(cached && { 304: { description: both({ zh: '与已有的相同', en: 'As the asker has it' }) } }),
      ...Object.fromEntries([...problems, 500].map((status) => [status, problemResponse(problem)])),
    },
  };
}

function queryParameters(parameters: Parameters): object[] {
  return Object.entries(parameters).map(([name, parameter]) => ({
    name,
    in: 'query',
    required: parameter.absent === undefined,
    ...(parameter.description && { description: both(parameter.description) }),
    schema: parameter.schema,
  }));
}

/** Where the body is the file itself; a form names it. */
const FILE_NAME = textParameter(
  { zh: '直接发送文件内容时的文件名', en: 'Its name, where the body is the file itself' },
  200,
);

function requestBody(body: Exclude<Body, { kind: 'form' }>): object {
  return { required: true, content: bodyContent(body) };
}

function bodyContent(body: Exclude<Body, { kind: 'form' }>): object {
  if (body.kind === 'value') return { 'application/json': { schema: body.field.schema } };
  if (body.kind === 'fields') {
    return {
      'application/json': { schema: bodySchema(body.fields) },
      ...(body.csv && { 'text/csv': { schema: { type: 'string' } } }),
    };
  }
  const file = { type: 'string', format: 'binary', description: `≤ ${body.limit.bytes} bytes` };
  const form = { type: 'object', properties: { file, ...body.form }, required: ['file'] };
  return {
    'multipart/form-data': { schema: form },
    'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
  };
}

const ETAG = { headers: { ETag: { schema: { type: 'string' } } } };

function described(response: JsonSchema | Content, cached: boolean): object {
  if (isContent(response)) {
    const { description, type } = response;
    return {
      description: both(description),
      ...(cached && type && ETAG),
      ...(type && { content: { [type]: { schema: { type: 'string' } } } }),
    };
  }
  return {
    description: both({ zh: '应答', en: 'The response' }),
    ...(cached && ETAG),
    content: { 'application/json': { schema: response } },
  };
}

/** A schema's description is one text, a content's is in two languages. */
function isContent(response: JsonSchema | Content): response is Content {
  return typeof response.description === 'object';
}

function problemResponse(schema: JsonSchema): object {
  return {
    description: '问题（RFC 9457） · A problem (RFC 9457)',
    content: { 'application/problem+json': { schema } },
  };
}

/** Every schema with a name that is referred to, sorted by name. */
function modelsIn(value: unknown): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const named = (value as { [MODEL]?: { name: string; schema: JsonSchema } })[MODEL];
    if (named && !found.has(named.name)) {
      found.set(named.name, named.schema);
      collect(named.schema);
    }
    for (const one of Object.values(value)) collect(one);
  };
  collect(value);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function both({ zh, en }: Text): string {
  return `${zh} · ${en}`;
}
