import { blankRow, type ProgressRow } from '../../domain/progress/progress-row.ts';

/** A row with nothing reported, and whatever the test is about. */
export function rowWith(parts: Partial<ProgressRow>): ProgressRow {
  return { ...blankRow('output', 'zone', '2025-08', undefined), reasons: {}, ...parts };
}

/** A row of a value target of 200 at 8 months, so that each 2 of the level is a point of completion. */
export function rowAt(completion: number, parts: Partial<ProgressRow> = {}): ProgressRow {
  const gap = completion - 200 / 3;
  return rowWith({
    target: { type: 'value', value: 200, version: 1, from: 1 },
    ytd: completion * 2,
    completion,
    pace: 200 / 3,
    paceMethod: 'linear',
    gap,
    gapUnit: 'points',
    status: gap < 0 ? 'behind' : completion >= 100 ? 'met' : 'ahead',
    light: gap < -5 ? 'red' : gap < 0 ? 'yellow' : 'green',
    ...parts,
  });
}
