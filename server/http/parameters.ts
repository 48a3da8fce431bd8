import type { Catalog, Month, Text } from '../../domain/model.ts';
import { parseMonth } from '../../domain/month.ts';
import type { Problem } from '../../domain/problem.ts';
import type { JsonSchema } from './json-schema.ts';

/** What the values of parameters are checked against. */
export interface Known extends Catalog {
  latestPeriod: Month | null;
}

/**
 * One parameter of a read: how its text becomes a value. `allowed` says in one clause what may stand there; it
 * ends the sentence of every refusal. `absent` is the value when the parameter is not given; without it the
 * parameter is required.
 */
export interface Parameter<T> {
  description: Text;
  schema: JsonSchema;
  parse(text: string, known: Known): T | undefined;
  allowed(known: Known): Text;
  absent?: (known: Known) => T | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of parameters holds values of every type.
export type Parameters = Record<string, Parameter<any>>;
export type ValuesOf<P extends Parameters> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/**
 * Checks a query string against the parameters a path knows. Never guesses: a name that is not known, given twice
 * or in brackets, an empty value and a value that is not allowed are each a problem, and all are told at once.
 */
export function parseQuery<P extends Parameters>(
  parameters: P,
  query: URLSearchParams,
  known: Known,
): { values: ValuesOf<P>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of new Set(query.keys())) {
    if (!Object.hasOwn(parameters, name)) problems.push(unknownName(name, query.get(name), parameters));
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    const [text, ...more] = query.getAll(name);
    const allowed = () => parameter.allowed(known);
    if (more.length > 0) {
      problems.push(repeated(name, query.getAll(name), allowed()));
    } else if (text === undefined) {
      const value = parameter.absent?.(known);
      if (value === undefined) problems.push(missing(name, allowed()));
      values[name] = value;
    } else {
      const value = text === '' ? undefined : parameter.parse(text, known);
      if (value === undefined) problems.push(wrongValue(name, text, allowed()));
      values[name] = value;
    }
  }
  return { values: values as ValuesOf<P>, problems };
}

/** The problem of a value that is not allowed: names the parameter, the value and what is allowed. */
export function wrongValue(name: string, value: string, allowed: Text): Problem {
  const zh = value === '' ? `参数 ${name} 是空的` : `参数 ${name} 的值“${value}”不对`;
  const en = value === '' ? `Parameter ${name} is empty` : `Parameter ${name} has the value "${value}"`;
  return problem('wrong-value', name, value, `${zh}：应为${allowed.zh}。`, `${en}; expected ${allowed.en}.`);
}

function unknownName(name: string, value: string | null, parameters: Parameters): Problem {
  const names = Object.keys(parameters);
  return problem(
    'unknown-parameter',
    name,
    value,
    `没有名为 ${name} 的参数（值“${value}”）：这个地址的参数是 ${names.join('、')}。`,
    `There is no parameter ${name} (value "${value}"); this address knows ${names.join(', ')}.`,
  );
}

function repeated(name: string, values: string[], allowed: Text): Problem {
  return problem(
    'repeated-parameter',
    name,
    values.join(' '),
    `参数 ${name} 给了 ${values.length} 次（${values.map((value) => `“${value}”`).join('、')}）：只能给一次，应为${allowed.zh}。`,
    `Parameter ${name} is given ${values.length} times (${values.map((value) => `"${value}"`).join(', ')}); give it once, as ${allowed.en}.`,
  );
}

function missing(name: string, allowed: Text): Problem {
  return problem(
    'missing-parameter',
    name,
    null,
    `缺少参数 ${name}：应为${allowed.zh}。`,
    `Parameter ${name} is missing; expected ${allowed.en}.`,
  );
}

function problem(
  code: string,
  column: string,
  value: string | null,
  message: string,
  messageEn: string,
): Problem {
  return { code, row: null, column, value: value === null ? null : shorten(value), message, messageEn };
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** `period` and its like: a month, `YYYY-MM`. */
export function monthParameter(
  description: Text,
  absent?: (known: Known) => Month | undefined,
): Parameter<Month> {
  return {
    description,
    schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', examples: ['2025-06'] },
    parse: (text) => parseMonth(text) ?? undefined,
    allowed: () => ({
      zh: ' YYYY-MM 形式的月份，例如 2025-06',
      en: 'a month as YYYY-MM, for example 2025-06',
    }),
    ...(absent && { absent }),
  };
}

export function yearParameter(description: Text): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum: 1900, maximum: 2199 },
    parse: (text) => (/^(19|20|21)\d\d$/.test(text) ? Number(text) : undefined),
    allowed: () => ({ zh: '四位数的年份，例如 2025', en: 'a year of four digits, for example 2025' }),
  };
}

/** One code (or name) out of what the catalogue holds. */
export function knownParameter(
  description: Text,
  noun: Text,
  codesOf: (known: Known) => Iterable<string>,
): Parameter<string> {
  return {
    description,
    schema: { type: 'string', minLength: 1 },
    parse: (text, known) => {
      for (const code of codesOf(known)) if (code === text) return text;
      return undefined;
    },
    allowed: (known) => {
      const codes = [...new Set(codesOf(known))];
      const some = codes.slice(0, 4);
      const more = codes.length > some.length;
      return {
        zh: `目录（/api/catalog）中的${noun.zh}${some.length ? `，如 ${some.join('、')}${more ? ' 等' : ''}` : '（目前没有）'}`,
        en: `${noun.en} of the catalogue (/api/catalog)${some.length ? `, such as ${some.join(', ')}` : ', which has none yet'}`,
      };
    },
  };
}

/** One or several words of a closed list, separated by commas; the order does not matter. */
export function wordsParameter<W extends string>(
  description: Text,
  words: readonly W[],
): Parameter<W[] | null> {
  return {
    description,
    schema: { type: 'string', pattern: `^(${words.join('|')})(,(${words.join('|')}))*$` },
    parse: (text) => {
      const given = new Set(text.split(','));
      for (const word of given) if (!(words as readonly string[]).includes(word)) return undefined;
      return words.filter((word) => given.has(word));
    },
    allowed: () => ({
      zh: ` ${words.join('、')} 之一，或用逗号隔开的几个`,
      en: `one or more of ${words.join(', ')}, separated by commas`,
    }),
    absent: () => null,
  };
}

/** The same parameter, not required: null when it is not given. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | null> {
  return { ...parameter, absent: () => null };
}

export const INDICATOR = knownParameter(
  { zh: '指标编码', en: 'Code of the indicator' },
  { zh: '指标编码', en: 'an indicator code' },
  (known) => known.indicators.map((indicator) => indicator.code),
);

export const ENTITY = knownParameter(
  { zh: '主体（全区、园区、部门……）编码', en: 'Code of the entity (zone, park, department …)' },
  { zh: '主体编码', en: 'an entity code' },
  (known) => known.entities.map((entity) => entity.code),
);

export const PERIOD = monthParameter(
  { zh: '期间；不给则为最新一期', en: 'The month asked for; the latest one when not given' },
  (known) => known.latestPeriod ?? undefined,
);
