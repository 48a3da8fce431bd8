import type { Text } from '../../domain/model.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Parameters } from './parameters.ts';

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

function both({ zh, en }: Text): string {
  return `${zh} · ${en}`;
}
