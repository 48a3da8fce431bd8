import { describe, expect, test } from '@jest/globals';
import { type Sheet, sheetNames } from '../../../formats/xlsx/write/cells.ts';
import { writeWorkbook } from '../../../formats/xlsx/write/workbook-writer.ts';
import { cellsOf, faultsOf, openPackage } from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';

const FACTS = { title: '八月 & <九月>', author: '经发局', createdAt: '2026-11-22T02:30:00Z' };

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@A1',
  '\ttab',
  '＝１＋１',
  '_x0041_',
  'a\u0000b',
  '"q" <b> & \'c\'',
  '  两边空  ',
  '一\n二',
];

const sheet: Sheet = {
  name: "园区/部门: 'A'",
  widths: [20, 12, 12],
  frozenRows: 1,
  rows: [
    [{ value: '名称', bold: true }, { value: '值', align: 'right' }, null],
    ...hostile.map((value, i) => [
      { value },
      { value: [0, -0, 1e12, -99.9, 0.30000000000000004][i % 5]!, format: '#,##0.00' },
      null,
    ]),
    [{ value: 'nothing' }, { value: Number.NaN }, { value: '' }],
  ],
};

describe('a workbook', () => {
  const bytes = writeWorkbook([sheet, { ...sheet, name: '' }], FACTS);

  test('holds numbers as numbers, zero as zero, and what is missing not at all', () => {
    const cells = cellsOf(bytes);
    expect(cells.get('B2')).toBe(0);
    expect(cells.get('B3')).toBe(0);
    expect(cells.get('B4')).toBe(1e12);
    expect(cells.get('B5')).toBe(-99.9);
    expect(cells.get('B6')).toBe(0.30000000000000004);
    expect(cells.has('C1')).toBe(false);
    expect(cells.has(`B${hostile.length + 2}`)).toBe(false);
    expect(cells.has(`C${hostile.length + 2}`)).toBe(false);
  });

  test('keeps texts as they are, and calculates none of them', () => {
    const file = openPackage(bytes);
    const xml = file.text('xl/worksheets/sheet1.xml');
    const strings = file.text('xl/sharedStrings.xml');
    expect(xml).not.toContain('<f');
    expect(strings).toContain('>_x005F_x0041_<');
    expect(strings).toContain('>ab<');
    const styles = file
      .text('xl/styles.xml')
      .match(/<cellXfs.*?<\/cellXfs>/s)![0]
      .match(/<xf /g)!;
    const quoted = file
      .text('xl/styles.xml')
      .match(/<cellXfs.*?<\/cellXfs>/s)![0]
      .split('<xf ')
      .slice(1)
      .flatMap((xf, index) => (xf.includes('quotePrefix="1"') ? [index] : []));
    expect(styles.length).toBeGreaterThan(quoted.length);
    hostile.forEach((text, i) => {
      const style = Number(new RegExp(`r="A${i + 2}" s="(\\d+)"`).exec(xml)![1]);
      expect(`${JSON.stringify(text)} ${quoted.includes(style)}`).toBe(
        `${JSON.stringify(text)} ${/^[=+\-@\t＝]/.test(text)}`,
      );
    });
  });

  test('freezes its header and prints it on every page', () => {
    const file = openPackage(bytes);
    expect(file.text('xl/worksheets/sheet1.xml')).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(file.text('xl/workbook.xml')).toMatch(/Print_Titles" localSheetId="0">'[^<]+'!\$1:\$1</);
  });

  test('is whole, and the same bytes for the same sheets', () => {
    expect(faultsOf(openPackage(bytes))).toEqual([]);
    expect(Buffer.from(writeWorkbook([sheet, { ...sheet, name: '' }], FACTS)).equals(bytes)).toBe(true);
  });

  test('has nothing that the Open XML SDK minds', async () => {
    expect(await openXmlErrors(bytes, 'xlsx')).toEqual([]);
  });
});

test('names of sheets are what Excel takes, and none twice', () => {
  const long = '很长的园区名称和指标名称'.repeat(4);
  const names = sheetNames([
    'a/b:c*?[d]\\',
    "'引号'",
    'A',
    'a',
    long,
    `${long}尾`,
    '',
    'History',
    '\n',
    '😀'.repeat(20),
  ]);
  expect(names[0]).toBe('a b c d');
  expect(names[1]).toBe('引号');
  expect(names.slice(2, 4)).toEqual(['A', 'a (2)']);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
    expect(name.toLowerCase()).not.toBe('history');
    expect(encodeURIComponent(name)).not.toBe('');
  }
});
