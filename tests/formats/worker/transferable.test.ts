import { describe, expect, test } from '@jest/globals';
import { ownBytes } from '../../../formats/worker/transferable.ts';

describe('bytes to hand over', () => {
  test('out of a larger buffer are copied, so that only they go', () => {
    const large = Buffer.from(new Uint8Array([...'abcdefgh'].map((each) => each.charCodeAt(0))).buffer);
    const bytes = ownBytes(large.subarray(2, 5));
    expect([...bytes]).toEqual([99, 100, 101]);
    expect(bytes.buffer.byteLength).toBe(3);
    expect(bytes.buffer).not.toBe(large.buffer);
  });

  test('of a small Buffer never lie in its pool, which cannot be handed over', () => {
    const small = Buffer.from('small');
    expect(small.buffer.byteLength).toBeGreaterThan(small.byteLength);
    expect(ownBytes(small).buffer.byteLength).toBe(small.byteLength);
  });

  test('with a buffer of their own are not copied', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(ownBytes(bytes)).toBe(bytes);
  });
});
