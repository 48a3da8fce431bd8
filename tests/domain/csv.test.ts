import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toCsv, withoutGuard } from '../../domain/csv.ts';
import { splitRows } from '../../domain/import/text/delimited.ts';

describe('toCsv', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['两\n行', '"两\n行"'],
    [' edge ', '" edge "'],
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝cmd', "'＝cmd"],
    ['＋1', "'＋1"],
    ['－1+1', "'－1+1"],
    ['＠x', "'＠x"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['−3.8', '−3.8'],
    ['—', '—'],
    ['', ''],
  ])('%j is written %s', (given, written) => {
    expect(toCsv([[given]])).toBe(`${written}\r\n`);
  });

  test('numbers are not rounded and not guarded, null is an empty cell', () => {
    expect(toCsv([['ytd', -5.2, 0.1 + 0.2, null]])).toBe('ytd,-5.2,0.30000000000000004,\r\n');
  });
});

test('an apostrophe that guards nothing is left', () => {
  expect(["'=甲", "'＋乙", "''-1", "'丙", "''"].map(withoutGuard)).toEqual([
    '=甲',
    '＋乙',
    "'-1",
    "'丙",
    "''",
  ]);
});

describe('what is written and read again is equal', () => {
  const rowsOf = (text: string) => {
    const rows = splitRows(text, ',');
    return Array.isArray(rows) ? rows.map(({ cells }) => cells) : rows.code;
  };

  test('for every text in a cell', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'\'"=+-@\t\r\n＝＋－＠,; a1亿') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), nasty), (text) => {
        expect(rowsOf(toCsv([[text, 'end']]))).toEqual([[text, 'end']]);
      }),
      { numRuns: 2000 },
    );
  });

  test('for every table, but that lines of figures between quotes are refused', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'\'"=-\t\n, a亿') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1 }), (table) => {
        expect(rowsOf(toCsv(table))).toEqual(table);
      }),
    );
    expect(
      rowsOf(
        toCsv([
          ['a', 'b', 'note'],
          ['1', '2', 'x\n3,4,y'],
        ]),
      ),
    ).toBe('unclosed-quote');
  });
});
