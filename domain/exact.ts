import Big from 'big.js';

/**
 * Decisions on decimals. Figures are decimals typed by people; binary floating point would turn a tie into a
 * miss (0.1 × 12 ≠ 0.3 × 4). So whatever is *decided* — a light, a rank, a threshold — is decided here, exactly:
 * a float says which side when it is far from the edge, and decimal arithmetic says it when it is near.
 */

/** Beyond this relative distance two float products cannot change places by rounding (error < 2⁻⁵⁰). */
const NEAR = 1e-12;

/** A product of decimals, e.g. `[12, 8]`; kept as factors so that no division is ever needed. */
export type Factors = readonly number[];

/**
 * Sign of Π left − Π right, exactly: −1, 0 or 1.
 *
 * @example compareProducts([8, 12], [12, 8]) → 0   (C·12 against T·m)
 * @example compareProducts([0.1, 12], [0.3, 4]) → 0   (floats say 1)
 */
export function compareProducts(left: Factors, right: Factors): -1 | 0 | 1 {
  const a = left.reduce((product, factor) => product * factor, 1);
  const b = right.reduce((product, factor) => product * factor, 1);
  if (Math.abs(a - b) > NEAR * Math.max(Math.abs(a), Math.abs(b))) return a > b ? 1 : -1;
  return exactProduct(left).cmp(exactProduct(right));
}

/**
 * Sign of a/b − c/d for positive b and d, exactly.
 *
 * @example compareRatios([1, 3], [2, 6]) → 0
 */
export function compareRatios(
  [a, b]: readonly [number, number],
  [c, d]: readonly [number, number],
): -1 | 0 | 1 {
  return compareProducts([a, d], [c, b]);
}

/** Sign of a + b − c on decimals, exactly: `compareSum(0.1, 0.2, 0.3)` → 0. */
export function compareSum(a: number, b: number, c: number): -1 | 0 | 1 {
  return new Big(a).plus(b).cmp(c);
}

/** a − b on decimals, to the nearest number: `difference(0.3, 0.1)` → 0.2 (floats say 0.19999999999999998). */
export function difference(a: number, b: number): number {
  return new Big(a).minus(b).toNumber();
}

/** The sum on decimals, to the nearest number: `sum([0.1, 0.2])` → 0.3. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total.plus(value), new Big(0)).toNumber();
}

function exactProduct(factors: Factors): Big {
  return factors.reduce((product, factor) => product.times(factor), new Big(1));
}
