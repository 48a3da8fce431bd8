import { describe, expect, test } from '@jest/globals';
import { cellText } from '../../../domain/decks/deck-table.ts';
import { completionCell, growthCell, levelCell } from '../../../domain/decks/rows/row-cells.ts';
import { lightCell } from '../../../domain/decks/rows/status-cell.ts';
import type { Indicator, Observation, Target } from '../../../domain/model.ts';
import { indicator, observation, rowOf } from '../given.ts';

function said(
  of: Partial<Indicator>,
  reported: Partial<Observation>,
  goal: Partial<Target> | null,
  more: Observation[] = [],
  period = '2025-08',
) {
  const row = rowOf(period, reported, goal, of, more);
  const known = indicator(of);
  const asked = '2025-08';
  return {
    level: cellText(levelCell(row.ytd, known, row, asked), 'zh'),
    growth: cellText(growthCell(row, known, asked), 'zh'),
    done: cellText(completionCell(row, known), 'zh'),
    light: cellText(lightCell(row, known), 'zh'),
    full: cellText(lightCell(row, known, true), 'zh'),
  };
}

describe('a row of a deck', () => {
  test('says a rate’s gap in its own unit, and no completion of it', () => {
    const of = { kind: 'rate', unit: '%', direction: 'lower', decimals: 2 } as const;
    const row = said(of, { ytd: 20.84, yoyYtd: -0.7 }, { type: 'cap', value: 20 });
    expect(row).toMatchObject({ done: '—', light: '▲ 超控0.84', full: '▲ 超控0.84百分点' });
    expect(row.growth).toBe('−0.7百分点');
  });

  test('never calls micrograms percentage points', () => {
    const of = { kind: 'rate', unit: '微克/立方米', direction: 'lower', decimals: 1 } as const;
    expect(said(of, { ytd: 34.9 }, { type: 'cap', value: 35 }).full).toBe('● 控内0.1微克/立方米');
  });

  test('says what a stock has gained of what it was to gain', () => {
    const december = [observation('ZONE', '2024-12', { ytd: 190 })];
    const of = { kind: 'stock', unit: '户', decimals: 0 } as const;
    const row = said(of, { ytd: 199 }, { value: 206 }, december);
    expect(row).toMatchObject({ done: '净增56.3%', light: '■ 欠10.4' });
  });

  test('that has to shrink is ahead with a gap above zero', () => {
    const december = [observation('ZONE', '2024-12', { ytd: 100 })];
    const of = { kind: 'stock', unit: '户', decimals: 0, direction: 'lower' } as const;
    expect(said(of, { ytd: 82 }, { value: 80 }, december)).toMatchObject({
      done: '净减90.0%',
      light: '● 超23.3',
    });
  });

  test('says its own period beside its figure, or beside the growth of what has no level', () => {
    expect(said({ frequency: 'quarterly' }, { ytd: 60 }, null, [], '2025-06').level).toBe('上半年 60.00');
    expect(said({}, { ytd: 60 }, null, [], '2025-07').level).toBe('1—7月 60.00');
    expect(said({}, { ytd: 60 }, null).level).toBe('60.00');
    expect(said({ kind: 'growth', unit: '%' }, { yoyYtd: 4.9 }, null, [], '2025-07').growth).toBe(
      '1—7月 +4.9%',
    );
  });
});
