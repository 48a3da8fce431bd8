import type { QueryValues } from '../../contract/core/route.ts';
import type { getSeries } from '../../contract/figures.ts';
import type { Api } from '../../contract/routes.ts';
import { seriesPoints } from '../../domain/progress/series.ts';
import { getEntity, getIndicator } from '../cache/catalog-lookup.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { gatherSeriesFacts } from './load-facts.ts';

/** One indicator of one entity, month by month. */
export async function readSeries(
  { read, catalog, revision }: ReadContext,
  { from, to, ...codes }: QueryValues<typeof getSeries>,
): Promise<Api['GET /api/series']['response']> {
  const indicator = getIndicator(catalog, codes.indicator);
  const entity = getEntity(catalog, codes.entity);
  const wanted = { indicator, entities: [entity.code], from, to };
  const facts = await gatherSeriesFacts(read, catalog, wanted, revision);
  const points = seriesPoints(indicator, entity, from, to, facts);
  return { indicator: indicator.code, entity: entity.code, from, to, revision, points };
}
