import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { findDelimiter, splitRows } from '../../../domain/upload/delimited.ts';

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
  test('reading stops at the limit', () => {
    expect(rows('1\n'.repeat(200_200))).toBe('too-many-rows');
    expect(rows(`${','.repeat(999)}x\n`.repeat(4100))).toBe('too-many-rows');
  });

  test('on well-formed text it agrees with csv-parse', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab1,;\t"\n\r 亿，') });
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
