import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { blankRow, type ProgressRow } from '../../../domain/progress/progress-row.ts';
import { ROOT } from '../../support/sources.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

/**
 * Every field of a progress row has a value in some row of the demonstration zone, which has an indicator of every
 * kind. A new field that no code fills fails here.
 */
const zone = folderZone(join(ROOT, 'seeds/demonstration'));
const rows = ['2025-02', '2025-08'].flatMap((period) => sourceOf(zone, period).rows);
const fields = leavesOf(blankRow('', '', '2025-08', undefined));

describe('every field is filled by some row', () => {
  test.each(fields)('%s', (field) => {
    expect(rows.some((row) => isFilled(valueAt(row, field)))).toBe(true);
  });
});

test('a field that nothing fills is found', () => {
  expect(rows.some((row) => isFilled(valueAt(row, 'unknown')))).toBe(false);
});

test('no field is filled from the start but what identifies the row, and that nothing is known', () => {
  const blank = blankRow('IND', 'P', '2025-08', undefined);
  const filled = fields.filter((field) => isFilled(valueAt(blank, field)));
  expect(filled).toEqual(['indicator', 'entity', 'period', 'status', 'light', 'reasons']);
});

/** Names of the fields; those of ranks with a dot. */
function leavesOf(row: ProgressRow): string[] {
  return Object.entries(row).flatMap(([name, value]) =>
    name === 'ranks' ? Object.keys(value as object).map((rank) => `ranks.${rank}`) : [name],
  );
}

function valueAt(row: ProgressRow, field: string): unknown {
  return field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], row);
}

/** False for null, false, undefined and a field that is not there. */
function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false;
}
