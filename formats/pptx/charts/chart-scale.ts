/** The ends of an axis and the step between its marks. */
export interface Scale {
  from: number;
  to: number;
  step: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale whose marks are round numbers, with zero where the figures are near it (bars always need it).
 *
 * @param zero whether zero has to be on it
 * @example niceScale([3, 17], true) → 0…20 by 5
 */
export function niceScale(values: readonly (number | null)[], zero: boolean): Scale {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) return { from: 0, to: 1, step: 0.5 };
  // A path that hardly moves is shown moving; anything else is measured from zero.
  const near = most - least > 0.35 * Math.max(Math.abs(least), Math.abs(most));
  if (zero || near) {
    least = Math.min(0, least);
    most = Math.max(0, most);
  }
  if (most === least) {
    const room = Math.abs(most) * 0.1 || 1;
    most += room;
    least -= least === 0 ? 0 : room;
  }
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = tidy((STEPS.find((one) => one * power >= rough * 0.999) ?? 10) * power);
  return {
    from: tidy(Math.floor(least / step + 1e-9) * step),
    to: tidy(Math.ceil(most / step - 1e-9) * step),
    step,
  };
}

/** A product of a round step without the last digits of binary arithmetic: 0.30000000000000004 → 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Decimals that the marks of a scale need. */
export function stepDecimals(step: number): number {
  for (let decimals = 0; decimals < 6; decimals++) {
    if (Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) < 1e-6) return decimals;
  }
  return 6;
}

export function axisFormat(step: number): string {
  const decimals = stepDecimals(step);
  return `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
}

/** A mark as the axis writes it, to measure the room it takes. */
export function axisText(value: number, step: number): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: stepDecimals(step),
    maximumFractionDigits: stepDecimals(step),
  });
}
