import { fixed } from './exact.ts';
import type { Entity, Indicator, Month, Text } from './model.ts';
import { type GrowthIndicator, growthUnitOf, indexBaseOf } from './progress/growth.ts';
import type { GrowthSource, ProgressRow } from './progress/progress-row.ts';
import { gapUnitText } from './unit.ts';

/** Shown for a missing value; never a zero, never blank. */
export const NOTHING = '—';

/** U+2212: as wide as a plus sign, so that columns line up. */
const MINUS = '−';

function rounded(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

/**
 * A level in its unit, thousands separated: `formatLevel(12345.678, 2)` → `12,345.68`; null → `—`.
 * Negative levels carry U+2212.
 */
export function formatLevel(value: number | null, decimals: number): string {
  if (value === null) return NOTHING;
  const text = rounded(value, decimals);
  return text.startsWith('-') ? MINUS + grouped(text.slice(1)) : grouped(text);
}

/** A percentage without a plus sign: `formatPercent(52.1018)` → `52.1%`. */
export function formatPercent(value: number | null, decimals = 1): string {
  return value === null ? NOTHING : `${formatLevel(value, decimals)}%`;
}

/** What is whole takes as many decimals as show that it is not: at most these. */
const MOST_DECIMALS = 4;

/**
 * A completion in %, never rounded to the whole before it is whole or past it: 99.96 of 100 is not 100.0%.
 *
 * @example `formatCompletion(99.96)` → `99.96%`, `formatCompletion(55.43)` → `55.4%`, `formatCompletion(100)` → `100.0%`
 */
export function formatCompletion(value: number | null): string {
  return formatPercent(value, completionDecimals(value));
}

/** How many decimals a completion in % is shown with. */
export function completionDecimals(value: number | null): number {
  if (value === null || value === 100) return 1;
  let decimals = 1;
  while (decimals < MOST_DECIMALS && Number(rounded(value, decimals)) === 100) decimals++;
  return decimals;
}

/** With its sign, for tables: `+2.1`, `−9.4`, `0.0`. */
export function formatSigned(value: number | null, decimals = 1): string {
  if (value === null) return NOTHING;
  const text = formatLevel(value, decimals);
  return text.startsWith(MINUS) || Number(rounded(value, decimals)) === 0 ? text : `+${text}`;
}

/** Growth for tables: `+12.2%`, `−9.4%`, `0.0%`. */
export function formatGrowth(value: number | null, decimals = 1): string {
  return value === null ? NOTHING : `${formatSigned(value, decimals)}%`;
}

/** The absolute value, for sentences with 增长 or 下降, 超 or 欠. */
export function formatSize(value: number, decimals = 1): string {
  return formatLevel(Math.abs(value), decimals);
}

/** Whether a value rounds to zero at this precision, so that a sentence uses 持平 and not 增长0.0%. */
export function roundsToZero(value: number, decimals = 1): boolean {
  return Number(rounded(value, decimals)) === 0;
}

/** A gap with as many decimals (`least` to 4) as it takes not to show as zero, unless it is. */
export function sizeOfGap(gap: number, least = 1): string {
  let decimals = least;
  while (gap !== 0 && decimals < 4 && roundsToZero(gap, decimals)) decimals++;
  return formatSize(gap, decimals);
}

/**
 * The size of a row's gap and what it is counted in; null where there is no gap.
 *
 * @example 3.81 points behind → `3.8` 个百分点; a rate of 20.84 over its cap of 20 → `0.84` 个百分点; PM2.5 of 34.9 over
 *   35 → `0.1` 微克/立方米
 */
export function gapSize(
  { gap, gapUnit }: Pick<ProgressRow, 'gap' | 'gapUnit'>,
  { unit, decimals }: Pick<Indicator, 'unit' | 'decimals'>,
): { size: string; unit: Text } | null {
  if (gap === null) return null;
  if (gapUnit === 'unit') return { size: sizeOfGap(gap, decimals), unit: gapUnitText(unit) };
  return { size: sizeOfGap(gap), unit: gapUnitText('%') };
}

/**
 * The decimals of a growth: one, of percent and percentage points; as many as the indicator has, and one at least, of a
 * difference in its own unit.
 */
export function growthDecimals(
  indicator: GrowthIndicator & Pick<Indicator, 'decimals'>,
  source: GrowthSource | null,
): number {
  return growthUnitOf(indicator, source) === 'unit' ? Math.max(1, indicator.decimals) : 1;
}

/**
 * A growth with its sign, and what it is counted in; null where there is none.
 *
 * @example 9.1 of an output → `+9.1` %; −0.7 of a rate in % → `−0.7` 个百分点; −1.25 of PM2.5 → `−1.3` 微克/立方米
 */
export function growthSize(
  value: number | null,
  indicator: GrowthIndicator & Pick<Indicator, 'decimals'>,
  source: GrowthSource | null,
): { size: string; unit: Text } | null {
  if (value === null) return null;
  const size = formatSigned(value, growthDecimals(indicator, source));
  return { size, unit: growthUnitText(indicator, source) };
}

/** What a growth is counted in: %, 个百分点, or the indicator's unit. */
export function growthUnitText(indicator: GrowthIndicator, source: GrowthSource | null): Text {
  switch (growthUnitOf(indicator, source)) {
    case 'percent':
      return { zh: '%', en: '%' };
    case 'points':
      return gapUnitText('%');
    case 'unit':
      return gapUnitText(indicator.unit);
  }
}

/**
 * A level that results from a division, such as the amount needed each month. Counts below ten get one decimal, since
 * their own precision would hide the amount: one project in four months is 0.3 a month, not 0.
 *
 * @example formatPart(0.25, 0) → `0.3`; formatPart(417.2, 0) → `417`; formatPart(1.125, 2) → `1.13`; formatPart(0, 0) → `0`
 */
export function formatPart(value: number | null, decimals: number): string {
  return formatLevel(value, partDecimals(value, decimals));
}

/** The number of decimals that `formatPart` uses. */
export function partDecimals(value: number | null, decimals: number): number {
  const small = value !== null && Math.abs(value) < 10 && !Number.isInteger(value);
  return decimals === 0 && small ? 1 : decimals;
}

/**
 * An amount in 亿 from 1 亿 up, in 万 from 1 万 up, and plain below. The unit is chosen after rounding, so that 99 999 999
 * is 1亿 and not 10000.00万.
 *
 * @example formatAmount(9_999) → `9,999`; formatAmount(10_000) → `1万`; formatAmount(99_999_999) → `1亿`
 */
export function formatAmount(value: number | null, decimals = 2): string {
  if (value === null) return NOTHING;
  const size = Math.abs(value);
  const inWan = fixed(size, decimals, -4);
  const sign = value < 0 ? MINUS : '';
  if (Number(inWan) >= 1e4) return `${sign}${trimmed(fixed(size, decimals, -8))}亿`;
  if (size >= 1e4) return `${sign}${trimmed(inWan)}万`;
  return formatLevel(value, 0);
}

function trimmed(text: string): string {
  return grouped(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** `2025-08` → `1—8月` / `Jan–Aug 2025`; `2025-12` → `全年` / `full year 2025`. Only the English text has the year. */
export function formatYearToDate(period: string): { zh: string; en: string } {
  const year = period.slice(0, 4);
  const m = Number(period.slice(5, 7));
  const zh = m === 1 ? '1月' : m === 12 ? '全年' : `1—${m}月`;
  const en = m === 1 ? `Jan ${year}` : m === 12 ? `full year ${year}` : `Jan–${MONTHS_EN[m - 1]} ${year}`;
  return { zh, en };
}

/** The properties of an indicator that determine how its periods are called. */
type PeriodNaming = Pick<Indicator, 'kind' | 'unit' | 'base' | 'frequency'>;

/** What a figure is of: the year up to a month, the end of a month, or the month alone (PMI). */
export type Span = 'to-date' | 'end' | 'month';

export function spanOf(indicator: PeriodNaming): Span {
  if (indicator.kind === 'stock') return 'end';
  const base = indexBaseOf(indicator);
  return base === 'none' || base === 'fixed' || (base !== null && /同月/.test(indicator.unit))
    ? 'month'
    : 'to-date';
}

const QUARTERS: Record<number, Text> = {
  3: { zh: '一季度', en: 'Q1' },
  6: { zh: '上半年', en: 'H1' },
  9: { zh: '前三季度', en: 'Q1–Q3' },
};

/**
 * A row's own period as lists, captions and sentences name it: 1—7月, 上半年 of a quarterly indicator, 8月末 of a stock, 8月
 * of an index that does not run up. With its year where that is not the year of the page.
 *
 * @param asked the month that the page is about; null where the year is always said
 * @example quarterly, 2025-06 → `上半年` / `H1`; stock, 2024-12 asked at 2025-01 → `2024年末` / `end of Dec 2024`
 */
export function formatOwnPeriod(indicator: PeriodNaming, period: Month, asked: Month | null = period): Text {
  const year = period.slice(0, 4);
  const m = Number(period.slice(5, 7));
  const another = year !== asked?.slice(0, 4);
  const { zh, en } = spanText(indicator, m, another);
  return another ? { zh: `${year}年${zh}`, en: `${en} ${year}` } : { zh, en };
}

function spanText(indicator: PeriodNaming, m: number, another: boolean): Text {
  const month = MONTHS_EN[m - 1] ?? '';
  const span = spanOf(indicator);
  if (span === 'end') return { zh: m === 12 && another ? '末' : `${m}月末`, en: `end of ${month}` };
  if (span === 'month') return { zh: `${m}月`, en: month };
  const quarters = indicator.frequency === 'quarterly' ? QUARTERS[m] : undefined;
  if (quarters) return quarters;
  if (m === 12) return { zh: '全年', en: 'full year' };
  return m === 1 ? { zh: '1月', en: 'Jan' } : { zh: `1—${m}月`, en: `Jan–${month}` };
}

/** `2025-08` → `2025年8月` / `Aug 2025`. */
export function formatMonth(period: string): { zh: string; en: string } {
  const m = Number(period.slice(5, 7));
  return {
    zh: `${period.slice(0, 4)}年${m}月`,
    en: `${MONTHS_EN[m - 1]} ${period.slice(0, 4)}`,
  };
}

export const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** The entity's name in sentences: the short one where it has one. */
export function entityText(entity: Entity): Text {
  return { zh: entity.shortName ?? entity.name, en: entity.nameEn ?? entity.name };
}

export function indicatorText(indicator: Indicator): Text {
  return { zh: indicator.name, en: indicator.nameEn ?? indicator.name };
}

/** `full year 2024` → `Full year 2024`, to begin an English sentence with. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
