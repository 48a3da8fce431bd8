import type { Figure, FigureSeries, SeriesRole } from '../../domain/figures/figure.ts';
import { t } from '../i18n/index.ts';
import { chartTexts } from './texts.ts';

const KEYED: Readonly<Record<Figure['kind'], readonly SeriesRole[]>> = {
  path: ['plan'],
  months: ['actual', 'last-year'],
  ranking: ['pace'],
  contribution: [],
};

/** What has no line end to be named at is named here, in its own colour and shape. */
export function FigureKeys({ figure }: { figure: Figure }) {
  const shown = keyedSeries(figure);
  const isDerived = figure.categories.some((category) => category.isDerived);
  if (shown.length === 0) return null;
  return (
    <span class="figure-keys">
      {shown.map((series) => (
        <span class={`figure-key key-${series.role}`} key={series.role}>
          {t(series.name)}
        </span>
      ))}
      {isDerived && <span class="figure-key key-derived">{t(chartTexts.figure.derived)}</span>}
    </span>
  );
}

/** The series that no label in the picture names. */
export function keyedSeries(figure: Figure): FigureSeries[] {
  return figure.series.filter(
    (series) =>
      KEYED[figure.kind].includes(series.role) &&
      series.values.some((value) => value !== null) &&
      !(series.role === 'plan' && isLevel(series.values)),
  );
}

/** A plan that is the target all year through is named by the target's own label. */
function isLevel(values: readonly (number | null)[]): boolean {
  return new Set(values).size <= 1;
}
