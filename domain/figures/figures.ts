import type { Entity, Indicator, Month } from '../model.ts';
import { monthsBetween, ownPeriod, periodsOf, toMonth, yearOf } from '../month.ts';
import {
  addsUpOverEntities,
  aggregationOf,
  type PartsAndWhole,
  partsAndWhole,
  ratioAndWhole,
} from '../progress/aggregate.ts';
import { isReported, type ObservationLookup } from '../progress/observation-lookup.ts';
import { progressRows } from '../progress/progress.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { Figure } from './figure.ts';
import { contributionFigure } from './figure-contribution.ts';
import { monthsFigure } from './figure-months.ts';
import { pathFigure } from './figure-path.ts';
import { leagueFigure, rankingFigure } from './figure-ranking.ts';

/** Who stands in a figure: the entity, the whole it is seen in, that whole's parts, and its league. */
export interface FigureScope {
  entity: Entity;
  /** The entity itself where it has parts, else its parent. */
  whole: Entity | null;
  parts: Entity[];
  league: Entity[];
}

/** The scope of an entity: a zone is seen as its parks, a park among its siblings, the city as its districts. */
export function figureScope(entity: Entity, entities: readonly Entity[]): FigureScope {
  const parent = entities.find((other) => other.code === entity.parent) ?? null;
  const own = partsOf(entity, entities);
  const whole = own.length > 0 ? entity : parent;
  const parts = own.length > 0 ? own : parent ? partsOf(parent, entities) : [];
  const league =
    entity.kind === 'zone' && parent
      ? entities.filter(
          (other) => other.parent === parent.code && (other.kind === 'zone' || other.kind === 'peer'),
        )
      : [];
  return { entity, whole, parts, league: league.length > 1 ? league : [] };
}

/** Parts that make up a whole: the parks of a zone, the zone and its peers of a city; never departments. */
function partsOf(whole: Entity, entities: readonly Entity[]): Entity[] {
  const kinds =
    whole.kind === 'peer' ? ['zone', 'peer'] : whole.kind === 'zone' ? ['park'] : ['enterprise', 'project'];
  return entities.filter((entity) => entity.parent === whole.code && kinds.includes(entity.kind));
}

/** Every entity whose observations the figures look at. */
export function scopeEntities({ entity, whole, parts, league }: FigureScope): Entity[] {
  return [...new Set([entity, ...(whole ? [whole] : []), ...parts, ...league])];
}

/** Every period they look at: this year, last year and the one before (for last year's own growth). */
export function figurePeriods(indicator: Indicator, asked: Month): Month[] {
  const year = yearOf(ownPeriod(indicator, asked));
  return periodsOf(indicator, toMonth(year - 2, 1), toMonth(year, 12));
}

export interface Figures {
  row: ProgressRow;
  /** The rows of the parts, in the entities' own order. */
  parts: ProgressRow[];
  whole: ProgressRow | null;
  figures: Figure[];
}

/**
 * Every chart of one indicator of one entity at one month. Figures that have nothing to show are left out.
 *
 * @param revision what the facts are as of; printed under each chart
 */
export function figuresOf(
  indicator: Indicator,
  scope: FigureScope,
  asked: Month,
  entities: readonly Entity[],
  facts: ObservationLookup,
  revision: number,
): Figures {
  const pairs = scopeEntities(scope).map((entity) => ({ indicator, entity }));
  const rows = new Map(progressRows(asked, pairs, [...entities], facts).map((row) => [row.entity, row]));
  const row = rows.get(scope.entity.code);
  if (!row) throw new Error(`figure without a row: ${scope.entity.code}`);
  // Who never has the indicator has not failed to report it.
  const having = (entity: Entity) => takesPart(indicator, entity, row.period, facts);
  const rowsOf = (list: Entity[]) => list.filter(having).flatMap((entity) => rows.get(entity.code) ?? []);
  const whole = scope.whole ? (rows.get(scope.whole.code) ?? null) : null;
  const about = { indicator, row, revision };
  const figures = [
    pathFigure(about, scope.entity, facts),
    monthsFigure(about, scope.entity, facts),
    rankingFigure(
      about,
      scope,
      rowsOf(scope.parts),
      whole,
      togetherOf(indicator, rowsOf(scope.parts), whole, facts),
    ),
    leagueFigure(about, scope, rowsOf(scope.league)),
    addsUpOverEntities(indicator) && whole
      ? contributionFigure(about, scope, rowsOf(scope.parts), whole)
      : null,
  ];
  return { row, parts: rowsOf(scope.parts), whole, figures: figures.filter((figure) => figure !== null) };
}

/** What the parts come to together beside the whole's own report; null where they cannot be put together. */
function togetherOf(
  indicator: Indicator,
  parts: readonly ProgressRow[],
  whole: ProgressRow | null,
  facts: ObservationLookup,
): PartsAndWhole | null {
  const reported = whole?.ytd ?? null;
  const { numerator, denominator } = indicator;
  switch (aggregationOf(indicator)) {
    case 'sum':
      return partsAndWhole(
        parts.map((part) => part.ytd),
        reported,
      );
    case 'recompute': {
      if (numerator === null || denominator === null) return null;
      const level = (code: string, part: ProgressRow) =>
        facts.observation(code, part.entity, part.period)?.ytd ?? null;
      return ratioAndWhole(
        parts.map((part) => ({ numerator: level(numerator, part), denominator: level(denominator, part) })),
        reported,
      );
    }
    case 'never':
      return null;
  }
}

/** Whether an entity has a target or any figure of the indicator in the period's year. */
function takesPart(indicator: Indicator, entity: Entity, period: Month, facts: ObservationLookup): boolean {
  const year = yearOf(period);
  if (facts.target(indicator.code, entity.code, year)) return true;
  return periodsOf(indicator, toMonth(year, 1), toMonth(year, 12)).some((month) =>
    isReported(facts.observation(indicator.code, entity.code, month)),
  );
}

/** What every figure is told: the indicator, the row it belongs to, the revision. */
export interface FigureSubject {
  indicator: Indicator;
  row: ProgressRow;
  revision: number;
}

/** The twelve months of the row's own year. */
export function monthsOfYear(period: Month): Month[] {
  const year = yearOf(period);
  return monthsBetween(toMonth(year, 1), toMonth(year, 12));
}
