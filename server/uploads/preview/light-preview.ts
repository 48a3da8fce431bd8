import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { type IndicatorPeriod, readObservations } from '../../../db/figures/observations.ts';
import type { Reader } from '../../../db/schema.ts';
import type { ObservationKey } from '../../../db/stored-values.ts';
import type { StagedRow } from '../../../db/uploads/upload-rows.ts';
import { FigureMap } from '../../../domain/import/rows/figure-map.ts';
import type { Indicator, Month, Observation } from '../../../domain/model.ts';
import { addMonths, periodsOf, toMonth, yearOf } from '../../../domain/month.ts';
import { needsWholeYear, type ObservationLookup } from '../../../domain/progress/observations.ts';
import { type Pair, progressRows } from '../../../domain/progress/progress.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { loadFacts } from '../../figures/load-facts.ts';

export interface Lights {
  lightBefore: Light | null;
  lightAfter: Light | null;
}

const NONE: Lights = { lightBefore: null, lightAfter: null };

/** Meetings computed: a file of one month has one or, with lagging indicators, two. */
const MEETINGS = 6;

/**
 * What each figure's progress row would show, before and after an upload: at the meeting whose own period of that
 * indicator is the figure's. Only the newest meetings are worked out.
 *
 * @param figures those wanted
 * @param rows all that the upload would store
 */
export async function lightsOf(
  read: Reader,
  catalog: StoredCatalog,
  figures: readonly ObservationKey[],
  rows: readonly Pick<StagedRow, 'observation'>[],
): Promise<(figure: ObservationKey) => Lights> {
  const indicators = new Map(catalog.indicators.map((one) => [one.code, one]));
  const entities = new Map(catalog.entities.map((one) => [one.code, one]));
  const meetings = new Map<Month, Map<string, Pair>>();
  for (const { indicator: code, entity, period } of figures) {
    const indicator = indicators.get(code)!;
    const asked = addMonths(period, indicator.lag);
    const pairs = meetings.get(asked) ?? new Map<string, Pair>();
    meetings.set(asked, pairs.set(`${code} ${entity}`, { indicator, entity: entities.get(entity)! }));
  }
  const newest = [...meetings.keys()].sort().slice(-MEETINGS);
  const near = observationsNear(newest, rows);
  const after = overlay(near);
  const found = new Map<string, Lights>();
  for (const asked of newest) {
    const pairs = [...meetings.get(asked)!.values()];
    const facts = await factsOf(read, catalog, asked, pairs, near);
    const before = progressRows(asked, pairs, catalog.entities, facts);
    const then = progressRows(asked, pairs, catalog.entities, after(facts));
    for (const [index, { indicator, entity, light }] of before.entries()) {
      found.set(`${asked} ${indicator} ${entity}`, { lightBefore: light, lightAfter: then[index]!.light });
    }
  }
  return ({ indicator, entity, period }) => {
    const asked = addMonths(period, indicators.get(indicator)!.lag);
    return found.get(`${asked} ${indicator} ${entity}`) ?? NONE;
  };
}

/** Observations that these meetings depend on: a progress row looks back to last year's December, never ahead. */
function observationsNear(
  meetings: readonly Month[],
  rows: readonly Pick<StagedRow, 'observation'>[],
): Observation[] {
  const [first] = meetings;
  const last = meetings[meetings.length - 1];
  if (first === undefined || last === undefined) return [];
  const since = addMonths(first, -26);
  return rows.map(({ observation }) => observation).filter(({ period }) => period >= since && period <= last);
}

/** The lookup as it would be after the commit. */
function overlay(uploaded: readonly Observation[]): (facts: ObservationLookup) => ObservationLookup {
  const staged = new FigureMap<Observation>(uploaded);
  return (facts) => ({
    observation: (indicator, entity, period) =>
      staged.get(indicator, entity, period) ?? facts.observation(indicator, entity, period),
    target: facts.target,
  });
}

async function factsOf(
  read: Reader,
  catalog: StoredCatalog,
  asked: Month,
  pairs: readonly Pair[],
  uploaded: readonly Observation[],
): Promise<ObservationLookup> {
  const selection = {
    indicators: [...new Set(pairs.map(({ indicator }) => indicator))],
    entities: [...new Set(pairs.map(({ entity }) => entity))],
  };
  const { facts } = await loadFacts(read, catalog, asked, selection, catalog.revision);
  const byCode = new Map(selection.indicators.map((one) => [one.code, one]));
  // A month without a year to date needs the earlier months for its sum.
  const summed = uploaded.filter((one) => {
    const indicator = byCode.get(one.indicator);
    return indicator !== undefined && needsWholeYear(indicator, one);
  });
  if (summed.length === 0) return facts;
  const whole = await readObservations(read, catalog.ids, {
    periods: wholeYears(summed, byCode),
    entities: [...new Set(summed.map(({ entity }) => entity))],
    asOf: catalog.revision,
  });
  return {
    observation: (...key) => facts.observation(...key) ?? whole.find(...key),
    target: facts.target,
  };
}

function wholeYears(
  uploaded: readonly Observation[],
  indicators: ReadonlyMap<string, Indicator>,
): IndicatorPeriod[] {
  const needed = new Map<string, IndicatorPeriod>();
  for (const { indicator, period: own } of uploaded) {
    const year = yearOf(own);
    const key = `${indicator} ${year}`;
    if (needed.has(key)) continue;
    const periods = periodsOf(indicators.get(indicator)!, toMonth(year, 1), toMonth(year, 12));
    for (const period of periods) needed.set(`${key} ${period}`, { indicator, period });
    needed.set(key, { indicator, period: own });
  }
  return [...needed.values()];
}
