import type { Figure, FigureSeries } from '../../figures/figure.ts';
import type { Entity, Indicator, Text } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { growthRank } from './row-cells.ts';

/** One line of a ranking: a part, or the whole that the parts are measured by. */
export interface RankedRow {
  label: Text;
  entity: string;
  /** 1 is best; null for the whole among its parts, for who has not reported, and where only one is known. */
  position: number | null;
  value: number | null;
  pace: number | null;
  /** The one to look at: the whole among its parts, the page's own entity among its peers. */
  whole: boolean;
}

/**
 * A ranking figure line by line: the parts best first, the whole put in where its own figure belongs. Among peers
 * there is no whole; there the entity that the figure is of is marked.
 */
export function rankedRows(
  figure: Figure,
  indicator: Indicator,
  entities: readonly Entity[],
  rows: ReadonlyMap<string, ProgressRow>,
): RankedRow[] {
  const values = valuesOf(figure, 'actual');
  const paces = valuesOf(figure, 'pace');
  const positions = positionsOf(figure, values, rows);
  const places: RankedRow[] = figure.categories.map((category, i) => {
    const value = values[i] ?? null;
    return {
      label: category.label,
      entity: category.entity ?? '',
      position: positions[i] ?? null,
      value,
      pace: paces[i] ?? null,
      whole: false,
    };
  });
  const total = figure.series.find(({ role }) => role === 'total');
  const value = total?.values.find((one) => one !== null) ?? null;
  if (!total || value === null) {
    return places.map((place) => ({ ...place, whole: place.entity === figure.entity }));
  }
  const first = entities.find(({ code }) => code === figure.categories[0]?.entity);
  const better = (one: number) => (indicator.direction === 'lower' ? one <= value : one >= value);
  const at = places.filter((place) => place.value !== null && better(place.value)).length;
  const entity = entities.find(({ code }) => code === first?.parent)?.code ?? '';
  places.splice(at, 0, { label: total.name, entity, position: null, value, pace: null, whole: true });
  return places;
}

/**
 * The positions as every other surface says them: those of the rows, which are among siblings or in the league. Where
 * others are ranked together (the zone with its peers by completion), they are counted here.
 */
function positionsOf(
  figure: Figure,
  values: readonly (number | null)[],
  rows: ReadonlyMap<string, ProgressRow>,
): (number | null)[] {
  const known = values.filter((value) => value !== null).length;
  if (known < 2) return values.map(() => null);
  const ranks = figure.categories.map(({ entity }, i) => {
    const row = values[i] === null ? undefined : rows.get(entity ?? '');
    if (!row) return null;
    return figure.ranking?.by === 'completion' ? row.ranks.completion : growthRank(row);
  });
  const same = values.every((value, i) => value === null || ranks[i]?.of === known);
  return values.map((value, i) => {
    if (value === null) return null;
    return same ? (ranks[i]?.position ?? null) : values.indexOf(value) + 1;
  });
}

function valuesOf(figure: Figure, role: FigureSeries['role']): (number | null)[] {
  return figure.series.find((series) => series.role === role)?.values ?? [];
}
