import type { Figure, FigureSeries } from '../../domain/figure.ts';
import type { Text } from '../../domain/model.ts';
import { unitText } from '../../domain/unit.ts';
import { excelFormat } from '../workbook/table-sheet.ts';
import type { ChartGrid } from './chart-grid.ts';

/**
 * What the chart is of, short, and its unit once. The page's own title says whose it is, so that only the measure is
 * said here: `高新园规上工业总产值：累计与计划` → `累计与计划（亿元）`.
 */
export function chartTitle(figure: Figure, language: keyof Text): string {
  const whole = figure.title[language];
  const cut = language === 'zh' ? whole.lastIndexOf('：') + 1 : 0;
  const measure = cut > 0 ? whole.slice(cut) : shortEnglish(whole);
  const unit = unitText(figure.unit)[language];
  return language === 'zh' ? `${measure}（${unit}）` : `${measure} (${unit})`;
}

/** English titles end with the measure: `Zone: Output, year to date against plan` → `Year to date against plan`. */
function shortEnglish(title: string): string {
  const by = title.match(/\bby (?:month|quarter)$/)?.[0];
  const measure = by ?? title.slice(title.lastIndexOf(', ') + 1).trim();
  return measure.charAt(0).toUpperCase() + measure.slice(1);
}

/** The data of a chart that stands by itself. */
export function figureGrid(figure: Figure, series: readonly FigureSeries[], language: keyof Text): ChartGrid {
  const format = excelFormat({ style: 'level', decimals: figure.decimals });
  return {
    corner: language === 'zh' ? '月份' : 'Month',
    categories: figure.categories.map(({ label }) => label[language]),
    columns: series.map(({ name, values }) => ({ name: name[language], values, format })),
  };
}
