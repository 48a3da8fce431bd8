import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readSameFigures } from '../../../db/figures/observations.ts';
import type { Reader } from '../../../db/schema.ts';
import type { StagedRow } from '../../../db/uploads/upload-rows.ts';
import { difference, percentOf } from '../../../domain/exact.ts';
import { type ChangeCount, compareObservations } from '../../../domain/import/difference.ts';
import type { PresentColumns } from '../../../domain/import/folder/observations-table.ts';
import type { UploadedObservation } from '../../../domain/import/parsed-file.ts';
import type { Difference } from '../../../domain/import/upload-document.ts';
import type { Observation } from '../../../domain/model.ts';
import { lightsOf } from './light-preview.ts';
import { type ChangedFigure, LargestChanges } from './top-changes.ts';

/** Differences listed in a preview; the others are only counted. */
export const LISTED = 2000;

interface Comparison {
  rows: StagedRow[];
  summary: ChangeCount;
  differences: Difference[];
  differenceCount: number;
}

/** Compares what a file says with what is stored at the catalogue's revision. */
export async function compare(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<Comparison> {
  const stored = await readSameFigures(read, catalog.ids, observations, catalog.revision);
  const parsed = observations.map((value) => ({ row: value.row, value }));
  const { rows, count } = compareObservations(parsed, stored, columnsWithFigures);
  const found = new LargestChanges(LISTED);
  for (const { observation, before, row, change } of rows)
    if (change !== 'same') found.add(observation, before, row);
  const differences = await listChanges(read, catalog, found, rows);
  return { rows, summary: count, differences, differenceCount: found.count };
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

/** In an upload a blank cell says nothing, as if the row had no such column. */
function columnsWithFigures({ month, ytd, yoyMonth, yoyYtd, status }: Observation): PresentColumns {
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
