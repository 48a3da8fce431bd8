/**
 * Exact decisions on decimals. Values are decimals typed by people, and binary floating point would turn a tie into a
 * miss (0.1 × 12 ≠ 0.3 × 4). So everything that is *decided* (a light, a rank, a threshold) is decided here: by floats
 * when the result is clear, by decimal arithmetic when it is close.
 */

/** Above this relative difference, rounding (error < 2⁻⁵⁰) cannot change the sign of a difference of float products. */
const NEAR = 1e-12;

/** A product of decimals, e.g. `[12, 8]`, as its factors. */
export type Factors = readonly number[];

/**
 * Sign of Σ left − Σ right, exactly: −1, 0 or 1; every term is a product.
 *
 * @example compareSums([[8, 12]], [[12, 8]]) → 0   (C·12 against T·m)
 * @example compareSums([[0.1], [0.2]], [[0.3]]) → 0   (floats say 1)
 */
export function compareSums(left: readonly Factors[], right: readonly Factors[]): -1 | 0 | 1 {
  let distance = 0;
  let size = 0;
  for (const term of left) {
    const value = floatProduct(term);
    distance += value;
    size += Math.abs(value);
  }
  for (const term of right) {
    const value = floatProduct(term);
    distance -= value;
    size += Math.abs(value);
  }
  if (Math.abs(distance) > NEAR * size) return distance > 0 ? 1 : -1;
  const { digits } = exactDistance(left, right);
  return digits === 0n ? 0 : digits > 0n ? 1 : -1;
}

/** Sign of a − b on decimals. */
export function compare(a: number, b: number): -1 | 0 | 1 {
  return a === b ? 0 : a > b ? 1 : -1;
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
  if (a === c && b === d) return 0;
  // Ranking a hundred entities in each of five hundred indicators calls this a million times.
  const left = a * d;
  const right = c * b;
  if (Math.abs(left - right) > NEAR * (Math.abs(left) + Math.abs(right))) return left > right ? 1 : -1;
  return compareSums([[a, d]], [[c, b]]);
}

/** a − b on decimals, to the nearest number: `difference(0.3, 0.1)` → 0.2 (floats say 0.19999999999999998). */
export function difference(a: number, b: number): number {
  const millionths = toMillionths(a) - toMillionths(b);
  if (Number.isSafeInteger(millionths)) return millionths / 1e6 + 0;
  return toNumber(exactDistance([[a]], [[b]]));
}

/**
 * part / whole × 100, rounded once: in integer millionths where they fit, so that 0.17 of 0.17 is 100 and not
 * 99.99999999999999, and a completion never contradicts its light.
 *
 * @example percentOf(17.6, 33.78) → 52.10183540556542
 */
export function percentOf(part: number, whole: number): number {
  const a = toMillionths(part) * 100;
  const b = toMillionths(whole);
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a / b + 0;
  return part === whole ? 100 : (part * 100) / whole;
}

/** Most values have at most six decimals and fifteen digits; integer millionths are exact for them, and fast. */
function toMillionths(value: number): number {
  const millionths = Math.round(value * 1e6);
  return Math.abs(millionths) < 1e15 && millionths / 1e6 === value ? millionths : Number.NaN;
}

/** The sum on decimals, to the nearest number: `sum([0.1, 0.2])` → 0.3. */
export function sum(values: readonly number[]): number {
  return toNumber(
    exactDistance(
      values.map((value) => [value]),
      [],
    ),
  );
}

/** Σ left − Σ right on decimals, to the nearest number: `differenceOfSums([[17.6, 12]], [[33.78, 6]])` → 8.52. */
export function differenceOfSums(left: readonly Factors[], right: readonly Factors[]): number {
  const millionths = sumOfMillionths(left) - sumOfMillionths(right);
  if (Number.isSafeInteger(millionths)) return millionths / 1e6 + 0;
  return toNumber(exactDistance(left, right));
}

