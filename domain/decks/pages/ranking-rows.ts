import type { Figure, FigureSeries } from '../../figures/figure.ts';
import type { Entity, Indicator, Text } from '../../model.ts';

/** One line of a ranking: a part, or the whole that the parts are measured by. */
export interface RankedRow {
  label: Text;
  entity: string;
  /** 1 is best; null for the whole among its parts and for who has not reported. */
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
export function rankedRows(figure: Figure, indicator: Indicator, entities: readonly Entity[]): RankedRow[] {
  const values = valuesOf(figure, 'actual');
  const paces = valuesOf(figure, 'pace');
  const places: RankedRow[] = figure.categories.map((category, i) => {
    const value = values[i] ?? null;
    return {
      label: category.label,
      entity: category.entity ?? '',
      position: value === null ? null : values.indexOf(value) + 1,
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

function valuesOf(figure: Figure, role: FigureSeries['role']): (number | null)[] {
  return figure.series.find((series) => series.role === role)?.values ?? [];
}
