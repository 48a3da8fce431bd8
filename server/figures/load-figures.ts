import type { StoredCatalog } from '../../db/figures/catalog.ts';
import type { Reader } from '../../db/schema.ts';
import type { DeckFigures } from '../../domain/decks/page-content.ts';
import { parentOf, rowSentence } from '../../domain/explanation/sentence.ts';
import { figureScope, scopeEntities } from '../../domain/figures/figure.ts';
import { figurePeriods, figuresOf } from '../../domain/figures/figures.ts';
import type { Indicator, Month } from '../../domain/model.ts';
import { ownPeriod } from '../../domain/month.ts';
import { findRelatedEntities, type ObservationLookup } from '../../domain/progress/observations.ts';
import { getEntity, getIndicator } from '../cache/catalogs.ts';
import { loadSeriesFacts } from './load-facts.ts';

/** Every chart of one indicator of one entity at a month, with the row and the sentence that says it. */
export async function readFigures(
  { read, catalog, revision }: { read: Reader; catalog: StoredCatalog; revision: number },
  codes: { indicator: string; entity: string },
  period: Month,
): Promise<DeckFigures> {
  const { entities } = catalog;
  const indicator = getIndicator(catalog, codes.indicator);
  const entity = getEntity(catalog, codes.entity);
  const scope = figureScope(entity, entities);
  const periods = figurePeriods(indicator, period);
  const span = {
    entities: Object.values(findRelatedEntities(scopeEntities(scope), entities)).flat(),
    from: periods[0] ?? period,
    to: periods.at(-1) ?? ownPeriod(indicator, period),
  };
  // A rate of several parks together is recomputed from what it is made of.
  const { numerator, denominator } = indicator;
  const wanted = catalog.indicators.filter(({ code }) =>
    [indicator.code, numerator, denominator].includes(code),
  );
  const gathered = await Promise.all(
    wanted.map((one) => loadSeriesFacts(read, catalog, { indicator: one, ...span }, revision)),
  );
  const facts = together(wanted, gathered);
  const figures = figuresOf(indicator, scope, period, entities, facts, revision);
  const sentence = rowSentence(figures.row, {
    indicator,
    entity,
    parent: parentOf(entity, entities),
    asked: period,
  });
  return { ...figures, sentence };
}

/** ObservationLookup of several indicators, each looked up where it was gathered. */
function together(
  indicators: readonly Indicator[],
  gathered: readonly ObservationLookup[],
): ObservationLookup {
  const byIndicator = new Map(indicators.map(({ code }, i) => [code, gathered[i]]));
  return {
    observation: (indicator, entity, period) =>
      byIndicator.get(indicator)?.observation(indicator, entity, period),
    target: (indicator, entity, period) => byIndicator.get(indicator)?.target(indicator, entity, period),
  };
}