/**
 * (Σ left − Σ right) / over on decimals, to the nearest number: `quotientOfSums([[199, 12]], [[190, 4], [206, 8]], 12)` →
 * −1.6666666666666667.
 */
export function quotientOfSums(left: readonly Factors[], right: readonly Factors[], over: number): number {
  const millionths = sumOfMillionths(left) - sumOfMillionths(right);
  const divisor = over * 1e6;
  if (Number.isSafeInteger(millionths) && Number.isSafeInteger(divisor)) return millionths / divisor + 0;
  const distance = exactDistance(left, right);
  return over === 1 ? toNumber(distance) : toNumber(quotient(distance, decimalOf(over)));
}

/**
 * The sum in integer millionths; not a safe integer where they do not hold it. Products of a value and of months or other
 * whole numbers are nearly all there is, and this takes a twentieth of the time that big decimals take.
 */
function sumOfMillionths(terms: readonly Factors[]): number {
  let total = 0;
  for (const factors of terms) {
    let product = 1;
    let isWhole = true;
    for (const factor of factors) {
      if (Number.isInteger(factor)) product *= factor;
      else if (isWhole) {
        product *= toMillionths(factor);
        isWhole = false;
      } else return Number.NaN;
    }
    if (isWhole) product *= 1e6;
    total += product;
    if (!Number.isSafeInteger(product) || !Number.isSafeInteger(total)) return Number.NaN;
  }
  return total;
}

function floatProduct(factors: Factors): number {
  let product = 1;
  for (const factor of factors) product *= factor;
  return product;
}

/** A number with its point moved by `power` places, without binary noise: `shifted(90.37, -1)` → 9.037. */
export function shifted(value: number, power: number): number {
  const { digits, places } = decimalOf(value);
  return toNumber({ digits, places: places - power });
}

/**
 * Written with so many decimals, half rounded away from zero on the decimal digits: `fixed(2.675, 2)` → `2.68`, where binary
 * rounding gives 2.67. `-0.00` where a negative number rounds to zero.
 *
 * @param power places by which the point is moved before rounding
 */
export function fixed(value: number, decimals: number, power = 0): string {
  const { digits, places } = decimalOf(Math.abs(value));
  const dropped = places - power - decimals;
  const half = dropped > 0 ? tenTo(dropped) / 2n : 0n;
  const whole = dropped > 0 ? (digits + half) / tenTo(dropped) : digits * tenTo(-dropped);
  const text = whole.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const sign = value < 0 ? '-' : '';
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** A decimal: `digits` × 10^−`places`. */
interface Decimal {
  digits: bigint;
  places: number;
}

/** The decimal that a number is written as: `decimalOf(-1.25e-7)` → −125 × 10⁻⁹. */
function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function product(factors: Factors): Decimal {
  let digits = 1n;
  let places = 0;
  for (const factor of factors) {
    const one = decimalOf(factor);
    digits *= one.digits;
    places += one.places;
  }
  return { digits, places };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const scaled = ({ digits, places: own }: Decimal) => digits * tenTo(places - own);
  return { digits: scaled(a) + scaled(b), places };
}

/** Σ left − Σ right. */
function exactDistance(left: readonly Factors[], right: readonly Factors[]): Decimal {
  let total: Decimal = { digits: 0n, places: 0 };
  for (const term of left) total = plus(total, product(term));
  for (const term of right) {
    const { digits, places } = product(term);
    total = plus(total, { digits: -digits, places });
  }
  return total;
}

/** Digits of a quotient: more than any number holds. */
const QUOTIENT_DIGITS = 40;

function quotient(a: Decimal, b: Decimal): Decimal {
  const more = QUOTIENT_DIGITS + b.digits.toString().length;
  return { digits: (a.digits * tenTo(more)) / b.digits, places: a.places + more - b.places };
}

/** The nearest number, never −0. */
function toNumber({ digits, places }: Decimal): number {
  return Number(`${digits}e${-places}`) + 0;
}

function tenTo(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`);
}
