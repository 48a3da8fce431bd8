import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { readTables } from '../../../formats/reader/read-file.ts';
import { sheetXml, toZip } from '../../support/office/workbook.ts';
import { code, parts, plain, ROWS, SHEET, sheet, withPart } from './hostile-workbook.ts';

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
