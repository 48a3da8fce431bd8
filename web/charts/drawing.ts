import type { Figure, FigureSeries, SeriesRole } from '../../domain/figures/figure.ts';
import type { Language, Text } from '../../domain/model.ts';
import type { Light } from '../../domain/progress/progress-row.ts';

/** What a picture needs to know besides its figure: the room it has, the face it is set in, who is reading. */
export interface Drawing {
  language: Language;
  /** Width of the box in CSS pixels; margins for labels are cut from it. */
  width: number;
  /** The box's own computed font, so that a projector and a laptop each get letters of their size. */
  font: { family: string; size: number };
  /** Lights by entity code, for rankings. Without them bars are drawn unjudged. */
  lights?: Readonly<Record<string, Light>>;
  /** Whether less is better, so that what pulls up is what is marked in a contribution. */
  lowerIsBetter?: boolean;
  /** The entity whose page this is; its row is set in bold. */
  current?: string;
}

/**
 * Colours by meaning, as custom properties (charts.css). They go into the SVG unresolved, so a change of
 * theme, and paper, recolour a picture without drawing it again.
 */
export const PAINT = {
  ink: 'var(--chart-ink)',
  muted: 'var(--chart-muted)',
  grid: 'var(--chart-grid)',
  paper: 'var(--chart-paper)',
  actual: 'var(--chart-actual)',
  /** Bars of rows, quieter than the one bold line. */
  bar: 'var(--chart-bar)',
  track: 'var(--chart-track)',
  loss: 'var(--chart-loss)',
  lastYear: 'var(--chart-last-year)',
  plan: 'var(--chart-plan)',
  difference: 'var(--chart-difference)',
  hatch: 'var(--chart-hatch)',
  green: 'var(--chart-green)',
  yellow: 'var(--chart-yellow)',
  red: 'var(--chart-red)',
  grey: 'var(--chart-grey)',
} as const;

export const NOT_REPORTED: Text = { zh: '未报', en: 'n/r' };

export function findSeries(figure: Figure, role: SeriesRole): FigureSeries | undefined {
  return figure.series.find((series) => series.role === role);
}

/** The values of a role, a gap in every place where the figure has no such series. */
export function valuesOf(figure: Figure, role: SeriesRole): (number | null)[] {
  const values = findSeries(figure, role)?.values ?? [];
  return figure.categories.map((_, place) => values[place] ?? null);
}

/**
 * Places that ought to have been reported by the figure's period and were not. Places without a month of their own
 * and months still to come are not missing.
 */
export function missingPlaces(figure: Figure, values: readonly (number | null)[]): number[] {
  return figure.categories.flatMap((category, place) =>
    category.period !== undefined && category.period <= figure.period && (values[place] ?? null) === null
      ? [place]
      : [],
  );
}

/** Neighbouring places as runs: [4, 7, 8] → [[4, 4], [7, 8]]. */
export function runsOf(places: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[1] === place - 1) run[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}
