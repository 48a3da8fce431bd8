import { STATUSES } from '../../domain/explanation/reasons.ts';
import type { Figure, FigureCategory } from '../../domain/figures/figure.ts';
import { formatLevel, NOTHING } from '../../domain/format.ts';
import { unitText } from '../../domain/unit.ts';
import { columnTexts } from '../i18n/column-texts.ts';
import { t } from '../i18n/index.ts';
import { DERIVED, isReportable } from './options/tooltip.ts';
import { chartTexts } from './texts.ts';

/** Same numbers as the picture, for those who read rather than look: a place a row, a series a column. */
export function FigureTable({
  figure,
  hrefOf,
}: {
  figure: Figure;
  hrefOf?: (category: FigureCategory) => string | null;
}) {
  const columns = columnsOf(figure);
  return (
    <table class="figure-table">
      <caption class="only-read">
        {t(figure.title)}（{t(unitText(figure.unit))}）
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {t(
              figure.kind === 'path' || figure.kind === 'months'
                ? chartTexts.figure.month
                : columnTexts.entity,
            )}
          </th>
          {columns.map((column) => (
            <th scope="col" class="number" key={column.name}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figure.categories.map((category, place) => {
          const href = hrefOf?.(category) ?? null;
          const label = t(category.label);
          return (
            <tr key={category.entity ?? category.period ?? label}>
              <th scope="row">{href === null ? label : <a href={href}>{label}</a>}</th>
              {columns.map((column) => (
                <td class="number" key={column.name}>
                  {cellText(figure, place, column.values[place] ?? null, column.reported)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface Column {
  name: string;
  values: (number | null)[];
  /** Whether a gap means that someone has not reported. */
  reported: boolean;
}

/** A waterfall's three roles never meet in one row and share one column. */
export function columnsOf(figure: Figure): Column[] {
  if (figure.kind !== 'contribution') {
    return figure.series.map((series) => ({
      name: t(series.name),
      values: series.values,
      reported: series.role === 'actual',
    }));
  }
  const values = figure.categories.map((_, place) => {
    const series = figure.series.find((one) => (one.values[place] ?? null) !== null);
    return series?.values[place] ?? null;
  });
  return [{ name: t(figure.series[0]?.name ?? figure.title), values, reported: true }];
}

function cellText(figure: Figure, place: number, value: number | null, reported: boolean): string {
  if (value !== null) {
    const isDerived = reported && figure.categories[place]?.isDerived;
    return formatLevel(value, figure.decimals) + (isDerived ? t(DERIVED) : '');
  }
  const period = figure.categories[place]?.period;
  const due = period === undefined || period <= figure.period;
  return reported && due && isReportable(figure, place) ? t(STATUSES.missing) : NOTHING;
}
