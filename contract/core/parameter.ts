import type { Month, Text } from '../../domain/model.ts';
import { parseMonth } from '../../domain/month.ts';
import type { Problem } from '../../domain/problem.ts';
import { type JsonSchema, MONTH, ORDINAL } from './schema.ts';

/** Codes that only the catalogue knows; the server checks them. */
export type CatalogCode = 'indicator' | 'entity' | 'category' | 'department';

/** One parameter of a query: what it means, and how its text becomes a value. */
export interface Parameter<T> {
  description: Text;
  schema: JsonSchema;
  /** Undefined for what is not allowed. */
  parse(text: string): T | undefined;
  /** What is allowed, in one clause; it ends the sentence of every refusal. */
  expected: Text;
  /** The value when the parameter is not given; without this the parameter is required. */
  absent?: (latestPeriod: Month | null) => T | undefined;
  /** Only values of the catalogue are allowed, and `expected` is the noun for one. */
  catalog?: CatalogCode;
  /** Only what has happened is allowed: the server knows how far the history reaches. */
  asOf?: true;
}

/** A parameter whose values only the catalogue knows. */
export type CatalogParameter = Parameter<string> & { catalog: CatalogCode };
export type OptionalParameter<T> = Parameter<T> & { absent: NonNullable<Parameter<T>['absent']> };

// biome-ignore lint/suspicious/noExplicitAny: a table of parameters holds values of every type.
export type Parameters = Record<string, Parameter<any>>;

/** What a handler is given. `asOf` is not among it: the revision that it leads to says it better. */
export type ValuesOf<P extends Parameters> = {
  [K in keyof P as K extends 'asOf' ? never : K]: P[K] extends Parameter<infer T> ? T : never;
};

/** What a caller sends: optional parameters may be left out, lists are joined by commas. */
export type QueryOf<P extends Parameters> = {
  [K in keyof P as P[K] extends OptionalParameter<unknown> ? never : K]: SentFor<P[K]>;
} & { [K in keyof P as P[K] extends OptionalParameter<unknown> ? K : never]?: SentFor<P[K]> };

type SentFor<P> = P extends Parameter<infer T> ? NonNullable<T> : never;

/** The same parameter, not required: null when it is not given. */
export function optionalParameter<P extends Parameter<unknown>>(
  parameter: P,
): OptionalParameter<ValueOf<P> | null> & Pick<P, 'catalog' | 'asOf'> {
  return { ...parameter, absent: () => null } as never;
}

type ValueOf<P> = P extends Parameter<infer T> ? T : never;

/** A parameter of which only the text's form matters. */
export function textParameter(
  description: Text,
  most: number,
  expected: Text = { zh: `最多 ${most} 个字符的文本`, en: `text of at most ${most} characters` },
): OptionalParameter<string | null> {
  return {
    description,
    schema: { type: 'string', minLength: 1, maxLength: most },
    parse: (text) => (text.length <= most ? text : undefined),
    expected,
    absent: () => null,
  };
}

/** `period` and its like: a month, `YYYY-MM`. */
export function monthParameter(description: Text): Parameter<Month> {
  return {
    description,
    schema: { ...MONTH, examples: ['2025-06'] },
    parse: (text) => parseMonth(text) ?? undefined,
    expected: { zh: ' YYYY-MM 形式的月份，例如 2025-06', en: 'a month as YYYY-MM, for example 2025-06' },
  };
}

export function yearParameter(description: Text): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum: 1900, maximum: 2199 },
    parse: (text) => (/^(19|20|21)\d\d$/.test(text) ? Number(text) : undefined),
    expected: { zh: '四位数的年份，例如 2025', en: 'a year of four digits, for example 2025' },
  };
}

export function numberParameter(description: Text): OptionalParameter<number | null> {
  return {
    description,
    schema: ORDINAL,
    parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined),
    expected: { zh: '正整数', en: 'a whole number above 0' },
    absent: () => null,
  };
}

