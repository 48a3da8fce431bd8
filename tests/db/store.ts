import { readCatalog, type StoredCatalog } from '../../db/figures/catalog.ts';
import { saveEntities } from '../../db/figures/entities.ts';
import { saveIndicators } from '../../db/figures/indicators.ts';
import { saveObservations } from '../../db/figures/observations.ts';
import { saveTargets } from '../../db/figures/targets.ts';
import { saveRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { Entity, Indicator, Observation, Target } from '../../domain/model.ts';

export interface Contents {
  entities?: Entity[];
  indicators?: Indicator[];
  observations?: Observation[];
  targets?: Target[];
}

/** Saves everything in one revision, as a load does. */
export async function save(
  database: Pick<Database, 'write'>,
  contents: Contents,
  at = '2025-07-01T00:00:00.000Z',
): Promise<number> {
  return database.write(async (trx) => {
    const revision = await saveRevision(trx, { at: new Date(at), by: 'tester', kind: 'load', reason: null });
    await saveAll(trx, revision, contents);
    return revision;
  });
}

async function saveAll(trx: Writer, revision: number, contents: Contents): Promise<void> {
  await saveEntities(trx, revision, contents.entities ?? []);
  await saveIndicators(trx, revision, contents.indicators ?? []);
  const { ids }: StoredCatalog = await readCatalog(trx);
  const from = { revision, fileId: null };
  const located = <T>(rows: T[] = []) => rows.map((row, index) => ({ ...row, row: index + 2, reason: null }));
  await saveObservations(trx, ids, from, located(contents.observations));
  await saveTargets(trx, ids, from, located(contents.targets));
}
