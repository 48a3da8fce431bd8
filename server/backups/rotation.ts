/** Days whose backups are all kept, the day of the newest included. */
const DAYS = 14;
/** Months of which the first backup is kept. */
const MONTHS = 12;

const NAME = /^indicators-(\d{4}-\d{2}-\d{2})\.sqlite$/;

/** @example backupName('2026-12-01') → `indicators-2026-12-01.sqlite` */
export const backupName = (day: string): string => `indicators-${day}.sqlite`;

/** The day that a backup is of, by its name; null for any other file. */
export const dayOfBackup = (name: string): string | null => NAME.exec(name)?.[1] ?? null;

/**
 * Backups that are no longer needed: of the last 14 days all are kept, of the last 12 months the first that there is, and
 * the newest always. Other files are never named.
 *
 * @param names files in the folder
 * @param today `YYYY-MM-DD`
 */
export function outdatedBackups(names: readonly string[], today: string): string[] {
  const days = names.flatMap((name) => dayOfBackup(name) ?? []).sort();
  const since = new Date(Date.parse(today) - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].slice(-MONTHS);
  const kept = new Set([
    ...days.filter((day) => day >= since),
    ...months.map((month) => days.find((day) => day.startsWith(month))),
    days.at(-1),
  ]);
  return days.filter((day) => !kept.has(day)).map(backupName);
}
