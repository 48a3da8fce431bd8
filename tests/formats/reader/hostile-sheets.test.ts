import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { fillMerges, type Table } from '../../../domain/import/text/table.ts';
import { readTables } from '../../../formats/reader/read-file.ts';
import { growthOf, LINEAR } from '../../support/growth.ts';
import { sheetXml } from '../../support/office/workbook.ts';
import { code, ROWS, SHEET, sheet, withPart } from './hostile-workbook.ts';

describe('sheets that blow up', () => {
  const withSheet = (xml: string): Buffer => withPart({ name: SHEET, content: xml });
  test('ten thousand merges over the whole grid', async () => {
    const merged = (count: number): Buffer => {
      const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(count);
      return withSheet(
        sheetXml({ rows: ROWS }).replace('</worksheet>', `<mergeCells>${merges}</mergeCells></worksheet>`),
      );
    };
    const filled = async (bytes: Buffer): Promise<Table> => {
      const result = await readTables(bytes);
      if (isProblem(result)) throw new Error(result.messageEn);
      return fillMerges(result.tables[0]!);
    };
    const { rows } = await filled(merged(10_000));
    expect(rows.reduce((sum, { cells }) => sum + cells.length, 0)).toBeLessThan(200_000);
    expect(await growthOf((count) => filled(merged(count)), 2500)).toBeLessThan(LINEAR);
  });
  test('references beyond the grid', async () => {
    for (const reference of ['XFE1', 'ZZZZ1', 'A1048577', 'A0x', '1A'])
      expect(
        await code(withSheet(sheet(`<sheetData><row><c r="${reference}"><v>1</v></c></row></sheetData>`))),
      ).toBe('damaged-workbook');
    expect(
      await code(withSheet(sheet('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'))),
    ).toBe('damaged-workbook');
    expect(await code(withSheet(sheet('<mergeCells><mergeCell ref="A1:A9999999"/></mergeCells>')))).toBe(
      'damaged-workbook',
    );
  });
  test('a cell in the last row and one in the last column take no room', async () => {
    expect(
      await code(
        withSheet(sheet('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')),
      ),
    ).toBe('read');
    expect(
      await code(withSheet(sheet('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'))),
    ).toBe('too-wide');
  });
  test('a declared dimension of everything is not believed', async () => {
    expect(
      await code(
        withSheet(
          sheet(
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
          ),
        ),
      ),
    ).toBe('read');
  });
  test('rows and cells out of order or twice', async () => {
    expect(await code(withSheet(sheet('<sheetData><row r="2"/><row r="1"/></sheetData>')))).toBe(
      'damaged-workbook',
    );
    expect(
      await code(
        withSheet(
          sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>'),
        ),
      ),
    ).toBe('damaged-workbook');
  });
  test.each<[string, number, (size: number) => string]>([
    ['an attribute value without end', 3_000_000, (size) => `<row r="${'1'.repeat(size)}"/>`],
    ['attributes without end', 500_000, (size) => `<row ${'a="1" '.repeat(size)}/>`],
    ['a comment without end', 3_000_000, (size) => `<!--${'-'.repeat(size)}`],
    ['elements nested without end', 100_000, (size) => `${'<a>'.repeat(size)}${'</a>'.repeat(size)}`],
  ])('%s', async (_, size, xml) => {
    expect(await code(withSheet(sheet(xml(size))))).toBe('damaged-workbook');
    expect(await growthOf((n) => code(withSheet(sheet(xml(n)))), size / 4)).toBeLessThan(LINEAR);
  });
  test('tags that do not match, text after the end, no root', async () => {
    for (const xml of [
      '<worksheet><sheetData></worksheet>',
      '<worksheet/>x',
      '<worksheet/><worksheet/>',
      '',
      ' ',
      '<worksheet>',
      '</worksheet>',
    ])
      expect(await code(withSheet(xml))).toBe('damaged-workbook');
  });
  test('shared strings of 100 MB', async () => {
    const content = `<sst>${`<si><t>${'字'.repeat(30_000)}</t></si>`.repeat(2400)}</sst>`;
    expect(await code(withPart({ name: 'xl/sharedStrings.xml', content }))).toMatch(/workbook-too-large/);
  });
  test('a shared string that is not there', async () => {
    expect(
      await code(withSheet(sheet('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'))),
    ).toBe('damaged-workbook');
  });
  test('numbers that are none', async () => {
    for (const value of ['NaN', 'Infinity', '1e999', 'twelve', ' '])
      expect(
        await code(withSheet(sheet(`<sheetData><row r="1"><c r="A1"><v>${value}</v></c></row></sheetData>`))),
      ).toBe('damaged-workbook');
  });
  test('a quarter of a million rows', async () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => `<row><c><v>${i * 7919}</v></c></row>`).join('');
    expect(await code(withSheet(sheet(`<sheetData>${rows}</sheetData>`)))).toBe('too-many-rows');
  });
});
