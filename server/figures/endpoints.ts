import type { Category } from '../../contract/catalog.ts';
import * as catalog from '../../contract/catalog.ts';
import type { QueryValues } from '../../contract/core/route.ts';
import type { getObservationHistory, getSeries, getTargetHistory } from '../../contract/figures.ts';
import * as figures from '../../contract/figures.ts';
import { getLights } from '../../contract/lights.ts';
import type { Api } from '../../contract/routes.ts';
import { readObservationHistory as readObservationVersions } from '../../db/figures/observation-history.ts';
import { readTargetHistory as readTargetVersions } from '../../db/figures/targets.ts';
import type { Indicator, Text } from '../../domain/model.ts';
import { seriesPoints } from '../../domain/progress/series.ts';
import { getEntity, getIndicator } from '../cache/catalogs.ts';
import { type ReadEndpoint, readEndpoint } from '../cache/read-endpoint.ts';
import type { AppContext } from '../context.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { readLights } from './lights.ts';
import { loadSeriesFacts } from './load-facts.ts';
import { readFigures } from './load-figures.ts';
import { readProgress } from './progress.ts';

/** The reads of figures: what the overview, the matrix and an indicator's page show. */
export const figureEndpoints = (
  app: Pick<AppContext, 'findPerson' | 'queries' | 'responses'>,
): ReadEndpoint[] => [
  readEndpoint(app, catalog.getCatalog, readCatalog),
  readEndpoint(app, figures.getProgress, readProgress),
  readEndpoint(app, getLights, readLights),
  readEndpoint(app, figures.getSeries, readSeries),
  readEndpoint(app, figures.getFigures, async (context, { period, ...codes }) => {
    const { row, sentence, figures } = await readFigures(context, codes, period);
    return { ...codes, period, revision: context.revision, row, sentence, figures };
  }),
  readEndpoint(app, figures.getObservationHistory, readObservationHistory),
  readEndpoint(app, figures.getTargetHistory, readTargetHistory),
];

const UNTITLED: Text = { zh: '经济运行调度', en: 'Economic scheduling' };

/** Everything that has a name, with the months that have figures. */
export function readCatalog({ catalog, revision }: ReadContext): Api['GET /api/catalog']['response'] {
  const { entities, indicators, periods, latestPeriod, about } = catalog;
  return {
    revision,
    title: about?.title ?? UNTITLED,
    demonstration: about?.demonstration ?? false,
    entities,
    indicators,
    categories: toCategories(indicators),
    periods,
    latestPeriod,
  };
}

/** Categories in the order in which their first indicator comes. */
function toCategories(indicators: Indicator[]): Category[] {
  const categories = new Map<string, Category>();
  for (const { code, category, categoryEn } of indicators) {
    const known = categories.get(category);
    if (!known) {
      categories.set(category, { name: category, nameEn: categoryEn, indicators: [code] });
    } else {
      known.nameEn ??= categoryEn;
      known.indicators.push(code);
    }
  }
  return [...categories.values()];
}

/** One indicator of one entity, month by month. */
async function readSeries(
  { read, catalog, revision }: ReadContext,
  { from, to, ...codes }: QueryValues<typeof getSeries>,
): Promise<Api['GET /api/series']['response']> {
  const indicator = getIndicator(catalog, codes.indicator);
  const entity = getEntity(catalog, codes.entity);
  const wanted = { indicator, entities: [entity.code], from, to };
  const facts = await loadSeriesFacts(read, catalog, wanted, revision);
  const points = seriesPoints(indicator, entity, from, to, facts);
  return { indicator: indicator.code, entity: entity.code, from, to, revision, points };
}

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
