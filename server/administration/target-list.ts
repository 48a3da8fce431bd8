import type { QueryValues } from '../../contract/core/route.ts';
import type { Api } from '../../contract/routes.ts';
import type { getTargets } from '../../contract/tables.ts';
import { readTargetVersions } from '../../db/figures/targets.ts';
import type { Target } from '../../domain/model.ts';
import type { ReadContext } from '../http/endpoint.ts';

/** A year's targets with their plans, as `targets.csv` has them: by indicator, then by entity. */
export async function readTargets(
  { read, catalog, revision }: ReadContext,
  { year }: QueryValues<typeof getTargets>,
): Promise<Api['GET /api/targets']['response']> {
  const indicators = placesOf(catalog.indicators);
  const entities = placesOf(catalog.entities);
  const versions = await readTargetVersions(read, [year], revision);
  const targets = judgingVersions(versions).sort(
    (a, b) =>
      indicators.get(a.indicator)! - indicators.get(b.indicator)! ||
      entities.get(a.entity)! - entities.get(b.entity)! ||
      a.version - b.version,
  );
  return { year, revision, targets };
}

const placesOf = (list: readonly { code: string }[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ code }, place) => [code, place]));

/**
 * The versions that judge some month: the newest, and each older one that begins before all newer ones.
 *
 * @example 1 085 from 1, 1 125 from 7 → both; 1 085 from 1, 1 100 from 1 → 1 100
 */
function judgingVersions(versions: readonly Target[]): Target[] {
  const earliest = new Map<string, number>();
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .filter(({ indicator, entity, from }) => {
      const key = `${indicator}\n${entity}`;
      const begun = earliest.get(key) ?? 13;
      earliest.set(key, Math.min(begun, from));
      return from < begun;
    });
}
