import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readSameFigures } from '../../../db/figures/observations.ts';
import type { Reader } from '../../../db/schema.ts';
import type { StagedRow } from '../../../db/uploads/upload-rows.ts';
import { difference, percentOf } from '../../../domain/exact.ts';
import { type ChangeCount, compareObservations } from '../../../domain/import/difference.ts';
import type { At } from '../../../domain/import/finding.ts';
import type { PresentColumns } from '../../../domain/import/folder/observations-table.ts';
import type { GrowthAnswer, NotRestated, RevisedLevel } from '../../../domain/import/growth-restatement.ts';
import { FIELDS, type UploadedObservation } from '../../../domain/import/parsed-file.ts';
import type { Difference } from '../../../domain/import/upload-document.ts';
import type { Observation } from '../../../domain/model.ts';
import { lightsOf } from './light-preview.ts';

/** Differences listed in a preview; the others are only counted. */
export const LISTED = 2000;

interface Comparison {
  rows: StagedRow[];
  summary: ChangeCount;
  differences: Difference[];
  differenceCount: number;
  /** Levels revised without the growth published with them, with their place in the file. */
  notRestated: NotRestated[];
}

/** Compares what a file says with what is stored at the catalogue's revision. */
export async function compare(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
  growth: GrowthAnswer | null,
): Promise<Comparison> {
  const stored = await readSameFigures(read, catalog.ids, observations, catalog.revision);
  const parsed = observations.map((value) => ({ row: value.row, value }));
  const { rows, count } = compareObservations(parsed, stored, columnsWithFigures, growth);
  const found = new LargestChanges(LISTED);
  const notRestated: NotRestated[] = [];
  rows.forEach(({ observation, before, row, change, notRestated: levels }, index) => {
    if (change !== 'same') found.add(observation, before, row);
    for (const level of levels)
      notRestated.push({
        level,
        before: before!,
        after: observation,
        at: placeOf(observations[index]!, level),
      });
  });
  const differences = await listChanges(read, catalog, found, rows);
  return { rows, summary: count, differences, differenceCount: found.count, notRestated };
}

function placeOf({ sheet, row, column, at }: UploadedObservation, level: RevisedLevel): At {
  const place = at[level];
  return { sheet, row: row + (place?.below ?? 0), column: place?.column ?? column };
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

/** A figure that changes, before the size and effect of the change are computed. */
export type ChangedFigure = Pick<
  Difference,
  'indicator' | 'entity' | 'period' | 'field' | 'old' | 'new' | 'row'
>;

/** Calls `take` for each figure in which two versions of an observation differ. */
export function eachChange(
  after: Observation,
  before: Observation | undefined,
  row: number | null,
  take: (changed: ChangedFigure) => void,
): void {
  const { indicator, entity, period } = after;
  for (const field of FIELDS) {
    const old = before?.[field] ?? null;
    if (after[field] !== old) take({ indicator, entity, period, field, old, new: after[field], row });
  }
}

/** Counts the figures that change and keeps the largest changes: a large file has hundreds of thousands. */
export class LargestChanges {
  count = 0;
  readonly #most: number;
  readonly #kept: ChangedFigure[] = [];

  /** @param most how many to keep */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param row in the file */
  add(after: Observation, before: Observation | undefined, row: number | null): void {
    eachChange(after, before, row, (changed) => {
      this.count++;
      this.#kept.push(changed);
      if (this.#kept.length > 2 * this.#most) this.#keepLargest();
    });
  }

  /** The largest first. */
  list(): readonly ChangedFigure[] {
    this.#keepLargest();
    return this.#kept;
  }

  #keepLargest(): void {
    this.#kept.sort(largestFirst).splice(this.#most);
  }
}

/** Levels by change in percent of the old value, growth by points; then new figures in the file's order. */
function largestFirst(a: ChangedFigure, b: ChangedFigure): number {
  return sizeOf(b) - sizeOf(a) || (a.row ?? 0) - (b.row ?? 0);
}

/** Precise enough for sorting; displayed changes are computed exactly. */
function sizeOf({ old, new: now, field }: ChangedFigure): number {
  if (old === null || now === null) return -1;
  const change = Math.abs(now - old);
  // A change from zero has no percentage and sorts first.
  if (field === 'month' || field === 'ytd')
    return old === 0 ? Number.MAX_VALUE : (change / Math.abs(old)) * 100;
  return change;
}
