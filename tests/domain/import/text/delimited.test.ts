import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { findDelimiter, splitRows } from '../../../../domain/import/text/delimited.ts';

const rows = (text: string, delimiter: ',' | '\t' | ';' = ',') => {
  const result = splitRows(text, delimiter);
  return Array.isArray(result) ? result.map(({ number, cells }) => [number, ...cells]) : result.code;
};

describe('splitRows', () => {
  test('CR, LF and CRLF end rows, also mixed; the last end may be missing', () => {
    expect(rows('a,b\r\nc,d\re,f\ng,h')).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ]);
  });
  test('rows keep the numbers a spreadsheet gives them', () => {
    expect(rows('a\n\n,,\n"note\nof three\nlines",1\nb')).toEqual([
      [1, 'a'],
      [4, 'note\nof three\nlines', '1'],
      [5, 'b'],
    ]);
  });
  test('quotes: doubled inside, stray ones left as they are', () => {
    expect(rows('"a ""b"" c",5" pipe,"x"y')).toEqual([[1, 'a "b" c', '5" pipe', 'xy']]);
  });
  test('a quote that is never closed is told with its row', () => {
    expect(splitRows('a,b\nc,"d\ne,f\n', ',')).toMatchObject({ code: 'unclosed-quote', row: 2 });
  });
  test.each([
    ['the second quote opens another cell', '"见说明\n6,税收,8,无\n7,税收,9,"见说明'],
    ['the second quote ends a cell', '"见说明\n6,税收,8,无\n7,税收,9,见说明"'],
  ])('rows between two stray quotes are not swallowed: %s', (_, cells) => {
    expect(splitRows(`期间,指标,累计,备注\n5,税收,7,${cells}\n`, ',')).toMatchObject({
      code: 'unclosed-quote',
      row: 2,
    });
  });
  test('a note of many lines is a cell, with commas and figures in its sentences', () => {
    const note = '口径说明：\n1. 含增值税、所得税\n2. 2025年起, 含车购税 3,5 亿元, 另计';
    expect(rows(`a,b,c\n1,2,"${note}"\n`)).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '1', '2', note],
    ]);
  });
  test('one row of millions of cells is given up', () => {
    expect(rows('1,'.repeat(4_100_000))).toBe('too-many-rows');
  });
  test('a delimiter shows in the first million characters, whatever quotes follow', () => {
    expect(findDelimiter(`a;b\n1;2\n"${'""'.repeat(2 ** 20)}`)).toBe(';');
  });
  test('reading stops at the limit', () => {
    expect(rows('1\n'.repeat(200_200))).toBe('too-many-rows');
    expect(rows(`${','.repeat(999)}x\n`.repeat(4100))).toBe('too-many-rows');
  });

  test('on well-formed text it agrees with csv-parse', () => {
    // No digits: lines of figures inside quotation marks are rows that a stray quote has swallowed.
    const cell = fc.string({ unit: fc.constantFrom(...'abx,;\t"\n\r 亿，') });
    const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',' as const, '\t' as const, ';' as const),
        fc.constantFrom('\n', '\r\n', '\r'),
        (table, delimiter, end) => {
          const text = table.map((line) => line.map(quoted).join(delimiter)).join(end);
          const expected = parse(text, {
            delimiter,
            record_delimiter: end,
            relax_column_count: true,
          }) as string[][];
          const result = splitRows(text, delimiter);
          const filled = expected
            .map((cells, i) => ({ number: i + 1, cells }))
            .filter(({ cells }) => cells.some((one) => one !== ''));
          expect(result).toEqual(filled);
        },
      ),
    );
  });
});

describe('findDelimiter', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a;b\n1,5;2,5\n', ';'],
    ['地区\t产值\nGX\t1,234,567\nKG\t2,345,678\n', '\t'],
    ['期间,备注\n2025-06,甲;乙\n2025-07,丙;丁\n', ','],
    ['标题\n\na,b,c\n1,2,3\n注：见,附件\n', ','],
    ['sep=;\na,b\n', ';'],
    ['只有一列\n1\n', ','],
  ])('%j', (text, expected) => {
    expect(findDelimiter(text)).toBe(expected);
  });
});
