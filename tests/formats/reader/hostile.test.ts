import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { fillMerges, type Table } from '../../../domain/import/text/table.ts';
import { parseBytes, readTables } from '../../../formats/reader/read-file.ts';
import { growthOf, LINEAR } from '../../support/growth.ts';
import { CATALOG } from '../../support/upload-case.ts';
import { sheetXml, toWorkbook, toZip, workbookParts, type ZipPart } from '../../support/workbook.ts';

const ROWS = [
  ['指标', '累计'],
  ['税收收入', 9.8],
];
const parts = workbookParts([{ name: '表', rows: ROWS }]);
const plain = toWorkbook([{ name: '表', rows: ROWS }]);

async function code(bytes: Buffer): Promise<string> {
  const result = await readTables(bytes);
  return isProblem(result) ? result.code : 'read';
}
const withPart = (part: Partial<ZipPart> & { name: string }): Buffer =>
  toZip(parts.map((one) => (one.name === part.name ? { ...one, ...part } : one)));
const SHEET = 'xl/worksheets/sheet1.xml';
const sheet = (inner: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;

test('the plain workbook that all of these are made from is read', async () => {
  expect(await code(plain)).toBe('read');
});

describe('archives that lie', () => {
  test('a bomb whose declared size gives it away', async () => {
    const content = Buffer.alloc(64 * 2 ** 20, 0x20);
    expect(await code(withPart({ name: SHEET, content }))).toBe('workbook-too-large');
  });
  test('a bomb that declares less than it unpacks to stops at what it declared', async () => {
    const content = Buffer.concat([Buffer.from(sheetXml({ rows: ROWS })), Buffer.alloc(64 * 2 ** 20, 0x20)]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await code(withPart({ name: SHEET, content, declaredSize: 4096 }))).toBe('damaged-workbook');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 2 ** 20);
  });
  test('one that declares more than there is', async () => {
    expect(await code(withPart({ name: SHEET, declaredSize: 1_000_000 }))).toBe('damaged-workbook');
  });
  test('a total beyond the limit, of parts that are each within it', async () => {
    const many = Array.from({ length: 3 }, (_, i) => ({
      name: `xl/media/${i}.bin`,
      content: '',
      stored: true,
      declaredSize: 200 * 2 ** 20,
      declaredPackedSize: 200 * 2 ** 20,
    }));
    expect(await code(toZip([...parts, ...many]))).toMatch(/damaged-workbook|workbook-too-large/);
  });
  test('4 GB in the header', async () => {
    expect(await code(withPart({ name: SHEET, declaredSize: 0xffffffff }))).toBe('workbook-too-large');
  });
  test('two parts of one name', async () => {
    expect(
      await code(toZip([...parts, { name: SHEET, content: sheetXml({ rows: [['税收收入', 1]] }) }])),
    ).toBe('damaged-workbook');
    expect(await code(toZip([...parts, { name: SHEET.toUpperCase(), content: 'x' }]))).toBe(
      'damaged-workbook',
    );
  });
  test('parts that overlap', async () => {
    const sheets = parts.find(({ name }) => name === SHEET)!;
    expect(
      await code(
        toZip([...parts, { ...sheets, name: 'xl/worksheets/sheet9.xml', localName: SHEET, overlaps: SHEET }]),
      ),
    ).toBe('damaged-workbook');
  });
  test('names in the directory that the parts do not bear', async () => {
    expect(await code(withPart({ name: SHEET, localName: 'xl/worksheets/sheet2.xml' }))).toBe(
      'damaged-workbook',
    );
  });
  test('paths that lead outside', async () => {
    expect(await code(toZip([...parts, { name: '../../etc/passwd', content: 'x' }]))).toBe(
      'damaged-workbook',
    );
    expect(await code(toZip([...parts, { name: '/etc/passwd', content: 'x' }]))).toBe('damaged-workbook');
  });
  test('a wrong checksum', async () => {
    expect(await code(withPart({ name: SHEET, declaredCrc: 1 }))).toBe('damaged-workbook');
  });
  test('an encrypted part', async () => {
    expect(await code(withPart({ name: SHEET, flags: 1 }))).toBe('encrypted-file');
  });
  test('ten thousand parts', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ name: `x/${i}`, content: '', stored: true }));
    expect(await code(toZip([...parts, ...many]))).toBe('workbook-too-large');
  });
  test('garbage where packed bytes should be', async () => {
    const bytes = Buffer.from(plain);
    const at = bytes.indexOf(SHEET) + SHEET.length;
    bytes.fill(0xff, at, at + 40);
    expect(await code(bytes)).toBe('damaged-workbook');
  });
  test('cut off in the middle', async () => {
    expect(await code(plain.subarray(0, plain.length / 2))).toBe('damaged-workbook');
  });
  test('a workbook inside a workbook is told and left alone', async () => {
    const result = await readTables(
      toZip([...parts, { name: 'xl/embeddings/inner.xlsx', content: plain, stored: true }]),
    );
    if (isProblem(result)) throw new Error(result.messageEn);
    expect(result.findings.map((finding) => finding.code)).toEqual(['embedded-objects']);
  });
});

