import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseBytes, readTables } from '../../../formats/reader/read-file.ts';
import { toOldWorkbook } from '../../support/office/old-workbook.ts';
import { toWorkbook, toZip, workbookParts } from '../../support/office/workbook.ts';
import { CATALOG } from '../../support/upload-case.ts';

/** Workbooks in which a hasty reader would take a figure other than the one that a person sees. */

const SHEET = 'xl/worksheets/sheet1.xml';
const parts = workbookParts([{ name: '表', rows: [['x']] }]);
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const withParts = (changes: Record<string, string>): Buffer =>
  toZip([
    ...parts.map((one) => ({ ...one, content: changes[one.name] ?? one.content })),
    ...Object.entries(changes)
      .filter(([name]) => !parts.some((one) => one.name === name))
      .map(([name, content]) => ({ name, content })),
  ]);
const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${['期间', '指标', '园区', '累计'].map((name, i) => text(`${'ABCD'[i]}1`, name)).join('')}</row>`;
const NAMES = text('A2', '2025-06') + text('B2', '税收收入') + text('C2', '高新园');
const sheet = (rows: string, after = ''): string =>
  `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** What comes of one cell under 累计: the figure, or the codes of what is wrong. */
async function read(bytes: Buffer): Promise<unknown> {
  const result = await parseBytes(bytes, { catalog: CATALOG, currentMonth: '2025-09' });
  if (isProblem(result)) return result.code;
  const refused = result.parsed.problems.filter(({ grade }) => grade === 'refuse');
  if (refused.length > 0) return refused.map(({ code }) => code).join(' ');
  return result.parsed.observations.map(({ ytd }) => ytd);
}
const cell = (xml: string, styles?: string): Promise<unknown> =>
  read(
    withParts({
      [SHEET]: sheet(`${HEAD}<row r="2">${NAMES}${xml}</row>`),
      ...(styles !== undefined && { 'xl/styles.xml': styles }),
    }),
  );
const formatted = (format: string, value: number): Promise<unknown> =>
  cell(
    `<c r="D2" s="1"><v>${value}</v></c>`,
    `<styleSheet xmlns="${NAMESPACE}"><numFmts><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  );

describe('cells', () => {
  test('the plain one that all of these are made from', async () => {
    expect(await cell('<c r="D2"><v>9.1</v></c>')).toEqual([9.1]);
  });
  test.each([
    ['a number in hexadecimal digits', '<c r="D2"><v>0x10</v></c>', 'damaged-workbook'],
    ['two values in one cell', '<c r="D2"><v>9</v><v>.1</v></c>', 'damaged-workbook'],
    ['a reference to another row', '<c r="D7"><v>9.1</v></c>', 'damaged-workbook'],
    ['a string by a hexadecimal number', '<c r="D2" t="s"><v>0x0</v></c>', 'damaged-workbook'],
    ['a string by nothing', '<c r="D2" t="s"><v> </v></c>', 'damaged-workbook'],
    [
      'a footnote set high behind the figure',
      '<c r="D2" t="inlineStr"><is><r><t>9.1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
      'not-a-number',
    ],
  ])('%s is refused', async (_, xml, expected) => {
    expect(await cell(xml)).toBe(expected);
  });
  test.each([
    ['an extension with a value of its own', '<c r="D2"><v>9.1</v><extLst><ext><v>77</v></ext></extLst></c>'],
    ["another attribute's value that imitates a reference", `<c x=" r='A9' t='e' " r="D2"><v>9.1</v></c>`],
    ['an inline string that is given as a value', '<c r="D2" t="inlineStr"><v>9.1</v></c>'],
  ])('%s does not change the figure', async (_, xml) => {
    expect(await cell(xml)).toEqual([9.1]);
  });
  test('m with a small 2 is a unit, not a footnote', async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><r><t>万m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c></row>`;
    const result = await readTables(withParts({ [SHEET]: sheet(rows) }));
    expect(!isProblem(result) && result.tables[0]!.rows[0]!.cells).toEqual(['万m2']);
  });
  test('a formula that gave no characters is blank, one that was not calculated is refused', async () => {
    const empty = '<c r="D2" t="str"><f>IF(A9="","",A9)</f><v></v></c>';
    const other = `<row r="3">${NAMES.replaceAll('2"', '3"').replace('高新园', '空港园')}<c r="D3"><v>5</v></c></row>`;
    expect(
      await read(withParts({ [SHEET]: sheet(`${HEAD}<row r="2">${NAMES}${empty}</row>${other}`) })),
    ).toEqual([5]);
    expect(await cell('<c r="D2" t="str"><f>B9</f></c>')).toBe('not-a-number');
    expect(await cell('<c r="D2"><f>B9</f><v></v></c>')).toBe('not-a-number');
  });
  test('a column of formulas that were not calculated is refused beside one of figures', async () => {
    const rows = HEAD.replace('</row>', `${text('E1', '当月')}</row>`);
    const both = `${rows}<row r="2">${NAMES}<c r="D2"><f>E2*6</f></c><c r="E2"><v>1.2</v></c></row>`;
    expect(await read(withParts({ [SHEET]: sheet(both) }))).toBe('not-a-number');
  });
  test('a name by a formula that was not calculated is refused, not taken from the title', async () => {
    const rows = `<row r="1">${text('A1', '2025年6月空港园区')}</row><row r="2">${text('A2', '园区')}${text('B2', '税收收入累计（亿元）')}</row><row r="3"><c r="A3" t="str"><f>Z9</f></c><c r="B3"><v>9.1</v></c></row>`;
    expect(await read(withParts({ [SHEET]: sheet(rows) }))).toBe('not-calculated');
  });
});

