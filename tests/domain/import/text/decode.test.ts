import { describe, expect, test } from '@jest/globals';
import { decode } from '../../../../domain/import/text/decode.ts';
import { toGbk } from '../../../support/gbk.ts';

const read = (bytes: Uint8Array) => {
  const result = decode(bytes);
  return 'text' in result ? [result.encoding, result.text] : result.code;
};
const TEXT = '指标,累计\n规上工业开票销售,12.4\n';

describe('decode', () => {
  test('UTF-8, with and without a mark', () => {
    expect(read(Buffer.from(TEXT))).toEqual(['utf-8', TEXT]);
    expect(read(Buffer.from(`\ufeff${TEXT}`))).toEqual(['utf-8-bom', TEXT]);
  });
  test('what is not UTF-8 is GB18030', () => {
    expect(read(toGbk(TEXT))).toEqual(['gb18030', TEXT]);
    // 四字节 part of GB18030, beyond GBK.
    expect(read(Buffer.concat([toGbk('镇'), Buffer.from([0x82, 0x35, 0x8f, 0x33])]))).toEqual([
      'gb18030',
      '镇\u9fa6',
    ]);
  });
  test('UTF-16 with a mark, either way round', () => {
    const little = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
    expect(read(little)).toEqual(['utf-16le', TEXT]);
    expect(read(Buffer.from(little).swap16())).toEqual(['utf-16be', TEXT]);
  });
  test('a Ctrl-Z of the old days at the end is no part of the text', () => {
    expect(read(Buffer.from('a,b\n1,2\n\u001a'))).toEqual(['utf-8', 'a,b\n1,2\n']);
  });
  test('what cannot be read is said, not shown as nonsense', () => {
    expect(read(Buffer.from('period,ytd\n2025-06,1\n', 'utf16le'))).toBe('utf-16-without-mark');
    expect(read(Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xfe]))).toBe('broken-encoding');
    expect(read(Buffer.from([0x41, 0xff, 0xff, 0x42]))).toBe('unknown-encoding');
    expect(read(Buffer.from([1, 2, 3, 0, 4, 5, 0, 6, 7, 0, 0]))).toBe('not-a-table');
    expect(read(Buffer.from('a\u0007b'))).toBe('not-a-table');
  });
});
