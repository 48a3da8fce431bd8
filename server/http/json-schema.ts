import type { ChangeCount } from '../../domain/import/difference.ts';
import { LIGHTS } from '../../domain/progress/progress-row.ts';

/** A JSON Schema (2020-12) as OpenAPI 3.1 takes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export const TEXT: JsonSchema = { type: 'string' };
export const CODE: JsonSchema = { type: 'string', minLength: 1 };
export const NUMBER: JsonSchema = { type: 'number' };
export const FLAG: JsonSchema = { type: 'boolean' };
export const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
/** What is numbered from 1: a file's row, a version, a rank, an upload. */
export const ORDINAL: JsonSchema = { type: 'integer', minimum: 1 };
export const SHA256: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const MONTH: JsonSchema = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
export const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
export const words = (list: readonly string[]): JsonSchema => ({ type: 'string', enum: [...list] });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

/**
 * An object with exactly these fields, all present except those named `optional`. Given a type, the compiler
 * refuses a schema that forgets one of its fields or invents one.
 */
export function record<T>(
  properties: Record<keyof T & string, JsonSchema>,
  optional: (keyof T & string)[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !(optional as string[]).includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Words and numbers of the domain that several nouns have. */
export const LIGHT = words(LIGHTS);
export const CHANGE_COUNT = record<ChangeCount>({ new: COUNT, changed: COUNT, same: COUNT });
