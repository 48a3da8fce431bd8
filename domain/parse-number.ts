/** Why a text is not a figure; worded where it is reported. */
export type NumberFault = 'not-a-number' | 'scientific-notation' | 'number-too-large';

export type ParsedNumber = { value: number } | { fault: NumberFault };

/** Twenty digits before the point is beyond any figure in any unit, and within what a number can hold. */
const LARGEST = 1e20;

const FULL_WIDTH: Record<string, string> = { '．': '.', '，': ',', '－': '-', '＋': '+', '−': '-' };

/**
 * A number as people type it: full-width digits, a sign, thousands separated in threes by commas or spaces.
 * Never guesses: hexadecimal, `Infinity`, a percent sign, a comma out of place are faults. So is scientific
 * notation, because a spreadsheet writes it where it has thrown digits away. Blank is not its business.
 *
 * @example parseNumber('１２，３４５．６７') → { value: 12345.67 }; parseNumber('19 278.1') → { value: 19278.1 }
 * @example parseNumber('1,23') → { fault: 'not-a-number' }; parseNumber('1.2E+05') → { fault: 'scientific-notation' }
 */
export function parseNumber(text: string): ParsedNumber {
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．，－＋−]/g, (mark) => FULL_WIDTH[mark]!)
    .replace(/[\u00a0\u2009\u202f\u3000]/g, ' ');
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d+$/.test(plain)) return { fault: 'scientific-notation' };
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+)?(\.\d+)?$/.test(plain) || !/\d/.test(plain)) {
    return { fault: 'not-a-number' };
  }
  const value = Number(plain.replace(/[, ]/g, ''));
  if (Math.abs(value) >= LARGEST) return { fault: 'number-too-large' };
  // No figure is minus zero.
  return { value: value + 0 };
}