describe('number formats that say what a number is', () => {
  test.each([
    ['#,##0.00', 9.1, [9.1]],
    ['#,##0.00"亿元"', 9.1, [9.1]],
    ['#,##0"万元"', 91_000, [9.1]],
    ['General"万元"', 91_000, [9.1]],
    ['0.00_);\\(0.00\\)', 9.1, [9.1]],
    ['0.0"%"', 9.1, 'unit-mismatch'],
    ['0.00%', 0.091, 'unit-mismatch'],
    ['0.0"‰"', 9.1, 'not-a-number'],
    ['0"个百分点"', 9, 'not-a-level'],
  ])('%s', async (format, value, expected) => {
    expect(await formatted(format, value)).toEqual(expected);
  });
});

describe('what nobody sees', () => {
  test('cells under a merged cell give way to it, and it is told', async () => {
    const rows = `${HEAD}<row r="2">${NAMES}<c r="D2"><v>9.1</v></c></row><row r="3">${NAMES.replaceAll('2"', '3"').replace('税收收入', '出口总额')}<c r="D3"><v>77</v></c></row>`;
    const merged = withParts({ [SHEET]: sheet(rows, '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>') });
    const result = await parseBytes(merged, { catalog: CATALOG, currentMonth: '2025-09' });
    if (isProblem(result)) throw new Error(result.messageEn);
    expect(result.parsed.observations.map(({ ytd }) => ytd)).toEqual([9.1]);
    expect(result.parsed.problems.map(({ grade, code }) => [grade, code])).toEqual([
      ['confirm', 'covered-cells'],
    ]);
  });
  test('names under a merged name are its own', async () => {
    const rows = `${HEAD}<row r="2">${NAMES}<c r="D2"><v>9.1</v></c></row><row r="3">${NAMES.replaceAll('2"', '3"').replace('高新园', '空港园')}<c r="D3"><v>5</v></c></row>`;
    const merged = withParts({ [SHEET]: sheet(rows, '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>') });
    expect(await read(merged)).toBe('duplicate');
  });
  test('a number whose format shows nothing is told', async () => {
    const styles = `<styleSheet xmlns="${NAMESPACE}"><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const rows = `${HEAD}<row r="2">${NAMES}<c r="D2" s="0"><v>9.1</v></c></row>`;
    const result = await readTables(withParts({ [SHEET]: sheet(rows), 'xl/styles.xml': styles }));
    expect(!isProblem(result) && result.findings.map(({ grade, code }) => [grade, code])).toEqual([
      ['confirm', 'unseen-numbers'],
    ]);
  });
  test('a workbook of hidden sheets is not called empty', async () => {
    expect(await read(toWorkbook([{ name: '表', rows: [['x']], state: 'hidden' }]))).toBe(
      'only-hidden-sheets',
    );
  });
});

describe('more than is kept is refused, not dropped', () => {
  const workbook = (sheets: string): string =>
    `<workbook xmlns="${NAMESPACE}" xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
  test('sheets', async () => {
    const many = Array.from({ length: 501 }, (_, i) => `<sheet name="${i}" sheetId="${i + 1}" r:id="rId1"/>`);
    expect(await read(withParts({ 'xl/workbook.xml': workbook(many.join('')) }))).toBe('workbook-too-large');
  });
  test('merged cells, cell formats, number formats', async () => {
    const merges = Array.from({ length: 20_001 }, (_, i) => `<mergeCell ref="F${i + 1}:G${i + 1}"/>`).join(
      '',
    );
    expect(await read(withParts({ [SHEET]: sheet(HEAD, `<mergeCells>${merges}</mergeCells>`) }))).toBe(
      'workbook-too-large',
    );
    const styles = (inner: string): string => `<styleSheet xmlns="${NAMESPACE}">${inner}</styleSheet>`;
    const cells = `<cellXfs>${'<xf numFmtId="0"/>'.repeat(70_001)}</cellXfs>`;
    expect(await cell('', styles(cells))).toBe('workbook-too-large');
    const formats = Array.from(
      { length: 10_001 },
      (_, i) => `<numFmt numFmtId="${164 + i}" formatCode="0"/>`,
    );
    expect(await cell('', styles(`<numFmts>${formats.join('')}</numFmts>`))).toBe('workbook-too-large');
  });
  test("a sheet's name that imitates a relation is only a name", async () => {
    const imitating = `<sheet name="x state='hidden' r:id='rId9' " sheetId="1" r:id="rId1"/>`;
    const result = await readTables(withParts({ 'xl/workbook.xml': workbook(imitating) }));
    expect(!isProblem(result) && result.tables[0]!.rows[0]!.cells).toEqual(['x']);
  });
  test('two relations of one name', async () => {
    const name = 'xl/_rels/workbook.xml.rels';
    const relations = String(parts.find((one) => one.name === name)!.content);
    const first = /<Relationship [^>]*Id="rId1"[^>]*\/>/.exec(relations)![0];
    expect(await read(withParts({ [name]: relations.replace(first, first + first) }))).toBe(
      'damaged-workbook',
    );
  });
  test('one cell twice, in an old workbook', async () => {
    const once = toOldWorkbook([{ name: '表', rows: [['期间', 7]] }]);
    const number = Buffer.from([0x03, 0x02, 14, 0]);
    const at = once.indexOf(number);
    const label = once.indexOf(Buffer.from([0xfd, 0x00, 10, 0]));
    expect(at >= 0 && label >= 0).toBe(true);
    const twice = Buffer.from(once);
    // The number is moved onto the text's place.
    twice.copy(twice, at + 4, label + 4, label + 8);
    expect(await read(twice)).toBe('damaged-workbook');
  });
});
