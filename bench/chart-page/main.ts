import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/** The page that one would write first: a bar and a line chart, figures in the script, nothing to ask for. */
echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
const values = (base: number) => months.map((_, i) => Math.round(base * (i + 1) * 10) / 10);

for (const type of ['bar', 'line'] as const) {
  echarts.init(document.getElementById(type)).setOption({
    animation: false,
    tooltip: {},
    legend: {},
    xAxis: { type: 'category', data: months },
    yAxis: { type: 'value' },
    series: [
      { name: '本年', type, data: values(12.4) },
      { name: '上年', type, data: values(11.3) },
    ],
  });
}
