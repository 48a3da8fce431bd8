import { expect, test } from '@jest/globals';
import { figuresOf } from '../../../domain/figures/figures.ts';
import { city, facts, indicator, observation, target, zone } from '../given.ts';

/** The sentence of the path: where the year would end. */
function estimate(of: Parameters<typeof indicator>[0], ytd: number, goal: Parameters<typeof target>[1]) {
  const known = facts([observation('ZONE', '2025-06', { ytd })], [target('ZONE', goal)]);
  const scope = { entity: zone, whole: zone, parts: [], league: [] };
  const { figures } = figuresOf(indicator(of), scope, '2025-06', [city, zone], known, 1);
  return figures.find(({ kind }) => kind === 'path')?.sentence;
}

const count = { kind: 'count', unit: '个', decimals: 0 } as const;

test('an estimate of a few things agrees with its own percentage', () => {
  expect(estimate(count, 2.8, { value: 7 })?.zh).toBe('按月均进度推算，全年预计5.6个，为年度目标的80.0%。');
  expect(estimate(count, 28, { value: 70 })?.zh).toBe('按月均进度推算，全年预计56个，为年度目标的80.0%。');
});
test('an estimate against a limit says so', () => {
  const text = estimate({ ...count, direction: 'lower', unit: '起' }, 2.8, { type: 'cap', value: 7 });
  expect(text).toEqual({
    zh: '按月均进度推算，全年预计5.6起，为年度控制目标的80.0%。',
    en: 'At the monthly average so far, the year would end at 5.6 cases, 80.0% of the limit.',
  });
});
