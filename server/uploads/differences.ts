import type { StoredCatalog } from '../../db/catalog.ts';
import type { ObservationMap } from '../../db/observation-map.ts';
import { readObservations } from '../../db/observations.ts';
import type { Reader } from '../../db/schema.ts';
import type { StagedRow } from '../../db/upload-rows.ts';
import { type ChangeCount, mergeObservation } from '../../domain/difference.ts';
import { difference, percentOf } from '../../domain/exact.ts';

import type { Observation } from '../../domain/model.ts';
import { FIELDS, type UploadedObservation } from '../../domain/upload/understanding.ts';
import type { Difference } from './document.ts';
import { lightsOf } from './lights.ts';

/** A list longer than this is no longer read; what it leaves out is counted. */
const LISTED = 2000;

export interface Comparison {
  rows: StagedRow[];
  summary: ChangeCount;
  differences: Difference[];
  differenceCount: number;
}

/** Compares what a file says with what is stored at the catalogue's revision. A blank cell says nothing. */
export async function compare(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<Comparison> {
  const stored = await readStored(read, catalog, observations);
  const summary: ChangeCount = { new: 0, changed: 0, same: 0 };
  const rows: StagedRow[] = [];
  const found: Found[] = [];
  for (const uploaded of observations) {
    const before = stored.find(uploaded.indicator, uploaded.entity, uploaded.period);
    const { observation, change } = mergeObservation(toObservation(uploaded), statedBy(uploaded), before);
    summary[change]++;
    rows.push({ ...observation, change, row: uploaded.row });
    if (change !== 'same') found.push(...fieldsOf(observation, before, uploaded.row));
  }
  // In the order of the tables they go into: a database writes at the end faster than in between.
  rows.sort(byPlace(catalog));
  const listed = found.sort(largestFirst).slice(0, LISTED);
  const lights = await lightsOf(read, catalog, listed, rows);
  const differences = listed.map((one) => ({ ...withChange(one), ...lights(one) }));
  return { rows, summary, differences, differenceCount: found.length };
}

function byPlace({ ids }: StoredCatalog): (a: StagedRow, b: StagedRow) => number {
  const { indicators, entities } = ids;
  return (a, b) =>
    (a.period < b.period ? -1 : a.period > b.period ? 1 : 0) ||
    indicators.get(a.indicator)! - indicators.get(b.indicator)! ||
    entities.get(a.entity)! - entities.get(b.entity)!;
}

function readStored(
  read: Reader,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<ObservationMap> {
  const places = new Map(observations.map((one) => [`${one.period} ${one.indicator}`, one]));
  return readObservations(read, catalog.ids, {
    places: [...places.values()],
    entities: [...new Set(observations.map(({ entity }) => entity))],
    asOf: catalog.revision,
  });
}

function toObservation(uploaded: UploadedObservation): Observation {
  const { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status } = uploaded;
  return { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status };
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

type Found = Omit<Difference, 'change' | 'changePercent' | 'lightBefore' | 'lightAfter'>;

function fieldsOf(after: Observation, before: Observation | undefined, row: number): Found[] {
  const { indicator, entity, period } = after;
  return FIELDS.filter((field) => after[field] !== (before?.[field] ?? null)).map((field) => {
    return { indicator, entity, period, field, old: before?.[field] ?? null, new: after[field], row };
  });
}

function withChange(found: Found): Omit<Difference, 'lightBefore' | 'lightAfter'> {
  const { old, new: now, field } = found;
  if (old === null || now === null) return { ...found, change: null, changePercent: null };
  const change = difference(now, old);
  const isLevel = field === 'month' || field === 'ytd';
  return { ...found, change, changePercent: isLevel && old !== 0 ? percentOf(change, Math.abs(old)) : null };
}

/** Changes by how much of the old they are, growth by its points; then what is new, in the file's order. */
function largestFirst(a: Found, b: Found): number {
  return sizeOf(b) - sizeOf(a) || (a.row ?? 0) - (b.row ?? 0);
}

/** Near enough for an order; what is shown is worked out exactly. */
function sizeOf({ old, new: now, field }: Found): number {
  if (old === null || now === null) return -1;
  const change = Math.abs(now - old);
  // From nothing to something is no percentage, and larger than any.
  if (field === 'month' || field === 'ytd')
    return old === 0 ? Number.MAX_VALUE : (change / Math.abs(old)) * 100;
  return change;
}
