import type { Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import type { JsonSchema } from './schema.ts';

/** One field of a JSON body. */
export interface Field<T> {
  schema: JsonSchema;
  /**
   * Undefined for what is not allowed.
   *
   * @throws {InvalidValue} where more is to be said than that
   */
  parse(value: unknown): T | undefined;
  /** What is allowed, in one clause; it ends the sentence of every refusal. */
  expected: Text;
  /** The value when the field is not there; without this the field is required. */
  absent?: T;
}

export type OptionalField<T> = Field<T> & { absent: T };

// biome-ignore lint/suspicious/noExplicitAny: a table of fields holds values of every type.
export type Fields = Record<string, Field<any>>;

/** A value in which many things can be wrong, each with its own sentence. */
export class InvalidValue extends Error {
  readonly detail: Text;
  readonly problems: readonly Problem[];

  constructor(detail: Text, problems: readonly Problem[]) {
    super(detail.en);
    this.name = 'InvalidValue';
    this.detail = detail;
    this.problems = problems;
  }
}

export interface FileLimit {
  bytes: number;
  /** What can be done about a larger file, in a sentence. */
  advice: Text;
}

/** What a request carries beside its address. */
export type Body =
  | { kind: 'fields'; fields: Fields; limit: string; csv?: true }
  /** The body is one value; handlers get null where it is not sent. */
  // biome-ignore lint/suspicious/noExplicitAny: any value.
  | { kind: 'value'; field: Field<any>; limit: string }
  /** One file: the field `file` of a form, or the bytes as they are with `?filename=`. */
  | { kind: 'file'; limit: FileLimit; form: Record<string, JsonSchema> }
  /** What a browser's form sends. */
  | { kind: 'form'; limit: string };

type FieldValues<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };
type SentFields<F extends Fields> = {
  [K in keyof F as F[K] extends { absent: unknown } ? never : K]: F[K] extends Field<infer T> ? T : never;
} & {
  [K in keyof F as F[K] extends { absent: unknown } ? K : never]?: F[K] extends Field<infer T> ? T : never;
};

/** What a handler is given. */
export type BodyOf<B> = B extends { kind: 'fields'; fields: infer F extends Fields }
  ? B extends { csv: true }
    ? FieldValues<F> | { csv: Uint8Array }
    : FieldValues<F>
  : B extends { kind: 'value'; field: Field<infer T> }
    ? T | null
    : B extends { kind: 'form' }
      ? Record<string, unknown>
      : undefined;

/** What a caller sends as JSON. */
export type SentBodyOf<B> = B extends { kind: 'fields'; fields: infer F extends Fields }
  ? SentFields<F>
  : B extends { kind: 'value'; field: Field<infer T> }
    ? T
    : never;

/** A JSON object of these fields and no other. */
export const fields = <F extends Fields>(fields: F, limit: string) => ({
  kind: 'fields' as const,
  fields,
  limit,
});

export function bodySchema(fields: Fields): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
    required: Object.entries(fields).flatMap(([name, field]) => ('absent' in field ? [] : name)),
    additionalProperties: false,
  };
}

/** Text of a length, trimmed. */
export function textField(most: number): Field<string> {
  return {
    schema: { type: 'string', minLength: 1, maxLength: most },
    parse: (value) => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text !== '' && text.length <= most ? text : undefined;
    },
    expected: { zh: ` 1 到 ${most} 个字符的文本`, en: `text of 1 to ${most} characters` },
  };
}

/** Text of a length as it was typed: nothing is trimmed off a password. */
export function verbatimField(most: number): Field<string> {
  return {
    ...textField(most),
    parse: (value) => (typeof value === 'string' && value !== '' && value.length <= most ? value : undefined),
  };
}

export function wordField<W extends string>(words: readonly W[]): Field<W> {
  return {
    schema: { type: 'string', enum: [...words] },
    parse: (value) => words.find((word) => word === value),
    expected: { zh: ` ${words.join('、')} 之一`, en: `one of ${words.join(', ')}` },
  };
}

export const FLAG_FIELD: Field<boolean> = {
  schema: { type: 'boolean' },
  parse: (value) => (typeof value === 'boolean' ? value : undefined),
  expected: { zh: ' true 或 false', en: 'true or false' },
};

/** At most so many texts. */
export function textsField(most: number): Field<string[]> {
  return {
    schema: { type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: most },
    parse: (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((one) => typeof one === 'string' && one.length <= 100)
        ? (value as string[])
        : undefined,
    expected: { zh: `最多 ${most} 个文本的数组`, en: `an array of at most ${most} texts` },
  };
}

/** The same field, not required: null when it is not there, or null itself. */
export function optionalField<T>(field: Field<T>): OptionalField<T | null> {
  return { ...field, schema: { anyOf: [field.schema, { type: 'null' }] }, absent: null };
}
