import type { zhCharts } from './zh-charts.ts';

export const enCharts: Record<keyof typeof zhCharts, string> = {};
