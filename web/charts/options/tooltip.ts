import type { TooltipComponentOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { formatLevel } from '../../../domain/format.ts';
import type { Language, Text } from '../../../domain/model.ts';
import { type Drawing, NOT_REPORTED, PAINT, valuesOf } from '../drawing.ts';

/** After a number that was not reported. */
export const DERIVED: Text = { zh: '（推算）', en: ' (derived)' };

/**
 * What is said at one place of a figure: its label, then a line for each series that has a number there. A due
 * figure that has not come says so. Names come from files: braces, which ECharts would read as markup, are replaced.
 */
export function tipText(figure: Figure, place: number, language: Language): string {
  const category = figure.categories[place];
  if (category === undefined) return '';
  const lines = figure.series.flatMap((series) => {
    const value = series.values[place] ?? null;
    if (value !== null) {
      const derived = series.role === 'actual' && category.isDerived ? DERIVED[language] : '';
      return [`${series.name[language]}  ${formatLevel(value, figure.decimals)}${derived}`];
    }
    const due = category.period === undefined || category.period <= figure.period;
    return series.role === 'actual' && due && isReportable(figure, place)
      ? [`${series.name[language]}  ${NOT_REPORTED[language]}`]
      : [];
  });
  return plain([category.label[language], ...lines].join('\n'));
}

/** Whether a place is someone's or some month's to report: the last steps of a waterfall are computed. */
export function isReportable(figure: Figure, place: number): boolean {
  if (figure.kind !== 'contribution') return true;
  return valuesOf(figure, 'difference')[place] === null && valuesOf(figure, 'total')[place] === null;
}

export function plain(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝');
}

/** `richText`: drawn, not written into the document, so a hostile name stays letters and the strict CSP holds. */
export function tipOption(
  figure: Figure,
  drawing: Drawing,
  trigger: 'axis' | 'item',
): TooltipComponentOption {
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: PAINT.paper,
    borderColor: PAINT.muted,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: {
      color: PAINT.ink,
      fontFamily: drawing.font.family,
      fontSize: drawing.font.size,
      lineHeight: 20,
    },
    axisPointer: {
      type: 'line',
      lineStyle: { color: PAINT.muted, width: 1, type: 'solid' },
      label: { show: false },
    },
    formatter: (params) => {
      const first = Array.isArray(params) ? params[0] : params;
      return first === undefined ? '' : tipText(figure, first.dataIndex, drawing.language);
    },
  };
}
