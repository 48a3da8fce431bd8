import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseBytes } from '../../../formats/reader/read-file.ts';
import { growthOf, LINEAR } from '../../support/growth.ts';
import { toZip } from '../../support/office/workbook.ts';
import { CATALOG } from '../../support/upload-case.ts';
import { code } from './hostile-workbook.ts';

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
