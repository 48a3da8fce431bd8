import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNumber } from '../../../domain/import/text/parse-number.ts';
import { growthOf, LINEAR } from '../../support/growth.ts';

const value = (text: string): number | string => {
  const reading = parseNumber(text);
  return reading.kind === 'number' ? reading.value : reading.kind;
};

describe('parseNumber', () => {
  test.each([
    ['12.4', 12.4],
    ['１９ ２７８．１', 19278.1],
    ['1,234,567.8', 1234567.8],
    ['19 278.1', 19278.1],
    ['1，234.5', 1234.5],
    ["1'234", 1234],
    ['282.52 ', 282.52],
    ['　7　', 7],
    ['−5.2', -5.2],
    ['－５．２', -5.2],
    ['–5.2', -5.2],
    ['—5.2', -5.2],
    ['+3', 3],
    ['(12.3)', -12.3],
    ['（１２．３）', -12.3],
    ['.5', 0.5],
    ['-0', 0],
    ['0', 0],
    ["'12", 12],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each([
    '下降(3.2)',
    '下降（3.2）%',
    '减(9)',
    '【9.1】',
    '〔9.1〕',
    '0,123',
    '$12',
    '-$12',
    '\u202e1.9',
  ])('%s may mean two things and is unreadable', (text) => {
    expect(value(text)).toBe('unreadable');
  });
  test('marks without width and without effect on the order are passed over', () => {
    expect(value('\u200e9.1\u00ad')).toBe(9.1);
    expect(value('\u202d9.1\u202c')).toBe(9.1);
  });

  test.each(['', '  ', '—', '——', '-', '--', '/', '…', '...', '　', 'N/A', '无', '未报', '-%'])(
    '"%s" is not reported',
    (text) => {
      expect(value(text)).toBe('blank');
    },
  );

  test.each([
    '1.2.3',
    '12,5',
    '1,23',
    '1,2345',
    '12-13',
    '约12',
    '见附件',
    '1.23E+08',
    '下降-3',
    '9'.repeat(16),
    '12.4①',
  ])('"%s" cannot be read', (text) => {
    expect(value(text)).toBe('unreadable');
  });

  test.each(['abc', '0x1F', 'Infinity', '1_000', '1-2', '--1', '12,34,567', '1,234 567', ',123', '١٢'])(
    '"%s" is not a number',
    (text) => {
      expect(parseNumber(text)).toEqual({ kind: 'unreadable', fault: 'not-a-number' });
    },
  );

  test('what a spreadsheet has shortened, and what no number of a zone is', () => {
    expect(parseNumber('1.2E+05')).toEqual({ kind: 'unreadable', fault: 'scientific-notation' });
    expect(parseNumber('9'.repeat(16))).toEqual({ kind: 'unreadable', fault: 'number-too-large' });
  });

  test('持平 is zero growth, not a number', () => {
    expect(value('持平')).toBe('flat');
    expect(value('与上年同期持平')).toBe('flat');
  });

  test.each([
    ['-5.2%', -5.2, 'percent', null],
    ['3.2％', 3.2, 'percent', null],
    ['增长5.1%', 5.1, 'percent', null],
    ['下降3.2%', -3.2, 'percent', null],
    ['1.54个百分点', 1.54, 'points', null],
    ['回落0.3个百分点', -0.3, 'points', null],
    ['增长1.79倍', 1.79, 'times', null],
    ['12.4亿元', 12.4, null, '亿元'],
    ['3 200万美元', 3200, null, '万美元'],
  ])('%s keeps what stands beside the number', (text, number, mark, unit) => {
    expect(parseNumber(text)).toEqual({ kind: 'number', value: number, mark, unit });
  });
});

describe('numbers printed in any style are read back', () => {
  const amount = fc.integer({ min: -999_999_999, max: 999_999_999 }).map((cents) => cents / 100);
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const group = (separator: string) => (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
  const styles: ((text: string) => string)[] = [
    (text) => text,
    (text) => ` ${text} `,
    fullWidth,
    (text) => text.replace('-', '−'),
    (text) => text.replace('-', '－'),
    (text) => (text.startsWith('-') ? `(${text.slice(1)})` : text),
  ];
  test('with thousands separators, full-width digits, any minus', () => {
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom(...styles),
        fc.constantFrom('', ',', ' '),
        (number, style, separator) => {
          const [whole, decimals] = number.toFixed(2).split('.');
          const printed = style(`${group(separator)(whole!)}.${decimals}`);
          expect(value(printed)).toBe(number === 0 ? 0 : number);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('whatever the text, there is an answer and never NaN', () => {
    const ugly = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(...'0123456789.,，．-−—＋+%％（）()亿万元倍个百分点持平增长下降 E'),
      }),
    );
    fc.assert(
      fc.property(ugly, (text) => {
        const reading = parseNumber(text);
        if (reading.kind === 'number') {
          expect(Number.isFinite(reading.value)).toBe(true);
          expect(Object.is(reading.value, -0)).toBe(false);
          // A number is never made of a text without digits.
          expect(text).toMatch(/[\d０-９]/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['1', '1,', ' ', '.'])('a page of %j takes time in proportion to its length', async (text) => {
    expect(await growthOf((size) => parseNumber(text.repeat(size)), 25_000)).toBeLessThan(LINEAR);
  });
});
