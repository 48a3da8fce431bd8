import { expect, test } from '@jest/globals';
import { rememberEverything } from './remembering.ts';

/** More of them: `node --import ./tests/support/typescript.js tests/batteries/asof.ts 1000`. */
test('after random imports, corrections and reverts every moment is remembered as it was', async () => {
  const { wrong, compared, corrections, reverts, refused } = await rememberEverything(120, 11);
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(80);
  expect(Math.min(corrections, reverts, refused)).toBeGreaterThan(0);
}, 120_000);
