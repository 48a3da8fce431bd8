import type { Request } from 'express';
import type { Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import { HttpProblem } from './errors.ts';
import type { JsonSchema } from './json-schema.ts';

/** One field of a JSON body. `absent` is its value when it is not there; without it the field is required. */
export interface BodyField<T> {
  schema: JsonSchema;
  /** Undefined for what is not allowed. */
  parse(value: unknown): T | undefined;
  allowed: Text;
  absent?: T;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of fields holds values of every type.
type Fields = Record<string, BodyField<any>>;
type ValuesOf<F extends Fields> = { [K in keyof F]: F[K] extends BodyField<infer T> ? T : never };

/**
 * Checks a JSON object against the fields that a path knows: nothing unknown, nothing missing, everything told at
 * once. Values are not repeated: one may be a password.
 *
 * @throws {HttpProblem} `unsupported-media-type`, `invalid-body`
 */
export function parseBody<F extends Fields>(request: Request, fields: F): ValuesOf<F> {
  const body: unknown = request.body;
  const isRequired = Object.values(fields).some((field) => !('absent' in field));
  if (body === undefined && isRequired) {
    throw new HttpProblem('unsupported-media-type', {
      zh: '请以 application/json 发送内容。',
      en: 'Send the body as application/json.',
    });
  }
  const given = body ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalidBody(fields, []);
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = (given as Record<string, unknown>)[name];
    const isAbsent = value === undefined || (value === null && 'absent' in field);
    values[name] = isAbsent ? field.absent : field.parse(value);
    if (isAbsent && 'absent' in field) continue;
    if (values[name] !== undefined) continue;
    const { zh, en } = field.allowed;
    problems.push(
      bodyProblem(isAbsent ? 'missing-field' : 'wrong-value', name, `应为${zh}`, `expected ${en}`),
    );
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    problems.push(bodyProblem('unknown-field', name, '这里没有这个字段', 'there is no such field here'));
  }
  if (problems.length > 0) throw invalidBody(fields, problems);
  return values as ValuesOf<F>;
}

function bodyProblem(code: string, column: string, zh: string, en: string): Problem {
  const short = column.slice(0, 60);
  const message = `字段 ${short}：${zh}。`;
  return { code, row: null, column: short, value: null, message, messageEn: `Field ${short}: ${en}.` };
}

function invalidBody(fields: Fields, problems: Problem[]): HttpProblem {
  const names = Object.keys(fields).join(', ');
  const detail = {
    zh: `应为对象 { ${names} }。${problems.map(({ message }) => message).join('')}`,
    en: [`Expected an object { ${names} }.`, ...problems.map((one) => one.messageEn)].join(' '),
  };
  return new HttpProblem('invalid-body', detail, { problems });
}

/** The body that these fields describe, for the description of the API. */
export function bodySchema(fields: Fields): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
    required: Object.entries(fields).flatMap(([name, field]) => ('absent' in field ? [] : name)),
    additionalProperties: false,
  };
}

/** Text of a length, trimmed. */
export function textField(most: number, allowed?: Text): BodyField<string> {
  return {
    schema: { type: 'string', minLength: 1, maxLength: most },
    parse: (value) => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text !== '' && text.length <= most ? text : undefined;
    },
    allowed: allowed ?? { zh: ` 1 到 ${most} 个字符的文本`, en: `text of 1 to ${most} characters` },
  };
}

export function wordField<W extends string>(list: readonly W[]): BodyField<W> {
  return {
    schema: { type: 'string', enum: [...list] },
    parse: (value) => list.find((word) => word === value),
    allowed: { zh: ` ${list.join('、')} 之一`, en: `one of ${list.join(', ')}` },
  };
}

export const flagField: BodyField<boolean> = {
  schema: { type: 'boolean' },
  parse: (value) => (typeof value === 'boolean' ? value : undefined),
  allowed: { zh: ' true 或 false', en: 'true or false' },
};

/** At most so many texts. */
export function textsField(most: number): BodyField<string[]> {
  return {
    schema: { type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: most },
    parse: (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((one) => typeof one === 'string' && one.length <= 100)
        ? (value as string[])
        : undefined,
    allowed: { zh: `最多 ${most} 个文本的数组`, en: `an array of at most ${most} texts` },
  };
}

/** The same field, not required. */
export function optionalField<T>(field: BodyField<T>): BodyField<T | null> {
  return {
    ...field,
    schema: { anyOf: [field.schema, { type: 'null' }] },
    parse: (value) => field.parse(value),
    absent: null,
  };
}
