import type { Figure, FigureSeries } from '../../../domain/figures/figure.ts';
import type { Text } from '../../../domain/model.ts';
import { unitText } from '../../../domain/unit.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import type { ChartGrid } from './chart-grid.ts';

/** What the chart is of, short, and its unit once: `累计与计划（亿元）`. */
export function chartTitle(figure: Figure, language: keyof Text): string {
  const measure = figure.measure[language];
  const unit = unitText(figure.unit)[language];
  return language === 'zh' ? `${measure}（${unit}）` : `${measure} (${unit})`;
}

/** The data of a path or of months. */
export function figureGrid(figure: Figure, series: readonly FigureSeries[], language: keyof Text): ChartGrid {
  const format = excelFormat({ style: 'level', decimals: figure.decimals });
  return {
    corner: language === 'zh' ? '月份' : 'Month',
    categories: figure.categories.map(({ label }) => label[language]),
    columns: series.map(({ name, values }) => ({ name: name[language], values, format })),
  };
}
