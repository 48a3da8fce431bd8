import { expect, test } from '@jest/globals';
import { growthOf, LINEAR } from './growth.ts';

const counted = (steps: number): number => {
  let sum = 0;
  for (let i = 0; i < steps; i++) sum = (sum * 31 + i) % 1_000_003;
  return sum;
};

test('linear work is told from work that grows faster', async () => {
  expect(await growthOf((size) => counted(size * 1000), 2000)).toBeLessThan(LINEAR);
  expect(await growthOf((size) => counted(size ** 2), 300)).toBeGreaterThan(LINEAR);
});
