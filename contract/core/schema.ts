/**
 * JSON Schemas (2020-12, as OpenAPI 3.1 takes them) that carry the TypeScript type of what they describe.
 *
 * Written here rather than taken from typebox: loading that library costs every start of the server
 * 0.17 s of processor time and 19 MB, measured on Node 20, and only its type inference would be used.
 */
export type JsonSchema = { readonly [keyword: string]: unknown };

declare const VALUE: unique symbol;
declare const OPTIONAL: unique symbol;
/** Leads from a reference to the schema that it names. Not part of the JSON. */
export const MODEL = Symbol('model');

/** A schema of `T`. Invariant: a schema of fewer words, or of more, is not assignable. */
export type Schema<T = unknown> = JsonSchema & { readonly [VALUE]: (value: T) => T };
/** A field that may be absent. */
export type Optional<T = unknown> = Schema<T> & { readonly [OPTIONAL]: true };

// biome-ignore lint/suspicious/noExplicitAny: schemas of every type in one table.
export type AnySchema = Schema<any>;
type Properties = Record<string, AnySchema>;

export type Static<S> = S extends Schema<infer T> ? T : never;

type Flat<T> = { [K in keyof T]: T[K] };
type IsOptional<S> = S extends { readonly [OPTIONAL]: true } ? true : false;
type ObjectOf<P extends Properties> = Flat<
  { [K in keyof P as IsOptional<P[K]> extends true ? never : K]: Static<P[K]> } & {
    [K in keyof P as IsOptional<P[K]> extends true ? K : never]?: Static<P[K]>;
  }
>;

/** What describes each field of `T`: no field may be missing, and an optional one has to be called so. */
type PropertiesOf<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Schema<T[K]>;
};

/** Any JSON Schema, said to describe `T`. */
export const schemaOf = <T>(json: JsonSchema): Schema<T> => json as Schema<T>;

const OPTIONAL_FIELDS = new WeakSet<object>();

export function optional<T>(schema: Schema<T>): Optional<T> {
  const copy = { ...schema } as Optional<T>;
  OPTIONAL_FIELDS.add(copy);
  return copy;
}

/** An object with exactly these fields; its type follows from them. */
export function object<P extends Properties>(properties: P): Schema<ObjectOf<P>> {
  const required = Object.keys(properties).filter((name) => !OPTIONAL_FIELDS.has(properties[name]!));
  return schemaOf({ type: 'object', properties, required, additionalProperties: false });
}

/**
 * An object that a type of the domain describes already. The compiler refuses a schema that forgets one of its
 * fields, invents one, or knows other words than the field has.
 *
 * @example objectOf<Text>({ zh: TEXT, en: TEXT })
 */
export const objectOf = <T extends object>(properties: PropertiesOf<T>): Schema<T> =>
  object(properties as unknown as Properties) as unknown as Schema<T>;

/** Gives a schema a name: wherever it is used, OpenAPI refers to it by this name. */
export function model<T>(name: string, schema: Schema<T>): Schema<T> {
  return { $ref: `#/components/schemas/${name}`, [MODEL]: { name, schema } } as unknown as Schema<T>;
}

export const TEXT = schemaOf<string>({ type: 'string' });
export const CODE = schemaOf<string>({ type: 'string', minLength: 1 });
export const NUMBER = schemaOf<number>({ type: 'number' });
export const FLAG = schemaOf<boolean>({ type: 'boolean' });
export const COUNT = schemaOf<number>({ type: 'integer', minimum: 0 });
/** What is numbered from 1: a file's row, a version, a rank, an upload. */
export const ORDINAL = schemaOf<number>({ type: 'integer', minimum: 1 });
export const SHA256 = schemaOf<string>({ type: 'string', pattern: '^[0-9a-f]{64}$' });
export const MONTH = schemaOf<string>({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
/** ISO 8601 in UTC. */
export const MOMENT = schemaOf<string>({ type: 'string', format: 'date-time' });

export const oneOf = <const W extends readonly string[]>(words: W): Schema<W[number]> =>
  schemaOf({ type: 'string', enum: [...words] });
export const listOf = <T>(items: Schema<T>): Schema<T[]> => schemaOf({ type: 'array', items });
export const nullable = <T>(schema: Schema<T>): Schema<T | null> =>
  schemaOf({ anyOf: [schema, { type: 'null' }] });
