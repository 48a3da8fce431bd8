import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toJsonText } from '../../../server/cache/json-serializer.ts';

test('is what JSON.stringify writes', async () => {
  const long = { rows: Array.from({ length: 30_000 }, (_, n) => ({ n, text: '调"度' })), revision: 7 };
  for (const answer of [long, [], [1, undefined], null, 'x', { a: undefined, b: [undefined, null], c: [] }]) {
    expect(await toJsonText(answer)).toBe(JSON.stringify(answer));
  }
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (answer) => {
      expect(await toJsonText(answer)).toBe(JSON.stringify(answer));
    }),
  );
});
