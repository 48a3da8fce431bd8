import type { StoredCatalog } from '../../db/figures/catalog.ts';
import {
  findReporting,
  type IndicatorPeriod,
  type ObservationQuery,
  readObservations,
} from '../../db/figures/observations.ts';
import type { ObservationMap } from '../../db/figures/packed-rows.ts';
import { readTargets } from '../../db/figures/targets.ts';
import type { Reader } from '../../db/schema.ts';
import type { Entity, Indicator, Month } from '../../domain/model.ts';
import {
  addMonths,
  lastYear,
  ownPeriod,
  periodsOf,
  previousPeriod,
  toMonth,
  yearOf,
} from '../../domain/month.ts';
import {
  computesGrowth,
  findRelatedEntities,
  isReported,
  needsWholeYear,
  type ObservationLookup,
  periodsNeeded,
  periodsRanked,
} from '../../domain/progress/observations.ts';
import type { Pair } from '../../domain/progress/progress.ts';

/** What is asked for: every indicator with every entity, as far as there is anything to show. */
export interface Selection {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
}

interface GatheredFacts {
  facts: ObservationLookup;
  /** The pairs that get a row, indicators in the order given, and entities in theirs within each. */
  pairs: Pair[];
}

/**
 * Reads what `progressRows` needs for a month, and finds which pairs get a row: those with a target or an
 * observation in the year of the row's own period or of the month asked for.
 *
 * The cost follows the pairs, their siblings and five periods, and not how many years there are.
 */
export async function loadFacts(
  read: Reader,
  catalog: StoredCatalog,
  asked: Month,
  { indicators, entities }: Selection,
  asOf: number,
): Promise<GatheredFacts> {
  const { close, ranked } = findRelatedEntities(entities, catalog.entities);
  const codes = indicators.map(({ code }) => code);
  const years = targetYears(indicators, asked);
  const [observations, siblings, target] = await Promise.all([
    readClose(read, catalog, indicators, asked, { entities: close, asOf }),
    readSiblings(read, catalog, indicators, asked, { entities: ranked, asOf }),
    readTargets(read, catalog.ids, { years, indicators: codes, entities: [...close, ...ranked], asOf }),
  ]);
  const facts: ObservationLookup = {
    observation: (indicator, entity, period) =>
      observations.find(indicator, entity, period) ?? siblings.find(indicator, entity, period),
    target,
  };
  return { facts, pairs: await findPairs(read, catalog, asked, { indicators, entities }, facts, asOf) };
}

/**
 * Reads what a series from `from` to `to` needs: all months from the January of the year before on, since growth
 * looks back a year and a month's figure may be the step from the month before.
 */
export async function loadSeriesFacts(
  read: Reader,
  catalog: StoredCatalog,
  {
    indicator,
    entities,
    from,
    to,
  }: { indicator: Indicator; entities: readonly string[]; from: Month; to: Month },
  asOf: number,
): Promise<ObservationLookup> {
  const start = yearOf(from) - 1;
  const periods = periodsOf(indicator, toMonth(start, 1), to);
  const years = Array.from({ length: yearOf(to) - start + 1 }, (_, index) => start + index);
  const [observations, target] = await Promise.all([
    readObservations(read, catalog.ids, {
      periods: periodsWithIndicator(indicator, periods),
      entities,
      asOf,
    }),
    readTargets(read, catalog.ids, { years, indicators: [indicator.code], entities, asOf }),
  ]);
  return { observation: (...key) => observations.find(...key), target };
}

/**
 * Reads what the lights of the last `months` need: as for a series, all months from the January of the year before the
 * first of them on.
 */
export async function loadHistoryFacts(
  read: Reader,
  catalog: StoredCatalog,
  asked: Month,
  months: number,
  { indicators, entities }: Selection,
  asOf: number,
): Promise<ObservationLookup> {
  const codes = entities.map(({ code }) => code);
  const spans = indicators.map((indicator) => {
    const last = ownPeriod(indicator, asked);
    return { indicator, start: yearOf(addMonths(last, 1 - months)) - 1, last };
  });
  const first = Math.min(...spans.map(({ start }) => start));
  const years = Array.from({ length: yearOf(asked) - first + 1 }, (_, index) => first + index);
  const [observations, target] = await Promise.all([
    readObservations(read, catalog.ids, {
      periods: spans.flatMap(({ indicator, start, last }) =>
        periodsWithIndicator(indicator, periodsOf(indicator, toMonth(start, 1), last)),
      ),
      entities: codes,
      asOf,
    }),
    readTargets(read, catalog.ids, {
      years,
      indicators: indicators.map(({ code }) => code),
      entities: codes,
      asOf,
    }),
  ]);
  return { observation: (...key) => observations.find(...key), target };
}

