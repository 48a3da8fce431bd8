import { expect, test } from '@jest/globals';
import { FROM_SOURCE, killAtRandom } from './killing.ts';

/** More of them: `node --import ./tests/support/typescript.js tests/batteries/kill/kill.ts 200`. */
test('12 kills at random instants lose nothing that was acknowledged and leave nothing half done', async () => {
  const { acknowledged, halfStaged: _, ...result } = await killAtRandom(12, 7, FROM_SOURCE);
  expect(result).toEqual({ kills: 12, lost: 0, partial: 0, orphans: 0, broken: [] });
  // One process in four is left alone until it has acknowledged something.
  expect(acknowledged).toBeGreaterThanOrEqual(3);
}, 600_000);
