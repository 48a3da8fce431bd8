import type { Entity, Month } from '../../domain/model.ts';
import { isOfYear } from '../../domain/progress/own-year.ts';
import type { Light, ProgressRow } from '../../domain/progress/progress-row.ts';
import { worstFirst } from '../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../api/catalog.ts';

/** As many rows as can be read from the last row of a meeting room. */
const WORST = 10;

export interface ParkTile {
  park: Entity;
  lights: Record<Light, number>;
}

export interface Wall {
  /** Of the zone, this year's and last year's. */
  rows: ProgressRow[];
  /** Of the zone and this year. */
  lights: Record<Light, number>;
  /** How many of the zone's are behind, and the worst of them. */
  behind: number;
  worst: ProgressRow[];
  /** The parks with most red first, then most yellow; equal ones keep their order. */
  tiles: ParkTile[];
}

/** What the large screen shows of a month's rows: counts are of this year, as on the overview. */
export function wallOf(rows: readonly ProgressRow[], period: Month, catalog: Catalog): Wall {
  const ofZone = rows.filter((row) => row.entity === catalog.zone?.code);
  const current = ofZone.filter((row) => isOfYear(row, period));
  const behind = current.filter((row) => row.status === 'behind').sort(worstFirst);
  const tiles = catalog.parks
    .map((park) => ({ park, own: rows.filter((row) => row.entity === park.code && isOfYear(row, period)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ park, own }) => ({ park, lights: countLights(own) }))
    .sort((a, b) => b.lights.red - a.lights.red || b.lights.yellow - a.lights.yellow);
  return {
    rows: ofZone,
    lights: countLights(current),
    behind: behind.length,
    worst: behind.slice(0, WORST),
    tiles,
  };
}

function countLights(rows: readonly ProgressRow[]): Record<Light, number> {
  const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const row of rows) counts[row.light] += 1;
  return counts;
}
