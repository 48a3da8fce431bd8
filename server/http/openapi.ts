import type { Text } from '../../domain/model.ts';
import type { JsonSchema } from './json-schema.ts';
import { reference } from './json-schema.ts';
import type { Parameters } from './parameters.ts';
import { SCHEMAS } from './schemas.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What one method of one path takes and answers: the part of the description that a route keeps beside its code. */
export interface Operation {
  summary: Text;
  parameters?: object[];
  body?: JsonSchema;
  /** Bodies that are not JSON, by media type. */
  bodies?: Record<string, JsonSchema>;
  /** Answers that are JSON, by status. */
  answers?: Record<number, JsonSchema>;
  /** Answers without JSON, by status: what they are. */
  others?: Record<number, { description: Text; type?: string }>;
  /** Statuses at which a problem document may come. 500 may come anywhere. */
  problems?: number[];
  /** Answers carry an ETag, and 304 when the asker has them already: every `get` but the open ones, when not said. */
  cached?: boolean;
  /** Needs no sign-in. */
  open?: boolean;
}

export type PathItem = Partial<Record<Method, Operation>>;

/** The parameters of a read, as OpenAPI writes them. */
export function asParameterObjects(parameters: Parameters): object[] {
  return Object.entries(parameters).map(([name, parameter]) => ({
    name,
    in: 'query',
    required: parameter.absent === undefined,
    description: both(parameter.description),
    schema: parameter.schema,
  }));
}

/** The whole description, OpenAPI 3.1, of the given paths. Express's `:name` becomes `{name}`. */
export function makeDocument(paths: Record<string, PathItem>): object {
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
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path.replace(/:(\w+)/g, '{$1}'),
        Object.fromEntries(
          Object.entries(item).map(([method, operation]) => [method, describe(operation, method)]),
        ),
      ]),
    ),
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describe(operation: Operation, method: string): object {
  const { summary, parameters, answers = {}, others = {}, problems = [], open } = operation;
  const cached = operation.cached ?? (method === 'get' && !open);
  const bodies = { ...(operation.body && { 'application/json': operation.body }), ...operation.bodies };
  return {
    summary: both(summary),
    ...(open && { security: [] }),
    ...(parameters && { parameters }),
    ...(Object.keys(bodies).length > 0 && { requestBody: requestBody(bodies) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, jsonAnswer(schema, cached)]),
      ),
      ...Object.fromEntries(
        Object.entries(others).map(([status, { description, type }]) => [
          status,
          {
            description: both(description),
            ...(cached && type && ETAG),
            ...(type && { content: { [type]: { schema: { type: 'string' } } } }),
          },
        ]),
      ),
      ...(cached && { 304: { description: both({ zh: '与已有的相同', en: 'As the asker has it' }) } }),
      ...Object.fromEntries([...problems, 500].map((status) => [status, PROBLEM])),
    },
  };
}

function requestBody(bodies: Record<string, JsonSchema>): object {
  const content = Object.entries(bodies).map(([type, schema]) => [type, { schema }]);
  return { required: true, content: Object.fromEntries(content) };
}

function jsonAnswer(schema: JsonSchema, cached: boolean): object {
  return {
    description: both({ zh: '答复', en: 'The answer' }),
    ...(cached && ETAG),
    content: { 'application/json': { schema } },
  };
}

const ETAG = { headers: { ETag: { schema: { type: 'string' } } } };

const PROBLEM = {
  description: '问题（RFC 9457） · A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: reference('ProblemDocument') } },
};

function both({ zh, en }: Text): string {
  return `${zh} · ${en}`;
}