function periodsWithIndicator(indicator: Indicator, periods: readonly Month[]): IndicatorPeriod[] {
  return periods.map((period) => ({ indicator: indicator.code, period }));
}

/** A rank's change is measured against the period before, whose target may be last year's. */
function targetYears(indicators: readonly Indicator[], asked: Month): number[] {
  const years = indicators.flatMap((indicator) => {
    const period = ownPeriod(indicator, asked);
    return [yearOf(asked), yearOf(period), yearOf(previousPeriod(indicator, period))];
  });
  return [...new Set(years)];
}

type Among = Pick<ObservationQuery, 'entities' | 'asOf'>;

/** Everything about the rows' own entities and their parents. */
async function readClose(
  read: Reader,
  catalog: StoredCatalog,
  indicators: readonly Indicator[],
  asked: Month,
  among: Among,
): Promise<ObservationMap> {
  const periods = indicators.flatMap((indicator) =>
    periodsWithIndicator(indicator, periodsNeeded(indicator, asked)),
  );
  const observations = await readObservations(read, catalog.ids, { ...among, periods });
  await addWholeYears(read, catalog, indicators, observations, among);
  return observations;
}

/** What ranks look at: the year to date now and before, and a year earlier where someone published no growth. */
async function readSiblings(
  read: Reader,
  catalog: StoredCatalog,
  indicators: readonly Indicator[],
  asked: Month,
  among: Among,
): Promise<ObservationMap> {
  const query = { ...among, values: 'year-to-date' as const };
  const periods = indicators.flatMap((indicator) =>
    periodsWithIndicator(indicator, periodsRanked(indicator, ownPeriod(indicator, asked))),
  );
  const observations = await readObservations(read, catalog.ids, { ...query, periods });
  const computed = new Set(indicators.filter(computesGrowth).map(({ code }) => code));
  const earlier = observations
    .periodsWithoutGrowth()
    .filter(({ indicator }) => computed.has(indicator))
    .map(({ indicator, period }) => ({ indicator, period: lastYear(period) }));
  observations.merge(await readObservations(read, catalog.ids, { ...query, periods: earlier }));
  await addWholeYears(read, catalog, indicators, observations, among);
  return observations;
}

/** Adds the months from which a year to date that was not reported has to be summed. */
async function addWholeYears(
  read: Reader,
  catalog: StoredCatalog,
  indicators: readonly Indicator[],
  observations: ObservationMap,
  among: Among,
): Promise<void> {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const wanted = new Map<string, IndicatorPeriod>();
  for (const observation of observations.withoutYearToDate()) {
    const indicator = byCode.get(observation.indicator)!;
    if (!needsWholeYear(indicator, observation)) continue;
    const january = toMonth(yearOf(observation.period), 1);
    for (const one of periodsWithIndicator(indicator, periodsOf(indicator, january, observation.period))) {
      wanted.set(`${one.indicator}\n${one.period}`, one);
    }
  }
  // All figures, since a month is wanted even where its year to date was reported.
  observations.merge(await readObservations(read, catalog.ids, { ...among, periods: [...wanted.values()] }));
}

async function findPairs(
  read: Reader,
  catalog: StoredCatalog,
  asked: Month,
  { indicators, entities }: Selection,
  facts: ObservationLookup,
  asOf: number,
): Promise<Pair[]> {
  const all = indicators.flatMap((indicator) => {
    const years = yearsOf(indicator, asked);
    const periods = periodsNeeded(indicator, asked).filter((period) => years.includes(yearOf(period)));
    return entities.map((entity) => {
      const known =
        years.some((year) => facts.target(indicator.code, entity.code, toMonth(year, 12))) ||
        periods.some((period) => isReported(facts.observation(indicator.code, entity.code, period)));
      return { indicator, entity, known };
    });
  });

  // Few are left: those without a target that reported nothing lately. Did they in another month of the year?
  const open = all.filter(({ known }) => !known);
  const openIndicators = [...new Set(open.map(({ indicator }) => indicator))];
  const reporting = await findReporting(read, catalog.ids, {
    periods: openIndicators.flatMap((indicator) =>
      yearsOf(indicator, asked).flatMap((year) =>
        periodsWithIndicator(indicator, periodsOf(indicator, toMonth(year, 1), toMonth(year, 12))),
      ),
    ),
    entities: [...new Set(open.map(({ entity }) => entity.code))],
    asOf,
  });
  return all
    .filter(({ indicator, entity, known }) => known || reporting.get(indicator.code)?.has(entity.code))
    .map(({ indicator, entity }) => ({ indicator, entity }));
}

function yearsOf(indicator: Indicator, asked: Month): number[] {
  return [...new Set([yearOf(asked), yearOf(ownPeriod(indicator, asked))])];
}
