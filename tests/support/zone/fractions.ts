/** An exact fraction, its denominator above zero. */
export interface Fraction {
  top: bigint;
  bottom: bigint;
}

const fraction = (top: bigint, bottom = 1n): Fraction =>
  bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
export const whole = (n: number) => fraction(BigInt(n));
export const add = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);
export const sign = (a: Fraction) => (a.top > 0n ? 1 : a.top < 0n ? -1 : 0);
export const size = (a: Fraction) => (sign(a) < 0 ? minus(whole(0), a) : a);
export const percent = (part: Fraction, of: Fraction) => over(times(part, whole(100)), of);
/** −1, 0 or 1 as a is below, at or above b. */
export const against = (a: Fraction, b: Fraction) => sign(minus(a, b));

/** `'12.40'` → 1240/100, `'1e-9'` → 1/10⁹. Blank → null. */
export function decimal(text: string | undefined): Fraction | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec((text ?? '').trim());
  if (!match) return null;
  const [, negative, before, after = '', exponent = '0'] = match;
  const digits = BigInt(before + after) * (negative ? -1n : 1n);
  const power = Number(exponent) - after.length;
  return power < 0 ? fraction(digits, 10n ** BigInt(-power)) : fraction(digits * 10n ** BigInt(power));
}

/** To the nearest double of its first thirty decimals. */
export function toNumber({ top, bottom }: Fraction): number {
  return Number(`${(top * 10n ** 30n) / bottom}e-30`);
}

export const number = (value: Fraction | null) => value && toNumber(value);