/** One code (or name) out of what the catalogue holds. */
export function catalogParameter(catalog: CatalogCode, description: Text, expected: Text): CatalogParameter {
  return { description, schema: { type: 'string', minLength: 1 }, parse: (text) => text, expected, catalog };
}

/** One word of a closed list. */
export function wordParameter<W extends string>(description: Text, words: readonly W[]): Parameter<W> {
  return {
    description,
    schema: { type: 'string', enum: [...words] },
    parse: (text) => words.find((word) => word === text),
    expected:
      words.length > 2
        ? { zh: ` ${words.join('、')} 之一`, en: `one of ${words.join(', ')}` }
        : { zh: ` ${words.join(' 或 ')}`, en: words.join(' or ') },
  };
}

/** One word of a closed list, the first one when none is given. */
export function wordOrFirst<W extends string>(description: Text, words: readonly W[]): OptionalParameter<W> {
  const parameter = wordParameter(description, words);
  return { ...parameter, schema: { ...parameter.schema, default: words[0] }, absent: () => words[0] };
}

/** One or several words of a closed list, separated by commas; their order does not matter. */
export function wordsParameter<W extends string>(
  description: Text,
  words: readonly W[],
): OptionalParameter<W[] | null> {
  return {
    description,
    schema: { type: 'string', pattern: `^(${words.join('|')})(,(${words.join('|')}))*$` },
    parse: (text) => {
      const given = new Set(text.split(','));
      for (const word of given) if (!(words as readonly string[]).includes(word)) return undefined;
      return words.filter((word) => given.has(word));
    },
    expected: {
      zh: ` ${words.join('、')} 之一，或用逗号隔开的几个`,
      en: `one or more of ${words.join(', ')}, separated by commas`,
    },
    absent: () => null,
  };
}

/** Whole moments only: a date without a time and a zone could mean two different revisions. */
export const AS_OF_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/;

/** `asOf`, which every read of figures takes. */
export const AS_OF: OptionalParameter<string | null> & { asOf: true } = {
  description: {
    zh: '按当时所知：修订号，或带时区的 ISO 时刻；不给则为现在',
    en: 'What was known then: a revision number, or an ISO moment with its zone; now when not given',
  },
  schema: {
    type: 'string',
    pattern: `^\\d{1,15}$|${AS_OF_MOMENT.source}`,
    examples: ['17', '2025-08-10T01:00:00Z'],
  },
  parse: (text) => text,
  expected: {
    zh: '带时区的 ISO 时刻，例如 2025-08-10T09:00:00+08:00',
    en: 'an ISO moment with its zone',
  },
  absent: () => null,
  asOf: true,
};

export const INDICATOR = catalogParameter(
  'indicator',
  { zh: '指标编码', en: 'Code of the indicator' },
  { zh: '指标编码', en: 'an indicator code' },
);

export const ENTITY = catalogParameter(
  'entity',
  { zh: '主体（全区、园区、部门……）编码', en: 'Code of the entity (zone, park, department …)' },
  { zh: '主体编码', en: 'an entity code' },
);

export const PERIOD: OptionalParameter<Month> = {
  ...monthParameter({
    zh: '期间；不给则为最新一期',
    en: 'The month asked for; the latest one when not given',
  }),
  absent: (latestPeriod) => latestPeriod ?? undefined,
};

/** The problem of a value that is not allowed: names the parameter, the value and what is allowed. */
export function wrongValue(name: string, value: string, expected: Text): Problem {
  const zh = value === '' ? `参数 ${name} 是空的` : `参数 ${name} 的值“${value}”不对`;
  const en = value === '' ? `Parameter ${name} is empty` : `Parameter ${name} has the value "${value}"`;
  return {
    code: 'wrong-value',
    row: null,
    column: name,
    value: shorten(value),
    message: `${zh}：应为${expected.zh}。`,
    messageEn: `${en}; expected ${expected.en}.`,
  };
}

/** Values are repeated in a refusal, but not without end. */
export const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
