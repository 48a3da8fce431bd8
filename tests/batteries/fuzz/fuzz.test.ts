import { expect, test } from '@jest/globals';
import { fuzz } from './fuzzing.ts';

/** More of them: `node --import ./tests/support/typescript.js tests/batteries/fuzz/fuzz.ts 20000`. */
test('2 000 mutated files bring no failure, no hang, and no figure but those that a second reader finds', async () => {
  const { sent, failed, changed, different, ...counts } = await fuzz(2000, 3);
  expect({ sent, failed, changed, different }).toEqual({
    ...{ sent: 2000, failed: [], changed: 0, different: [] },
  });
  const { accepted, refused, asked, compared, answered } = counts;
  expect(Math.min(accepted, refused, asked)).toBeGreaterThan(30);
  expect(answered).toBeGreaterThan(30);
  expect(compared / accepted).toBeGreaterThan(0.85);
}, 600_000);
