import { expect, test } from '@jest/globals';
import type { Indicator } from '../../../domain/model.ts';
import { lightHistory } from '../../../domain/progress/light-history.ts';
import { entity, facts, indicator, observation, target } from '../given.ts';

const park = entity('P1');

const lights = (given: Partial<Indicator>, asked: string, months: number, lookup: ReturnType<typeof facts>) =>
  lightHistory({ indicator: indicator(given), entity: park }, asked, months, lookup).map(
    ({ period, light }) => `${period} ${light}`,
  );

test('each month has the light of its own figure and of the target that was in force then', () => {
  const known = facts(
    [
      observation('P1', '2024-12', { ytd: 100 }),
      observation('P1', '2025-01', { ytd: 10 }),
      observation('P1', '2025-03', { ytd: 28 }),
    ],
    [
      target('P1', { year: 2024, value: 100 }),
      target('P1', { value: 120 }),
      target('P1', { value: 200, version: 2, from: 3 }),
    ],
  );
  expect(lights({}, '2025-03', 4, known)).toEqual([
    '2024-12 green',
    '2025-01 green',
    '2025-02 grey',
    '2025-03 red',
  ]);
});

test('the last month is the indicator’s own, and months that it does not have are null', () => {
  const known = facts([observation('P1', '2025-06', { ytd: 60 })], [target('P1', { value: 120 })]);
  expect(lights({ frequency: 'quarterly' }, '2025-08', 4, known)).toEqual([
    '2025-03 grey',
    '2025-04 null',
    '2025-05 null',
    '2025-06 green',
  ]);
  expect(lights({ lag: 1 }, '2025-07', 1, known)).toEqual(['2025-06 green']);
});
