import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { readTables } from '../../../formats/reader/read-file.ts';
import { rkNumber } from '../../../formats/xls/biff-records.ts';
import { readOldWorkbook } from '../../../formats/xls/xls-reader.ts';
import { toCompoundFile, toOldWorkbook } from '../../support/office/old-workbook.ts';

function read(...parts: Parameters<typeof toOldWorkbook>) {
  const result = readOldWorkbook(toOldWorkbook(...parts));
  if (isProblem(result)) throw new Error(result.messageEn);
  return result;
}

describe('Excel 97–2003', () => {
  test('texts, numbers, dates, percents, errors, results of formulas', () => {
    const { tables, findings } = read([
      {
        name: '月度数据',
        rows: [
          ['指标', 'value', null, '指标'],
          [1.5, { rk: 12.34 }, { percent: 0.0293 }, { date: 45869 }, { error: 7 }],
          [],
          [{ formula: 70.25 }, { formula: '持平' }],
        ],
        merges: [[0, 0, 1, 2]],
        hiddenRows: [3],
      },
    ]);
    expect(tables).toEqual([
      {
        name: '月度数据',
        visibility: 'visible',
        rows: [
          { number: 1, cells: ['指标', 'value', '', '指标'] },
          {
            number: 2,
            cells: [
              1.5,
              12.34,
              { text: '2.93%', value: 0.0293, percent: true },
              { text: '2025-07-31', value: null, date: '2025-07-31' },
              { text: '#DIV/0!', value: null, error: true },
            ],
          },
          { number: 4, cells: [70.25, '持平'], hidden: true },
        ],
        merges: [{ firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 }],
        hiddenColumns: [],
        formulas: 2,
      },
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['formulas']);
  });
  test('hidden sheets are told, not read', () => {
    const { tables } = read([
      { name: 'A', rows: [['a']] },
      { name: '底稿', hidden: true, rows: [['secret']] },
    ]);
    expect(tables.map(({ name, visibility, rows }) => [name, visibility, rows.length])).toEqual([
      ['A', 'visible', 1],
      ['底稿', 'hidden', 0],
    ]);
  });
  test('strings that run over into a continuation', () => {
    const words = Array.from({ length: 40 }, (_, i) => (i % 2 ? `指标名称${i}` : `plain ${i}`));
    for (const breakAt of [30, 100, 101, 200, 333]) {
      const { tables } = read([{ name: 'A', rows: words.map((word) => [word]) }], { breakAt });
      expect(tables[0]!.rows.map(({ cells }) => cells[0])).toEqual(words);
    }
  });
  test('thousands of rows, so that the stream is long', () => {
    const { tables } = read([
      { name: 'A', rows: Array.from({ length: 4000 }, (_, i) => [i + 0.5, `行 ${i}`]) },
    ]);
    expect(tables[0]!.rows).toHaveLength(4000);
    expect(tables[0]!.rows[3999]!.cells).toEqual([3999.5, '行 3999']);
  });
  test('a locked workbook, another version, another stream', async () => {
    const locked = toOldWorkbook([{ name: 'A', rows: [['a']] }], {
      extra: [Buffer.from([0x2f, 0, 2, 0, 1, 0])],
    });
    expect(await readTables(locked)).toMatchObject({ code: 'encrypted-file' });
    expect(await readTables(toCompoundFile(Buffer.alloc(5000), 'Workbook'))).toMatchObject({
      code: 'damaged-workbook',
    });
    expect(await readTables(toCompoundFile(Buffer.alloc(5000), 'Book'))).toMatchObject({
      code: 'old-workbook',
    });
    expect(await readTables(toCompoundFile(Buffer.alloc(5000), 'WordDocument'))).toMatchObject({
      code: 'not-a-table',
    });
  });
  test('chains that run in circles or out of the file', async () => {
    const bytes = toOldWorkbook([{ name: 'A', rows: [['a']] }]);
    const circle = Buffer.from(bytes);
    circle.writeUInt32LE(2, 512 + 2 * 4);
    expect(await readTables(circle)).toMatchObject({ code: 'damaged-workbook' });
    const beyond = Buffer.from(bytes);
    beyond.writeUInt32LE(0x00ffffff, 512 + 2 * 4);
    expect(await readTables(beyond)).toMatchObject({ code: 'damaged-workbook' });
    expect(await readTables(bytes.subarray(0, 600))).toMatchObject({ code: 'damaged-workbook' });
    expect(await readTables(bytes.subarray(0, 100))).toMatchObject({ code: 'damaged-workbook' });
  });
});

describe('rkNumber', () => {
  test.each([
    [(100 << 2) | 2, 100],
    [(1234 << 2) | 3, 12.34],
    [(-5 << 2) | 2, -5],
    [0x3ff00000, 1],
    [0x3ff00001, 0.01],
  ])('%d', (rk, value) => {
    expect(rkNumber(rk)).toBe(value);
  });
});
