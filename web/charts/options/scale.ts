export interface Scale {
  min: number;
  max: number;
  interval: number;
}

const STEPS = [1, 2, 2.5, 5, 10];
/** About so many steps on an axis. */
const MARKS = 5;

/**
 * A scale with round steps around the values. Zero is on it unless `zero` is false and the values lie far from it
 * (a stock of 3 200 to 3 400 would be a flat line otherwise). No step is finer than the `decimals` of the
 * numbers. Without values: 0 to 1.
 *
 * @example niceScale([3, 17.6, 33.78]) → { min: 0, max: 40, interval: 10 }
 */
export function niceScale(values: readonly (number | null)[], zero = true, decimals = 6): Scale {
  const numbers = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (numbers.length === 0) return { min: 0, max: 1, interval: 1 };
  let low = Math.min(...numbers);
  let high = Math.max(...numbers);
  const farFromZero = low * high > 0 && Math.abs(high - low) < 0.4 * Math.max(Math.abs(low), Math.abs(high));
  if (zero || !farFromZero) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1;
    if (low !== 0) low -= room;
    high += room;
  }
  // Things counted in ones have no marks at 0.2.
  const interval = Math.max(roundStep((high - low) / MARKS), 10 ** -decimals);
  return { min: floorTo(low, interval), max: ceilTo(high, interval), interval };
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = STEPS.find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return tidy(step * power);
}

function floorTo(value: number, step: number): number {
  return tidy(Math.floor(value / step + 1e-9) * step);
}

function ceilTo(value: number, step: number): number {
  return tidy(Math.ceil(value / step - 1e-9) * step);
}

/** Steps are shown on an axis: 0.30000000000000004 is not a label. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Decimals needed so that neighbouring labels of a scale differ: interval 2.5 → 1, 20 → 0. */
export function scaleDecimals(scale: Scale): number {
  for (let decimals = 0; decimals < 6; decimals++) {
    const shifted = scale.interval * 10 ** decimals;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6) return decimals;
  }
  return 6;
}

/** The values' own extent with zero on it, for axes that are not drawn and need no round ends. */
export function tightScale(values: readonly (number | null)[]): Pick<Scale, 'min' | 'max'> {
  const numbers = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const min = Math.min(0, ...numbers);
  const max = Math.max(0, ...numbers);
  return min === max ? { min, max: min + 1 } : { min, max };
}
