import type { SessionResponse } from '../../contract/session.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import type { Catalog } from '../api/catalog.ts';

/** How far one entity is with its reports. */
export interface EntityDue {
  entity: string;
  reported: number;
  missing: number;
  notDue: number;
  /** Day since which the oldest missing one is due; null: nothing is missing. */
  since: string | null;
  /** Accounts that may report what is missing. */
  accounts: string[];
}

/** One line for each entity, those with most missing first, then as the catalogue has them. */
export function byEntity(rows: readonly DueRow[], place: (entity: string) => number): EntityDue[] {
  const lines = new Map<string, EntityDue>();
  for (const row of rows) {
    let line = lines.get(row.entity);
    if (!line) {
      line = { entity: row.entity, reported: 0, missing: 0, notDue: 0, since: null, accounts: [] };
      lines.set(row.entity, line);
    }
    if (row.state === 'reported') line.reported += 1;
    else if (row.state === 'not-due') line.notDue += 1;
    else {
      line.missing += 1;
      if (line.since === null || row.due < line.since) line.since = row.due;
      for (const name of row.accounts) if (!line.accounts.includes(name)) line.accounts.push(name);
    }
  }
  return Array.from(lines.values()).sort(
    (a, b) => b.missing - a.missing || place(a.entity) - place(b.entity),
  );
}

/** Whether this account reports the row: its entity is theirs, or their department leads the indicator. */
export function isOwn(
  { indicator, entity }: Pick<DueRow, 'indicator' | 'entity'>,
  { entities }: Pick<SessionResponse, 'entities'>,
  catalog: Pick<Catalog, 'indicator'>,
): boolean {
  const lead = catalog.indicator(indicator)?.department;
  return entities.includes(entity) || (lead !== null && lead !== undefined && entities.includes(lead));
}
