// By path: the whole of date-fns is three hundred modules to read at every start.
import { addMilliseconds } from 'date-fns/addMilliseconds';
import { isAfter } from 'date-fns/isAfter';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import {
  AS_OF_MOMENT,
  type Parameter,
  type Parameters,
  shorten,
  wrongValue,
} from '../../contract/core/parameter.ts';
import type { Catalog, Month, Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';

/** What values are checked against that the contract does not know. */
export interface Known {
  catalog: Catalog & { latestPeriod: Month | null };
  limits: Limits;
}

/** The query string of a request; it may contain question marks itself. */
export function queryOf({ originalUrl }: { originalUrl: string }): URLSearchParams {
  return new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
}

/** For parameters without codes of the catalogue. */
export const NOTHING_KNOWN: Known = {
  catalog: { entities: [], indicators: [], latestPeriod: null },
  limits: { currentRevision: 0, now: new Date(0) },
};

/**
 * Checks a query string against the parameters of a route. Never guesses: an unknown name, a name given twice or in
 * brackets, an empty value and a value that is not allowed are each a problem, and all are reported at once.
 */
export function parseQuery(
  parameters: Parameters,
  query: URLSearchParams,
  known: Known,
): { values: Record<string, unknown>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of new Set(query.keys())) {
    if (!Object.hasOwn(parameters, name)) problems.push(unknownName(name, query.get(name), parameters));
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    const [text, ...more] = query.getAll(name);
    if (more.length > 0) {
      problems.push(repeated(name, query.getAll(name), expectedOf(parameter, known)));
    } else if (text === undefined) {
      const value = parameter.absent?.(known.catalog.latestPeriod);
      if (value === undefined) problems.push(missing(name, expectedOf(parameter, known)));
      values[name] = value;
    } else {
      const value = text === '' ? undefined : parse(parameter, text, known);
      if (value === undefined) problems.push(wrongValue(name, text, expectedOf(parameter, known)));
      values[name] = value;
    }
  }
  return { values, problems };
}

function parse(parameter: Parameter<unknown>, text: string, { catalog, limits }: Known): unknown {
  if (parameter.asOf) return parseAsOf(text, limits);
  if (parameter.catalog && !codesOf(parameter.catalog, catalog).includes(text)) return undefined;
  return parameter.parse(text);
}

function expectedOf(parameter: Parameter<unknown>, { catalog, limits }: Known): Text {
  const { expected } = parameter;
  if (parameter.asOf) {
    return {
      zh: `不大于当前修订号 ${limits.currentRevision} 的修订号，或不晚于现在、带时区的 ISO 时刻，例如 2025-08-10T09:00:00+08:00`,
      en: `a revision number up to the current ${limits.currentRevision}, or an ISO moment with its zone that is not in the future, for example 2025-08-10T09:00:00+08:00`,
    };
  }
  if (!parameter.catalog) return expected;
  const codes = [...new Set(codesOf(parameter.catalog, catalog))];
  const some = codes.slice(0, 4);
  const more = codes.length > some.length;
  return {
    zh: `目录（/api/catalog）中的${expected.zh}${some.length ? `，如 ${some.join('、')}${more ? ' 等' : ''}` : '（目前没有）'}`,
    en: `${expected.en} of the catalogue (/api/catalog)${some.length ? `, such as ${some.join(', ')}` : ', which has none yet'}`,
  };
}

function codesOf(
  kind: NonNullable<Parameter<string>['catalog']>,
  { entities, indicators }: Catalog,
): string[] {
  switch (kind) {
    case 'indicator':
      return indicators.map(({ code }) => code);
    case 'category':
      return indicators.map(({ category }) => category);
    case 'entity':
      return entities.map(({ code }) => code);
    case 'department':
      return entities.flatMap(({ kind, code }) => (kind === 'department' ? code : []));
  }
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

function repeated(name: string, values: string[], expected: Text): Problem {
  return problem(
    'repeated-parameter',
    name,
    values.join(' '),
    `参数 ${name} 给了 ${values.length} 次（${values.map((value) => `“${value}”`).join('、')}）：只能给一次，应为${expected.zh}。`,
    `Parameter ${name} is given ${values.length} times (${values.map((value) => `"${value}"`).join(', ')}); give it once, as ${expected.en}.`,
  );
}

function missing(name: string, expected: Text): Problem {
  return problem(
    'missing-parameter',
    name,
    null,
    `缺少参数 ${name}：应为${expected.zh}。`,
    `Parameter ${name} is missing; expected ${expected.en}.`,
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

/** A point in the history of what was known. */
export type AsOf = { revision: number } | { moment: string };

/** The end of that history. */
export interface Limits {
  currentRevision: number;
  now: Date;
}

/** Tolerance for clients whose clocks are ahead. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Reads `asOf`: a revision number, or an ISO moment with its zone. Undefined for anything else, and for what has not
 * happened yet.
 *
 * parseAsOf('17', …) → { revision: 17 }
 * parseAsOf('2025-08-10T09:00+08:00', …) → { moment: '2025-08-10T01:00:00.000Z' }
 */
export function parseAsOf(text: string, { currentRevision, now }: Limits): AsOf | undefined {
  if (/^\d{1,15}$/.test(text)) {
    const revision = Number(text);
    return revision <= currentRevision ? { revision } : undefined;
  }
  if (!AS_OF_MOMENT.test(text)) return undefined;
  // In an address that was not encoded, the plus sign of a zone arrives as a space.
  const moment = parseISO(text.replace(' ', '+'));
  // A day that no calendar has (30 February) is not valid here, where `new Date` would make it 2 March.
  if (!isValid(moment) || isAfter(moment, addMilliseconds(now, CLOCKS_DIFFER_MS))) return undefined;
  return { moment: moment.toISOString() };
}
