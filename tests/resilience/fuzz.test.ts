import { expect, test } from '@jest/globals';
import { fuzz } from './fuzzing.ts';

/** More of them: `node --import ./tests/support/typescript.js tests/resilience/fuzz.ts 20000`. */
test('2 000 mutated files bring no failure, no hang, and no change that was not committed', async () => {
  const { sent, failed, slow, changed, accepted, refused, asked } = await fuzz(2000, 3);
  expect({ sent, failed, slow, changed }).toEqual({ sent: 2000, failed: [], slow: [], changed: 0 });
  expect(Math.min(accepted, refused, asked)).toBeGreaterThan(50);
}, 600_000);
