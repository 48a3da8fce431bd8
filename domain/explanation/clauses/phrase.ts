import { amountEn } from '../../amount.ts';
import { entityText, formatLevel, MONTHS_EN, roundsToZero, spanOf } from '../../format.ts';
import type { Entity, Indicator, Month, Text } from '../../model.ts';
import { monthOf } from '../../month.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
import { type Naming, namingOf } from './naming.ts';

/** Everything a clause chooses its words by. */
export interface Said {
  row: ProgressRow;
  indicator: Indicator;
  entity: Entity;
  /** The area above, whose growth the row carries; undefined at a root. */
  parent: Entity | undefined;
  /** The month the page is about: a row of another year says its year. */
  asked: Month;
  naming: Naming;
  m: number;
}

export function saidOf(
  row: ProgressRow,
  {
    indicator,
    entity,
    parent,
    asked,
  }: Pick<Said, 'indicator' | 'entity' | 'parent'> & { asked?: Month | undefined },
): Said {
  return {
    row,
    indicator,
    entity,
    parent,
    asked: asked ?? row.period,
    naming: namingOf(indicator),
    m: monthOf(row.period),
  };
}

/** A clause that is left out. */
export const NONE: Text = { zh: '', en: '' };

export function join(clauses: readonly Text[], separators: Text): Text {
  const said = clauses.filter(({ zh }) => zh !== '');
  return {
    zh: said.map(({ zh }) => zh).join(separators.zh),
    en: said.map(({ en }) => en).join(separators.en),
  };
}

/** Digits without sign or thousands commas, as prose has them; never zero for what is not. */
export function digits(value: number, decimals: number): string {
  return formatLevel(Math.abs(value), enoughDecimals(value, decimals)).replaceAll(',', '');
}

function enoughDecimals(value: number, decimals: number): number {
  let enough = decimals;
  // Rounding is on decimals, which is slow: only what may round to zero is tried.
  if (Math.abs(value) >= 1) return decimals;
  while (value !== 0 && enough < decimals + 4 && roundsToZero(value, enough)) enough++;
  return enough;
}

/** The size of a level in the indicator's unit: `4.18亿元`, `CNY 418.0 million`. */
export function amount(value: number, { unit, decimals }: Pick<Indicator, 'unit' | 'decimals'>): Text {
  const enough = enoughDecimals(value, decimals);
  const text = digits(value, decimals);
  // Both languages say the same rounded amount.
  return { zh: `${text}${unitText(unit).zh}`, en: amountEn(Number(text), unit, enough) };
}

/** A level that may be below zero, its sign in words: 负2.30%, `minus 2.30%`. */
export function signedAmount(value: number, indicator: Pick<Indicator, 'unit' | 'decimals'>): Text {
  return signed(value, amount(value, indicator));
}

/** Puts the sign of `value` before its size, in words. */
export function signed(value: number, size: Text): Text {
  return value < 0 ? { zh: `负${size.zh}`, en: `minus ${size.en}` } : size;
}

/**
 * A share in %, with as many decimals as it takes not to read as whole before it is: 99.96 of 100 is not 100.0%.
 */
export function percent(value: number): string {
  let decimals = 1;
  while (
    Math.abs(value - 100) < 1 &&
    decimals < 4 &&
    value !== 100 &&
    Number(formatLevel(value, decimals).replaceAll(',', '')) === 100
  ) {
    decimals++;
  }
  return value === 100 ? '100%' : `${digits(value, decimals)}%`;
}

/** Its size in percentage points, one decimal, more where it would read as 0.0. */
export function points(value: number): Text {
  const size = digits(value, 1);
  return { zh: `${size}个百分点`, en: `${size} percentage points` };
}

/** The months left in the year, with the verb in English: 后4个月, 最后1个月. */
export function monthsLeft(left: number): Text & { need: string } {
  return left === 1
    ? { zh: '最后1个月', en: 'the last month', need: 'the last month needs' }
    : { zh: `后${left}个月`, en: `the ${left} months left`, need: `the ${left} months left need` };
}

const MONTHS_IN_FULL = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const QUARTERS_EN: Record<number, string> = {
  3: 'first-quarter',
  6: 'first-half',
  9: 'first-three-quarter',
  12: 'full-year',
};

/** The period before a noun in English: `January–August exports`, `end-August deposits`. */
export function periodBeforeNoun({ indicator, row, asked, m }: Said): string {
  const year = row.period.slice(0, 4) === asked.slice(0, 4) ? '' : `${row.period.slice(0, 4)} `;
  const month = monthInFull(m);
  const span = spanOf(indicator);
  if (span === 'end') return `end-${month} ${year}`.trim();
  if (span === 'month') return `${month} ${year}`.trim();
  const quarterly = indicator.frequency === 'quarterly' || m === 12;
  if (quarterly) return `${QUARTERS_EN[m] ?? ''} ${year}`.trim();
  return `${m === 1 ? 'January' : `January–${month}`} ${year}`.trim();
}

/** The period after `in`: `no accidents in the first half`. */
export function periodAlone(said: Said): string {
  const words: Record<string, string> = {
    'first-quarter': 'the first quarter',
    'first-half': 'the first half',
    'first-three-quarter': 'the first three quarters',
    'full-year': 'the full year',
  };
  const [span = '', year] = periodBeforeNoun(said).split(' ');
  return [words[span] ?? span, year].filter(Boolean).join(' ');
}

export function monthInFull(m: number): string {
  return MONTHS_IN_FULL[m - 1] ?? MONTHS_EN[m - 1] ?? '';
}

/** 全市, 全区 and the like for an area above; its own name where it is none of these. */
export function areaText(area: Entity): Text {
  if (area.kind === 'zone') return { zh: '全区', en: 'the zone' };
  const [, level = ''] = /([省市县区国])$/.exec(entityText(area).zh.replace(/[（(].*$/, '')) ?? [];
  const en = AREAS_EN[level];
  return area.kind === 'peer' && en ? { zh: `全${level}`, en } : entityText(area);
}

const AREAS_EN: Record<string, string> = {
  国: 'the country',
  省: 'the province',
  市: 'the city',
  县: 'the county',
  区: 'the district',
};
