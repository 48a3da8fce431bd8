import type { Entity, Indicator, Month } from '../model.ts';
import { ownPeriod, periodsOf, toMonth, yearOf } from '../month.ts';
import { isReported, type ObservationLookup } from '../progress/observations.ts';
import {
  addsUpOverEntities,
  aggregationOf,
  type PartsAndWhole,
  partsAndWhole,
  ratioAndWhole,
} from '../progress/parts-and-whole.ts';
import { progressRows } from '../progress/progress.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { type Figure, type FigureScope, scopeEntities } from './figure.ts';
import { contributionFigure } from './figure-contribution.ts';
import { monthsFigure } from './figure-months.ts';
import { pathFigure } from './figure-path.ts';
import { leagueFigure, rankingFigure } from './figure-ranking.ts';

/** Every period whose observations the charts need: this year, last year and the one before (for last year's growth). */
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
 * Every chart of one indicator of one entity at one month. Charts without data are left out.
 *
 * @param revision the revision that `lookup` is at; printed below each chart
 */
export function figuresOf(
  indicator: Indicator,
  scope: FigureScope,
  asked: Month,
  entities: readonly Entity[],
  lookup: ObservationLookup,
  revision: number,
): Figures {
  const pairs = scopeEntities(scope).map((entity) => ({ indicator, entity }));
  const rows = new Map(progressRows(asked, pairs, [...entities], lookup).map((row) => [row.entity, row]));
  const row = rows.get(scope.entity.code);
  if (!row) throw new Error(`figure without a row: ${scope.entity.code}`);
  // An entity that never has the indicator has not failed to report it.
  const having = (entity: Entity) => takesPart(indicator, entity, row.period, lookup);
  const rowsOf = (list: Entity[]) => list.filter(having).flatMap((entity) => rows.get(entity.code) ?? []);
  const whole = scope.whole ? (rows.get(scope.whole.code) ?? null) : null;
  const about = { indicator, row, revision };
  const figures = [
    pathFigure(about, scope.entity, lookup),
    monthsFigure(about, scope.entity, lookup),
    rankingFigure(
      about,
      scope,
      rowsOf(scope.parts),
      whole,
      togetherOf(indicator, rowsOf(scope.parts), whole, lookup),
    ),
    leagueFigure(about, scope, rowsOf(scope.league)),
    addsUpOverEntities(indicator) && whole
      ? contributionFigure(about, scope, rowsOf(scope.parts), whole)
      : null,
  ];
  return { row, parts: rowsOf(scope.parts), whole, figures: figures.filter((figure) => figure !== null) };
}

/** The parts combined, compared with the reported whole; null where they cannot be combined. */
function togetherOf(
  indicator: Indicator,
  parts: readonly ProgressRow[],
  whole: ProgressRow | null,
  lookup: ObservationLookup,
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
        lookup.observation(code, part.entity, part.period)?.ytd ?? null;
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
function takesPart(indicator: Indicator, entity: Entity, period: Month, lookup: ObservationLookup): boolean {
  const year = yearOf(period);
  if (lookup.target(indicator.code, entity.code, toMonth(year, 12))) return true;
  return periodsOf(indicator, toMonth(year, 1), toMonth(year, 12)).some((month) =>
    isReported(lookup.observation(indicator.code, entity.code, month)),
  );
}