describe('XML that reaches out', () => {
  const doctype = (definition: string, use: string): Buffer =>
    withPart({
      name: SHEET,
      content: `<?xml version="1.0"?><!DOCTYPE x [${definition}]>${sheet(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${use}</t></is></c></row></sheetData>`)}`,
    });
  test('an external entity', async () => {
    expect(await code(doctype('<!ENTITY e SYSTEM "file:///etc/passwd">', '&e;'))).toBe('document-type');
  });
  test('a billion laughs', async () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    expect(await code(doctype(`<!ENTITY l0 "lol">${laughs}`, '&l10;'))).toBe('document-type');
  });
  test('a document type alone, in the shared strings and in the workbook part as well', async () => {
    for (const name of [SHEET, 'xl/sharedStrings.xml', 'xl/workbook.xml', 'xl/styles.xml', '_rels/.rels']) {
      const content = `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">${parts.find((part) => part.name === name)!.content}`;
      expect(await code(withPart({ name, content }))).toBe('document-type');
    }
  });
  test('an entity that nobody declared', async () => {
    expect(
      await code(
        withPart({
          name: SHEET,
          content: sheet('<sheetData><row r="1"><c r="A1" t="str"><v>&unknown;</v></c></row></sheetData>'),
        }),
      ),
    ).toBe('damaged-workbook');
  });
  test('a sheet that lies elsewhere is not fetched', async () => {
    const relations = parts.find(({ name }) => name === 'xl/_rels/workbook.xml.rels')!.content as string;
    const content = relations.replace(
      'Target="worksheets/sheet1.xml"',
      'Target="http://127.0.0.1:9/sheet.xml" TargetMode="External"',
    );
    expect(await code(withPart({ name: 'xl/_rels/workbook.xml.rels', content }))).toBe('damaged-workbook');
  });
});

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
    expect(await growthOf((count) => filled(merged(count)), 10_000)).toBeLessThan(LINEAR);
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

describe('texts that blow up', () => {
  const read = async (text: string): Promise<string> => {
    const result = await parseBytes(Buffer.from(text), { catalog: CATALOG, currentMonth: '2025-09' });
    return isProblem(result) ? result.code : 'parsed';
  };
  test.each<[says: string, size: number, text: (size: number) => string, expected: string]>([
    [
      'a number of a hundred thousand digits',
      100_000,
      (size) => `期间,指标,园区,累计\n2025-06,税收收入,高新园,${'1'.repeat(size)}\n`,
      'parsed',
    ],
    ['a header of commas and digits', 30_000, (size) => `${'1,1 '.repeat(size)}\n`, 'too-wide'],
    [
      'a title of a hundred thousand characters',
      10_000,
      (size) => `${'2025年1-8月'.repeat(size)}\n园区,税收收入\n高新园,1\n`,
      'parsed',
    ],
    [
      'labels of nothing but measures',
      5000,
      (size) => `指标,累计\n${'当月累计同比增长'.repeat(size)},1\n`,
      'parsed',
    ],
    [
      'ten thousand unknown names',
      10_000,
      (size) => `园区,税收收入\n${Array.from({ length: size }, (_, i) => `园${i},1`).join('\n')}\n`,
      'parsed',
    ],
    ['ten thousand columns', 10_000, (size) => `园区,${'同比,'.repeat(size)}\n`, 'too-wide'],
    [
      'a thousand headers below each other',
      1000,
      (size) =>
        Array.from(
          { length: size },
          (_, i) => `指标,单位,2025年${(i % 12) + 1}月累计,x${i}\n税收收入,亿元,1,2`,
        ).join('\n'),
      'parsed',
    ],
    [
      'brackets within brackets',
      5000,
      (size) => `园区,${'('.repeat(size)}${')'.repeat(size)}\n高新园,1\n`,
      'parsed',
    ],
    [
      'spaces without end',
      100_000,
      (size) => `园区,${' '.repeat(size)}税收收入\n高新园,${' '.repeat(size)}1\n`,
      'parsed',
    ],
  ])('%s', async (_, size, text, expected) => {
    expect(await read(text(size))).toBe(expected);
    expect(await growthOf((n) => read(text(n)), size / 8)).toBeLessThan(LINEAR);
  });
});

test('a thousand columns of growth; there cannot be many more of them', async () => {
  const text = (columns: number): Buffer =>
    Buffer.from(`园区,${'同比,'.repeat(columns)}\n高新园,${'1,'.repeat(columns)}\n`);
  const context = { catalog: CATALOG, currentMonth: '2025-09' };
  expect(await parseBytes(text(1000), context)).not.toHaveProperty('code');
  expect(await parseBytes(text(1100), context)).toMatchObject({ code: 'too-wide' });
});

describe('files that are something else', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['blank lines', Buffer.from('\n\n,,,\n'), 'empty-file'],
    ['over 20 MB', Buffer.alloc(21 * 2 ** 20), 'file-too-large'],
    [
      'a web page called .xls',
      Buffer.from('<html><body><table><tr><td>1</td></tr></table></body></html>'),
      'web-page',
    ],
    ['an XML spreadsheet of 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'xml-file'],
    ['JSON', Buffer.from('{"rows": []}'), 'json-file'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not-a-table'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'not-a-table'],
    ['a RAR archive', Buffer.from('Rar!\u001a\u0007'), 'archive'],
    ['a plain ZIP', toZip([{ name: '数据.csv', content: 'a,b\n' }]), 'archive'],
    ['an empty ZIP', toZip([]), 'empty-file'],
    [
      'a Word document',
      toZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'other-format',
    ],
    ['an OpenDocument spreadsheet', toZip([{ name: 'content.xml', content: '<x/>' }]), 'other-format'],
    [
      'a binary workbook',
      toZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      'other-format',
    ],
    [
      'an old container, locked',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted-file',
    ],
    [
      'bytes of no encoding',
      Buffer.from([0x41, 0xff, 0xfe, 0x80, 0xff, 0x2c, 0xff, 0xff]),
      'unknown-encoding',
    ],
    ['binary with zeros', Buffer.from([7, 0, 0, 9, 0, 1, 2, 3, 0]), 'not-a-table'],
  ])('%s', async (_, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });
});
