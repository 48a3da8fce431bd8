import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readObservations } from '../../../db/figures/observations.ts';
import type { ObservationMap } from '../../../db/figures/packed-rows.ts';
import type { Reader } from '../../../db/schema.ts';
import type { StagedRow } from '../../../db/uploads/upload-rows.ts';
import { difference, percentOf } from '../../../domain/exact.ts';
import { type ChangeCount, mergeObservation } from '../../../domain/import/difference.ts';
import type { UploadedObservation } from '../../../domain/import/parsed-file.ts';
import type { Difference } from '../../../domain/import/upload-document.ts';
import type { Month } from '../../../domain/model.ts';
import { lightsOf } from './light-preview.ts';
import { type ChangedFigure, LargestChanges } from './top-changes.ts';

/** Differences listed in a preview; the others are only counted. */
export const LISTED = 2000;

export interface Comparison {
  rows: StagedRow[];
  summary: ChangeCount;
  differences: Difference[];
  differenceCount: number;
}

/** Compares a file with what is stored at the catalogue's revision. A blank cell changes nothing. */
export async function compare(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<Comparison> {
  const stored = await readStored(read, catalog, observations);
  const summary: ChangeCount = { new: 0, changed: 0, same: 0 };
  const rows: StagedRow[] = [];
  const found = new LargestChanges(LISTED);
  for (const uploaded of observations) {
    const before = stored.find(uploaded.indicator, uploaded.entity, uploaded.period);
    const { observation, change } = mergeObservation(uploaded, statedBy(uploaded), before);
    summary[change]++;
    rows.push({ observation, change, row: uploaded.row });
    if (change !== 'same') found.add(observation, before, uploaded.row);
  }
  const differences = await listChanges(read, catalog, found, rows);
  return { rows, summary, differences, differenceCount: found.count };
}

/**
 * The largest changes, with what they do to the lights.
 *
 * @param rows all that would be stored
 */
export async function listChanges(
  read: Reader,
  catalog: StoredCatalog,
  found: LargestChanges,
  rows: readonly Pick<StagedRow, 'observation'>[],
): Promise<Difference[]> {
  const listed = found.list();
  const lights = await lightsOf(read, catalog, listed, rows);
  return listed.map((one) => ({ ...withChange(one), ...lights(one) }));
}

function readStored(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<ObservationMap> {
  const compared = [...periodsByIndicator(observations)].flatMap(([indicator, periods]) =>
    [...periods].map((period) => ({ indicator, period })),
  );
  const entities = [...new Set(observations.map(({ entity }) => entity))];
  return readObservations(read, catalog.ids, { periods: compared, entities, asOf: catalog.revision });
}

function statedBy({ month, ytd, yoyMonth, yoyYtd, status }: UploadedObservation) {
  return {
    month: month !== null,
    ytd: ytd !== null,
    yoyMonth: yoyMonth !== null,
    yoyYtd: yoyYtd !== null,
    status: status !== null,
  };
}

/** Adds the exact change. */
export function withChange(found: ChangedFigure): Omit<Difference, 'lightBefore' | 'lightAfter'> {
  const { old, new: now, field } = found;
  if (old === null || now === null) return { ...found, change: null, changePercent: null };
  const change = difference(now, old);
  const isLevel = field === 'month' || field === 'ytd';
  return { ...found, change, changePercent: isLevel && old !== 0 ? percentOf(change, Math.abs(old)) : null };
}

/** The months of figures, by indicator code. */
export function periodsByIndicator(
  figures: readonly { indicator: string; period: Month }[],
): Map<string, Set<Month>> {
  const periods = new Map<string, Set<Month>>();
  for (const { indicator, period } of figures) {
    const own = periods.get(indicator);
    if (own) own.add(period);
    else periods.set(indicator, new Set([period]));
  }
  return periods;
}
