import type { Figure } from './figure.ts';
import { waterfallSteps } from './waterfall.ts';

/** The ends of a value axis and the step between its gridlines. */
export interface Scale {
  min: number;
  max: number;
  step: number;
}

/** Values whose range is below this share of the largest one may leave zero off their axis. */
const FLAT = 0.4;
/** An axis is divided into at most about this many steps. */
const STEPS = 5;
const ROUND = [1, 2, 2.5, 5, 10];

/**
 * The value axis of a figure: the same on the page, on the wall and on a slide.
 *
 * - `path`          round ends; without zero where the lines are flat and far from it
 * - `months`        round ends; always with zero, because bars start there
 * - `ranking`       from zero to the longest bar; a ranking by completion shows 0…100 % and, beyond that, up to 150 %
 * - `contribution`  all steps of the waterfall, with zero
 */
export function figureScale(figure: Figure): Scale {
  const values = figure.series.flatMap((series) => series.values);
  switch (figure.kind) {
    case 'path':
      return niceScale(values, { zero: false, decimals: figure.decimals });
    case 'months':
      return niceScale(values, { zero: true, decimals: figure.decimals });
    case 'ranking':
      return figure.ranking?.by === 'completion' ? completionScale(values) : exactScale(values);
    case 'contribution':
      return exactScale(waterfallSteps(figure.series).flatMap(({ from, to }) => [from, to]));
  }
}

/**
 * An axis with round ends and steps around the values. Zero is on it if `zero` is set, or unless the values are flat
 * and far from it: a stock of 3,200 to 3,400 would otherwise be a level line. Every gridline can be written with
 * `decimals`, so that things counted in ones have none at 0.2 or 2.5. Without values: 0 to 1.
 *
 * @example niceScale([3, 17.6, 33.78], { zero: true }) → { min: 0, max: 40, step: 10 }
 */
export function niceScale(
  values: readonly (number | null)[],
  { zero, decimals = 6 }: { zero: boolean; decimals?: number },
): Scale {
  const numbers = known(values);
  if (numbers.length === 0) return { min: 0, max: 1, step: 1 };
  let low = Math.min(...numbers);
  let high = Math.max(...numbers);
  const flat = low * high > 0 && high - low < FLAT * Math.max(Math.abs(low), Math.abs(high));
  if (zero || !flat) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1;
    if (low !== 0) low -= room;
    high += room;
  }
  const step = roundStep((high - low) / STEPS, decimals);
  return {
    min: tidy(Math.floor(low / step + 1e-9) * step),
    max: tidy(Math.ceil(high / step - 1e-9) * step),
    step,
  };
}

/** The values' own extent, with zero, for bars whose axis is not drawn and needs no round ends. */
export function exactScale(values: readonly (number | null)[]): Scale {
  const numbers = known(values);
  const min = Math.min(0, ...numbers);
  const max = Math.max(0, ...numbers);
  return min === max ? { min, max: min + 1, step: 1 } : { min, max, step: tidy(max - min) };
}

/**
 * Completion rates in percent: 0…100, further only where a row needs it. Bars beyond 150 % or below −20 % are cut off
 * at the end of the axis, so that one outlier does not shrink all others.
 */
export function completionScale(values: readonly (number | null)[]): Scale {
  const numbers = known(values);
  const most = Math.max(100, ...numbers);
  return {
    min: numbers.some((value) => value < 0) ? -20 : 0,
    max: Math.min(150, Math.ceil(most / 10) * 10),
    step: 100,
  };
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null && Number.isFinite(value));
}

/**
 * The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `raw` and can be written with `decimals`.
 *
 * @example roundStep(2.4, 1) → 2.5, roundStep(2.4, 0) → 5
 */
function roundStep(raw: number, decimals: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const steps = ROUND.map((candidate) => tidy(candidate * power));
  const step = steps.find((one) => one >= raw * (1 - 1e-9) && stepDecimals(one) <= decimals);
  return step ?? 10 ** -decimals;
}

/** Without the last digits of binary arithmetic: 0.30000000000000004 → 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Decimals needed to write the gridlines of a scale: step 2.5 → 1, 20 → 0. */
export function stepDecimals(step: number): number {
  for (let decimals = 0; decimals < 6; decimals++) {
    const shifted = step * 10 ** decimals;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6) return decimals;
  }
  return 6;
}
