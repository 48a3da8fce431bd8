import type { EChartsOption } from 'echarts';
import type { Figure } from '../../domain/figures/figure.ts';
import { contributionOption } from './contribution.ts';
import type { Drawing } from './drawing.ts';
import { monthsOption } from './months.ts';
import { pathOption } from './path.ts';
import { rankingOption } from './ranking.ts';

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
