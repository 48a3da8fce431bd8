import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNumber } from '../../domain/parse-number.ts';

const read = (text: string) => {
  const parsed = parseNumber(text);
  return 'value' in parsed ? parsed.value : parsed.fault;
};

describe('parseNumber', () => {
  test.each([
    ['12.4', 12.4],
    ['-9.4', -9.4],
    ['+3', 3],
    ['−0.5', -0.5],
    ['0', 0],
    ['-0', 0],
    ['.5', 0.5],
    [' 282.52 ', 282.52],
    ['1,234,567.89', 1234567.89],
    ['19 278.1', 19278.1],
    ['19\u00a0278.1', 19278.1],
    ['１２，３４５．６７', 12345.67],
    ['－３', -3],
    ['437835.6481999999999', 437835.6482],
  ])('reads %j as %p', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '-',
    '—',
    '/',
    '.',
    'abc',
    '持平',
    '12.5%',
    '1,23',
    '1,2345',
    '12,34,567',
    '1,234 567',
    ',123',
    '1.2.3',
    '5.',
    '--1',
    '1-2',
    '0x1F',
    'Infinity',
    'NaN',
    '1_000',
    '12亿',
    '١٢',
  ])('refuses %j', (text) => {
    expect(read(text)).toBe('not-a-number');
  });

  test('refuses what a spreadsheet has shortened, and what no figure is', () => {
    expect(read('1.2E+05')).toBe('scientific-notation');
    expect(read('1e5')).toBe('scientific-notation');
    expect(read('1'.repeat(400))).toBe('number-too-large');
  });

  const decimals = fc
    .tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => digits / 10 ** places);

  test('reads back any decimal as it is printed, in threes and in full-width digits', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const plain = value.toFixed(6);
        const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',');
        const wide = grouped.replace(/[\d.,-]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
        expect(read(plain)).toBe(value + 0);
        expect(read(grouped)).toBe(value + 0);
        expect(read(wide)).toBe(value + 0);
      }),
    );
  });

  test('gives a finite number or a fault for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,+-eExX% ，．－'.split('')) }), (text) => {
        const parsed = parseNumber(text);
        if ('value' in parsed) {
          expect(Number.isFinite(parsed.value)).toBe(true);
          expect(text).toMatch(/\d/);
        }
      }),
    );
  });
});
