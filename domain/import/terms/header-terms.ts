import type { Catalog } from '../../model.ts';
import { compact } from '../text/character-forms.ts';
import {
  contractTerm,
  ENDS,
  isContractColumn,
  KEYWORDS,
  type Key,
  type Meaning,
  SKIPS,
  type Skip,
  type Term,
} from './header-vocabulary.ts';
import { indexEntities, indexIndicators, type NameIndex, unnumbered } from './name-index.ts';
import { findPeriods, joinPeriods, readPeriod } from './period-text.ts';
import { findUnit, findUnits } from './unit-words.ts';

/** The catalog's names, to find codes by. */
export interface Names {
  indicators: NameIndex;
  entities: NameIndex;
}

/** @param answered names that people matched before → code */
export function toNames(
  { indicators, entities }: Catalog,
  answered: { indicators?: Record<string, string>; entities?: Record<string, string> } = {},
): Names {
  return {
    indicators: indexIndicators(indicators, answered.indicators),
    entities: indexEntities(entities, answered.entities),
  };
}

/** A header or label taken apart, the catalog's names recognised. Remembers what it has read. */
export type TermReader = (text: string) => Term;

export function toTermReader(names: Names): TermReader {
  const read = new Map<string, Term>();
  return (text) => {
    let term = read.get(text);
    if (!term) {
      term = readTerm(text, names);
      if (read.size < 20_000) read.set(text, term);
    }
    return term;
  };
}

/**
 * Takes a header apart from its ends inwards, and stops as soon as what is left is a name: so 税占比 is found
 * as an indicator before 占比 could be taken for a share.
 *
 * @example '进出口_当月同比' → growth, month, indicator 进出口 · '国内生产总值累计值(亿元)' → level, ytd, 亿元
 * @example '1—8月累计' → ytd to 8 · '8月' → month 8 · '完成年度%' → skip completion · '指标' → key indicator
 */
export function readTerm(text: string, names: Names): Term {
  if (text.length > 120) return { rest: text };
  const trimmed = text.trim();
  const name = trimmed.toLowerCase();
  if (isContractColumn(name)) return contractTerm(name);
  let rest = compact(trimmed);
  if (rest === '') return { rest: '' };
  const keyword = KEYWORDS.find(([, pattern]) => pattern.test(rest.toLowerCase()));
  if (keyword) return keywordTerm(keyword[0]);
  const term: Term = { rest: '' };
  const whole = readPeriod(trimmed);
  if (whole) return { period: whole, rest: '' };
  if (named(rest, names, term)) return term;
  const unit = findUnit(rest);
  if (unit) return { units: [unit], rest: '' };
  rest = takeBrackets(rest, term);
  rest = takeUnits(rest, term);
  if (named(rest, names, term)) return term;
  const period = readPeriod(rest);
  if (period) return { ...term, period, rest: '' };
  const found = findPeriods(rest);
  if (found.length === 1) {
    term.period = found[0]!.period;
    rest = found[0]!.rest;
  }
  for (let changed = true; changed && rest !== ''; ) {
    rest = rest.replace(/^[-_:/|,、]+|[-_:/|,、]+$/g, '');
    if (named(rest, names, term)) return term;
    changed = false;
    const lower = rest.toLowerCase();
    for (const { head, tail, meaning } of ENDS) {
      const match = tail.exec(lower) ?? head.exec(lower);
      if (!match || match[0] === '') continue;
      rest = match.index === 0 ? rest.slice(match[0].length) : rest.slice(0, match.index);
      mean(term, meaning);
      changed = true;
      break;
    }
    rest = takeUnits(rest, term);
  }
  const keyed = KEYWORDS.find(([, pattern]) => pattern.test(rest.toLowerCase()));
  if (keyed && !term.span && !term.measure && !term.period) return { ...term, ...keywordTerm(keyed[0]) };
  term.rest = keyed ? '' : rest;
  return term;
}

function keywordTerm(word: Key | Skip): Term {
  return (SKIPS as readonly string[]).includes(word)
    ? { skip: word as Skip, rest: '' }
    : { key: word as Key, rest: '' };
}

/**
 * The statistical office says 同比增长 for the month where it says 累计增长 for the year to date; so growth of unsaid
 * span beside growth of the year to date, of the same indicator, is the month's.
 */
export function isMonthBesideYtd(term: Term, siblings: readonly Term[]): boolean {
  const sameMonth = (other: Term): boolean =>
    term.period?.month == null || other.period?.month === term.period.month;
  return (
    term.measure === 'growth' &&
    siblings.some((other) => other.measure === 'growth' && other.span === 'ytd' && sameMonth(other))
  );
}

/** The later word does not undo the earlier: 累计同比增长 is growth of the year to date. */
function mean(term: Term, meaning: Meaning): void {
  if (meaning.skip && !term.skip) term.skip = meaning.skip;
  if (meaning.span && !term.span) term.span = meaning.span;
  if (meaning.lag) term.lag = 1;
  if (meaning.measure && term.measure !== 'growth') term.measure = meaning.measure;
  if (meaning.actual) term.actual = true;
}

function named(text: string, names: Names, term: Term): boolean {
  for (const candidate of [text, unnumbered(text)]) {
    const indicator = names.indicators.find(candidate);
    const entity = names.entities.find(candidate);
    // A name of both kinds says neither by itself.
    if (indicator.kind === 'one' && entity.kind === 'one') continue;
    if (indicator.kind === 'one') {
      term.indicator = indicator.code;
      return true;
    }
    if (entity.kind === 'one') {
      term.entity = entity.code;
      return true;
    }
  }
  return false;
}

/** （亿元）, (1-7月), (万元，当月): what is in brackets, if all of it is recognised; other brackets stay. */
function takeBrackets(text: string, term: Term): string {
  return text.replace(/\(([^()]{1,20})\)/g, (whole, inner: string) => {
    const bracketed: Term = { rest: '' };
    const known = inner.split(/[,、;]/).every((part) => takeBracketed(part, bracketed));
    if (!known) return whole;
    if (bracketed.units) term.units = bracketed.units;
    if (bracketed.period) term.period = joinPeriods(term.period ?? null, bracketed.period)!;
    mean(term, bracketed);
    return '';
  });
}

function takeBracketed(part: string, bracketed: Term): boolean {
  const units = findUnits(part.replace(/^(?:单位[:：]?|±)/, ''));
  if (units.length > 0) {
    bracketed.units = [...(bracketed.units ?? []), ...units];
    return true;
  }
  const period = readPeriod(part);
  if (period && period.span !== 'year') {
    bracketed.period = period;
    return true;
  }
  const word = ENDS.find(({ head }) => head.exec(part.toLowerCase())?.[0].length === part.length);
  if (word) mean(bracketed, word.meaning);
  return word !== undefined;
}

/** A unit behind a comma, a colon or nothing: `产值:亿元`, `增速%`, `同比±%`. */
function takeUnits(text: string, term: Term): string {
  const percent = /[-_:/|,、]*(?:±|\+\/?-)?%$/.exec(text);
  if (percent && percent.index > 0) {
    term.units ??= ['%'];
    return text.slice(0, percent.index);
  }
  const behind = /[-_:/|,、](?:单位[:：])?([^-_:/|,、]{1,8})$/.exec(text);
  const unit = behind && findUnit(behind[1]!);
  if (behind && unit) {
    term.units ??= [unit];
    return text.slice(0, behind.index);
  }
  if (/^(?:±)?%$/.test(text)) {
    term.units ??= ['%'];
    return '';
  }
  return text;
}
