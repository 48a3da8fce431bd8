import type { EChartsOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import type { Drawing } from '../drawing.ts';
import { contributionOption } from './contribution-option.ts';
import { monthsOption } from './months-option.ts';
import { pathOption } from './path-option.ts';
import { rankingOption } from './ranking-option.ts';

const OPTIONS: Readonly<Record<Figure['kind'], (figure: Figure, drawing: Drawing) => EChartsOption>> = {
  path: pathOption,
  months: monthsOption,
  ranking: rankingOption,
  contribution: contributionOption,
};

/** Figure → ECharts option. Pure: the same figure in the same room is the same picture. */
export function toOption(figure: Figure, drawing: Drawing): EChartsOption {
  return OPTIONS[figure.kind](figure, drawing);
}
