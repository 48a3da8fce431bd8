import { describe, expect, test } from '@jest/globals';
import { backupName, outdatedBackups } from '../../../server/backups/rotation.ts';

const dayBefore = (today: string, days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);

/** Makes a backup a day and deletes what is outdated each time. */
function keptAfter(days: number, last: string): string[] {
  let names: string[] = [];
  for (let back = days - 1; back >= 0; back--) {
    const today = dayBefore(last, back);
    names.push(backupName(today));
    const outdated = outdatedBackups(names, today);
    names = names.filter((name) => !outdated.includes(name));
  }
  return names;
}

describe('backups that are kept', () => {
  test('are those of 14 days and the first of each of 12 months', () => {
    const kept = keptAfter(800, '2026-12-01');
    expect(kept.slice(-14)).toEqual(
      Array.from({ length: 14 }, (_, i) => backupName(dayBefore('2026-12-01', 13 - i))),
    );
    const months = Array.from({ length: 11 }, (_, i) =>
      backupName(`2026-${String(i + 1).padStart(2, '0')}-01`),
    );
    expect(kept.slice(0, -14)).toEqual(months);
    expect(kept).toContain('indicators-2026-12-01.sqlite');
  });

  test('are the newest there is, however long ago', () => {
    expect(outdatedBackups([backupName('2020-01-05')], '2026-12-01')).toEqual([]);
  });

  test('are all files that are none of ours', () => {
    const names = ['before-upgrade.sqlite', 'indicators-2020-01-01.sqlite.sha256', 'indicators.sqlite'];
    expect(outdatedBackups(names, '2026-12-01')).toEqual([]);
  });
});
