import { expect, test } from '@jest/globals';
import { crowd } from './crowd.ts';

test('20 people × 10 files at once are each whole or 409, and end as if one after the other', async () => {
  const { committed, moved, seen, ...result } = await crowd(20, 10, 5);
  expect(result).toEqual({ unexpected: [], wrong: 0, partial: 0, torn: 0, backwards: 0 });
  expect(seen).toBeGreaterThan(20);
  expect(committed).toBe(200);
  expect(moved).toBeGreaterThan(0);
}, 300_000);
