import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { numberStyle, serialDate } from '../../../formats/xlsx/read/number-formats.ts';
import { readWorkbook, type Workbook } from '../../../formats/xlsx/read/workbook-reader.ts';
import { toWorkbook } from '../../support/office/workbook.ts';

async function read(...parts: Parameters<typeof toWorkbook>): Promise<Workbook> {
  const result = await readWorkbook(toWorkbook(...parts));
  if (isProblem(result)) throw new Error(result.messageEn);
  return result;
}

describe('readWorkbook', () => {
  test('cells keep their places: rows that are missing, columns that are skipped', async () => {
    const { tables } = await read([{ name: '表', rows: [[], ['a', null, 1.5], [], [null, '持平']] }]);
    expect(tables[0]!.rows).toEqual([
      { number: 2, cells: ['a', '', 1.5] },
      { number: 4, cells: ['', '持平'] },
    ]);
  });
  test('shared strings with runs and phonetic readings, escapes, entities', async () => {
    const { tables } = await read(
      [{ name: 'A&B', rows: [[{ value: 0, shared: true }, { value: 1, shared: true }, 'x<y & "z"']] }],
      {
        parts: [
          {
            name: 'xl/sharedStrings.xml',
            content:
              '<sst><si><r><t>经营</t></r><r><rPr/><t xml:space="preserve">_x000D_&#10;指标</t></r><rPh sb="0" eb="1"><t>jing</t></rPh></si><si><t><![CDATA[a<b]]></t></si></sst>',
          },
        ],
      },
    );
    expect(tables[0]!.name).toBe('A&B');
    expect(tables[0]!.rows[0]!.cells).toEqual(['经营\r\n指标', 'a<b', 'x<y & "z"']);
  });
  test('numbers as Excel shows them: fifteen digits, dates, percent', async () => {
    const { tables } = await read([
      {
        name: '表',
        rows: [
          [
            0.1 + 0.2,
            { value: 45869, format: 'date' },
            { value: 0.0293, format: 'percent' },
            { error: '#REF!' },
            { formula: 'A1' },
          ],
        ],
      },
    ]);
    expect(tables[0]!.rows[0]!.cells).toEqual([
      0.3,
      { text: '2025-07-31', value: null, date: '2025-07-31' },
      { text: '2.93%', value: 0.0293, percent: true },
      { text: '#REF!', value: null, error: true },
      { text: '', value: null, uncalculated: true },
    ]);
    expect(tables[0]!.formulas).toBe(1);
  });
  test('dates counted from 1904', async () => {
    const { tables } = await read([{ name: '表', rows: [[{ value: 44407, format: 'date' }]] }], {
      date1904: true,
    });
    expect(tables[0]!.rows[0]!.cells[0]).toMatchObject({ date: '2025-07-31' });
  });
  test('hidden sheets, rows and columns are told; hidden sheets are not read', async () => {
    const { tables } = await read([
      { name: '表', rows: [['a'], ['b']], hiddenRows: [2], hiddenColumns: [2, 3] },
      { name: '底稿', state: 'hidden', rows: [['secret']] },
      { name: '参数', state: 'veryHidden', rows: [['secret']] },
    ]);
    expect(tables.map(({ visibility, rows }) => [visibility, rows.length])).toEqual([
      ['visible', 2],
      ['hidden', 0],
      ['very-hidden', 0],
    ]);
    expect(tables[0]!.rows[1]!.hidden).toBe(true);
    expect(tables[0]!.hiddenColumns).toEqual([1, 2]);
  });
  test('macros, links and connections are told and left alone', async () => {
    const { findings } = await read([{ name: '表', rows: [['a']] }], {
      parts: [
        { name: 'xl/vbaProject.bin', content: 'x' },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<!DOCTYPE never read>' },
      ],
    });
    expect(findings.map(({ grade, code }) => [grade, code])).toEqual([
      ['note', 'macros'],
      ['note', 'external-links'],
    ]);
  });
  test('cells without references are read in order', async () => {
    const { tables } = await read([
      {
        name: '表',
        rows: [],
        xml: '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    ]);
    expect(tables[0]!.rows).toEqual([{ number: 1, cells: [1, '', 'TRUE'] }]);
  });
  test('UTF-16 parts', async () => {
    const xml =
      '\ufeff<worksheet><sheetData><row><c t="inlineStr"><is><t>园区</t></is></c></row></sheetData></worksheet>';
    const { tables } = await read([{ name: '表', rows: [] }], {
      parts: [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(xml, 'utf16le') }],
    });
    expect(tables[0]!.rows[0]!.cells).toEqual(['园区']);
  });
});

describe('numberStyle', () => {
  test.each([
    [0, undefined, 'plain'],
    [2, undefined, 'plain'],
    [9, undefined, 'percent'],
    [14, undefined, 'date'],
    [57, undefined, 'date'],
    [164, 'yyyy"年"m"月"', 'date'],
    [164, '0.0%', 'percent'],
    [164, '#,##0.00', 'plain'],
    [164, '#,##0.00;[Red]-#,##0.00', 'plain'],
    [164, 'General', 'plain'],
    [164, '0.00"亿元"', 'behind:亿元'],
    [164, '0!.0000', 'scaled'],
    [164, '#,##0,', 'scaled'],
    [164, '#,##0,,"百万"', 'scaled'],
    [164, '_ * #,##0.00_ ', 'plain'],
    [164, '"mmss"0', 'plain'],
  ])('%d %s is %s', (id, format, expected) => {
    expect(numberStyle(id, format)).toBe(expected);
  });
});

describe('serialDate', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [45869, '2025-07-31'],
    [45869.75, '2025-07-31'],
    [0.5, null],
    [3_000_000, null],
    [-1, null],
  ])('%d', (serial, expected) => {
    expect(serialDate(serial, false)).toBe(expected);
  });
});
