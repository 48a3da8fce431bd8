import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The committed demonstration folder, read as plain cells: tests state facts about the file, not about its maker. */
export const DEMONSTRATION = join(import.meta.dirname, '../../seeds/demonstration');

export type Row = Record<string, string>;

export function readTable(name: string): Row[] {
  return parse(readFileSync(join(DEMONSTRATION, name)), { columns: true, bom: false }) as Row[];
}

export const entities = readTable('entities.csv');
export const indicators = readTable('indicators.csv');
export const targets = readTable('targets.csv');
export const observations = readTable('observations.csv');

/** A cell as a number; null where it is empty. */
export function numberIn(row: Row | undefined, column: string): number | null {
  const text = row?.[column];
  return text === undefined || text === '' ? null : Number(text);
}

const observed = new Map(observations.map((row) => [`${row.indicator} ${row.entity} ${row.period}`, row]));

export function observation(indicator: string, entity: string, period: string): Row | undefined {
  return observed.get(`${indicator} ${entity} ${period}`);
}

export function observationsOf(indicator: string, entity?: string): Row[] {
  return observations.filter(
    (row) => row.indicator === indicator && (entity === undefined || row.entity === entity),
  );
}

/** The target in force: its highest version. */
export function target(indicator: string, entity: string, year: string): Row | undefined {
  return targets
    .filter((row) => row.indicator === indicator && row.entity === entity && row.year === year)
    .sort((a, b) => Number(b.version) - Number(a.version))[0];
}

export const parks = entities.filter((row) => row.kind === 'park').map((row) => row.code!);
export const peers = entities
  .filter((row) => row.kind === 'peer' && row.parent !== '')
  .map((row) => row.code!);
export const departments = entities.filter((row) => row.kind === 'department').map((row) => row.code!);

export function indicator(code: string): Row {
  return indicators.find((row) => row.code === code)!;
}
