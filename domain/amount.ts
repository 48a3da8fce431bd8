import { shifted } from './exact.ts';
import { formatLevel } from './format.ts';
import { isPercentUnit, UNITS_EN, unitText } from './unit.ts';

/** What one of a thing is called: 1 item, 2 items. */
const ONE: Record<string, string> = {
  items: 'item',
  firms: 'firm',
  plots: 'plot',
  cases: 'case',
  people: 'person',
  days: 'day',
  times: 'time',
  visits: 'visit',
};
/** The power of ten that a unit of Chinese counting stands for. */
const CHINESE_SCALES: Record<string, number> = { 万: 4, 亿: 8 };
/** English scales from the largest. Quantities below a million are written out. */
const ENGLISH_SCALES: readonly [power: number, word: string][] = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
];
const CURRENCIES: Record<string, string> = { 元: 'CNY', 美元: 'USD' };

/**
 * An amount in English, in the scale that English counts in.
 *
 * @param decimals of the figure in its own unit
 * @param exactly `true` keeps every digit of the figure; by default at most two decimals, one from 100 up
 * @example amountEn(90.37, '亿元', 2) → `CNY 9.04 billion`; exactly → `CNY 9.037 billion`
 * @example amountEn(13_697, '万美元', 0) → `USD 137.0 million`; amountEn(1, '个', 0) → `1 item`
 */
export function amountEn(value: number, unit: string, decimals: number, exactly = false): string {
  const [, scale = '', thing = ''] = /^([万亿]?)(.*)$/.exec(unit) ?? [];
  const power = CHINESE_SCALES[scale];
  const currency = CURRENCIES[thing];
  const counted = UNITS_EN[thing] !== undefined || currency !== undefined;
  if (power !== undefined && counted) {
    const text = scaledEn(value, power, decimals, exactly);
    return currency ? `${currency} ${text}` : `${text} ${UNITS_EN[thing]}`;
  }
  const digits = formatLevel(value, decimals);
  if (currency) return `${currency} ${digits}`;
  if (isPercentUnit(unit)) return `${digits}%`;
  const name = unitText(unit).en;
  return [digits, digits === '1' ? (ONE[name] ?? name) : name].filter(Boolean).join(' ');
}

function scaledEn(value: number, power: number, decimals: number, exactly: boolean): string {
  const size = Math.abs(shifted(value, power));
  const [to, word] = ENGLISH_SCALES.find(([least]) => size >= 10 ** least) ?? [0, ''];
  const scaled = shifted(value, power - to);
  const known = Math.max(0, decimals - power + to);
  const said = exactly ? known : Math.min(known, Math.abs(scaled) < 100 ? 2 : 1);
  return [formatLevel(scaled, said), word].filter(Boolean).join(' ');
}
