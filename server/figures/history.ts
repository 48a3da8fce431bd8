import type { QueryValues } from '../../contract/core/route.ts';
import type { getObservationHistory, getTargetHistory } from '../../contract/figures.ts';
import type { Api } from '../../contract/routes.ts';
import { readObservationHistory as readObservationVersions } from '../../db/figures/observation-history.ts';
import { readTargetHistory as readTargetVersions } from '../../db/figures/targets.ts';
import type { ReadContext } from '../http/endpoint.ts';

/** Every version of one observation, oldest first. */
export async function readObservationHistory(
  { read, catalog, revision }: ReadContext,
  key: QueryValues<typeof getObservationHistory>,
): Promise<Api['GET /api/observations/history']['response']> {
  const history = await readObservationVersions(read, catalog.ids, key, revision);
  const versions = history.map(
    ({ period: _p, indicator: _i, entity: _e, fileId: _f, ...version }) => version,
  );
  return { ...key, revision, versions };
}

/** Every version of one annual target, oldest first. */
export async function readTargetHistory(
  { read, catalog, revision }: ReadContext,
  key: QueryValues<typeof getTargetHistory>,
): Promise<Api['GET /api/targets/history']['response']> {
  const history = await readTargetVersions(read, catalog.ids, key, revision);
  const versions = history.map(({ indicator: _i, entity: _e, year: _y, ...version }) => version);
  return { ...key, revision, versions };
}
