import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { FileRefused } from '../../../formats/file-refused.ts';
import { readDeckParts } from '../../../formats/opc/pptx-reader.ts';
import { toZip, type ZipPart } from '../../support/office/workbook.ts';

const SLIDE = 'ppt/slides/slide1.xml';
const parts: ZipPart[] = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'ppt/presentation.xml', content: '<p:presentation/>' },
  { name: SLIDE, content: '<p:sld>页</p:sld>' },
];
const plain = toZip(parts);

function code(bytes: Uint8Array): string {
  try {
    readDeckParts(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof FileRefused) return error.problem.code;
    throw error;
  }
}

const withPart = (part: Partial<ZipPart> & { name: string }): Buffer =>
  toZip(parts.map((one) => (one.name === part.name ? { ...one, ...part } : one)));
const adding = (...more: ZipPart[]): Buffer => toZip([...parts, ...more]);

describe('a deck', () => {
  test('is unpacked in its own order, packed and stored parts alike, from any view of its bytes', () => {
    const bytes = adding(
      { name: 'ppt/media/', content: '', stored: true },
      { name: 'ppt/media/a.bin', content: Buffer.from([0, 1, 2]), stored: true },
      { name: 'ppt/media/empty.bin', content: '' },
    );
    const whole = new Uint8Array(bytes.length + 6);
    whole.set(bytes, 6);
    const read = readDeckParts(whole.subarray(6));
    expect([...read.keys()]).toEqual([
      ...parts.map(({ name }) => name),
      'ppt/media/a.bin',
      'ppt/media/empty.bin',
    ]);
    expect(Buffer.from(read.get(SLIDE)!).toString()).toBe('<p:sld>页</p:sld>');
    expect([...read.get('ppt/media/a.bin')!]).toEqual([0, 1, 2]);
    expect(read.get('ppt/media/empty.bin')).toHaveLength(0);
  });

  test('has names in UTF-8 or, where they are not, in as many different ones as were written', () => {
    const bytes = adding(
      { name: 'ppt/media/图一.png', content: 'a' },
      { name: 'ppt/media/ZZ.png', content: 'b' },
      { name: 'ppt/media/YY.png', content: 'c' },
    );
    // Names in GB 18030, which no flag announces: 图 and 园.
    for (const [ascii, gbk] of [
      ['ZZ', [0xcd, 0xbc]],
      ['YY', [0xd4, 0xb0]],
    ] as const) {
      for (let at = bytes.indexOf(ascii); at >= 0; at = bytes.indexOf(ascii)) bytes.set(gbk, at);
    }
    const names = [...readDeckParts(bytes).keys()];
    expect(names).toHaveLength(6);
    expect(names).toContain('ppt/media/图一.png');
  });
});

describe('archives that lie', () => {
  test('bombs, by one part, by all together and by their number', () => {
    const zeros = Buffer.alloc(2 * 2 ** 20);
    expect(code(adding({ name: 'ppt/bomb.bin', content: zeros }))).toBe('too-large');
    expect(code(adding({ name: 'ppt/a.bin', content: zeros, stored: true }))).toBe('read');
    expect(code(withPart({ name: SLIDE, declaredSize: 0xffffffff }))).toBe('too-large');
    const many = Array.from({ length: 5000 }, (_, i) => ({ name: `x/${i}`, content: '', stored: true }));
    expect(code(adding(...many))).toBe('too-large');
    const half = { content: randomBytes(300_000), declaredSize: 81 * 2 ** 20 };
    expect(code(adding({ name: 'a', ...half }))).toBe('not-a-deck');
    expect(code(adding({ name: 'a', ...half }, { name: 'b', ...half }))).toBe('too-large');
  });
  test('sizes that are not true: no more is unpacked than was declared', () => {
    const bomb = withPart({ name: SLIDE, content: Buffer.alloc(2 ** 26), declaredSize: 4096 });
    const before = process.memoryUsage().arrayBuffers;
    expect(code(bomb)).toBe('not-a-deck');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    expect(code(withPart({ name: SLIDE, declaredSize: 1000 }))).toBe('not-a-deck');
    expect(code(withPart({ name: SLIDE, declaredSize: 0 }))).toBe('not-a-deck');
  });
  test('names twice, and names that lead outside', () => {
    for (const name of [
      SLIDE,
      SLIDE.toUpperCase(),
      '../a',
      'ppt/../../a',
      '/etc/passwd',
      'ppt\\a.xml',
      'c:a',
      'a\0b',
    ])
      expect([name, code(adding({ name, content: 'x' }))]).toEqual([name, 'bad-archive']);
  });
  test('an encrypted part', () => {
    expect(code(withPart({ name: SLIDE, flags: 1 }))).toBe('old-or-locked');
  });
  test('parts that overlap, have another name or another checksum', () => {
    const slide = parts.find(({ name }) => name === SLIDE)!;
    expect(code(adding({ ...slide, name: 'ppt/a.xml', localName: SLIDE, overlaps: SLIDE }))).toBe(
      'not-a-deck',
    );
    expect(code(withPart({ name: SLIDE, localName: 'ppt/slides/slide2.xml' }))).toBe('not-a-deck');
    expect(code(withPart({ name: SLIDE, declaredCrc: 1 }))).toBe('not-a-deck');
  });
  test('garbage, and files cut off', () => {
    const bytes = Buffer.from(plain);
    const at = bytes.indexOf(SLIDE) + SLIDE.length;
    bytes.fill(0xff, at, at + 10);
    expect(code(bytes)).toBe('not-a-deck');
    expect(code(plain.subarray(0, plain.length / 2))).toBe('not-a-deck');
    expect(code(plain.subarray(0, 10))).toBe('not-a-deck');
    expect(code(new Uint8Array())).toBe('not-a-deck');
  });
});
