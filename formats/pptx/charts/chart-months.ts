import type { Figure } from '../../../domain/figures/figure.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { formatLevel } from '../../../domain/format.ts';
import type { Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import { escapeAttribute } from '../../xml/entities.ts';
import { type Color, fillXml } from '../shapes/slide-palette.ts';
import type { Run } from '../shapes/slide-text.ts';
import { type ChartGrid, categoriesXml, chartTitle, figureGrid, nameXml, valuesXml } from './chart-grid.ts';
import { axisRoom, type BuiltChart, type Frame, monthAxes, textProperties } from './chart-parts.ts';
import { chartTop, monthSize } from './chart-path.ts';

/** Points of the numbers above bars. */
const BAR_LABEL = 11;

const COLORS: Record<string, Color> = { actual: 'accent1', 'last-year': 'accent2' };

/** 发生了什么: month bars, last year's next to this year's; the joint January–February is one category. */
export function monthsChart(figure: Figure, frame: Frame, language: keyof Text): BuiltChart {
  const order = ['last-year', 'actual'];
  const series = order.flatMap((role) => figure.series.filter((one) => one.role === role));
  const grid = figureGrid(figure, series, language);
  const scale = figureScale(figure);
  const left = axisRoom(scale, frame.size);
  // The tallest bar may reach the top of the plot; its number is written above.
  const top = chartTop(frame) + BAR_LABEL * 0.6;
  const slot = (frame.width - left) / Math.max(1, figure.categories.length);
  return {
    grid,
    chart: {
      title: chartTitle(figure, language),
      plot: {
        x: left / frame.width,
        y: top / frame.height,
        width: 1 - (left + 4) / frame.width,
        height: 1 - (top + frame.size * 2.5) / frame.height,
      },
      plots: [
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
        ...series.map(({ role, values }, index) =>
          barSeries(
            index,
            grid,
            COLORS[role] ?? 'tx2',
            role === 'actual' ? labelled(values, figure, slot, frame) : null,
          ),
        ),
        '<c:gapWidth val="55"/><c:overlap val="0"/><c:axId val="1"/><c:axId val="2"/></c:barChart>',
      ],
      axes: monthAxes(scale, frame.size, monthSize(figure, slot, frame, language)),
    },
  };
}

/** What the colours of the bars mean, for the line above them. */
export function monthsKey(figure: Figure, language: keyof Text): Run[] {
  return ['actual', 'last-year'].flatMap((role) => {
    const series = figure.series.find((one) => one.role === role);
    if (!series) return [];
    return [
      { text: '■ ', size: 12, color: COLORS[role]! },
      { text: `${series.name[language]}　`, size: 12, color: 'tx2' },
    ];
  });
}

/** Numbers above bars: at which places, with how many decimals. */
interface Labels {
  places: number[];
  decimals: number;
}

/**
 * As on the wall: every month's number, with the figure's own decimals or, where those have no room, with none; else
 * the latest month's alone.
 */
function labelled(values: readonly (number | null)[], figure: Figure, slot: number, frame: Frame): Labels {
  const places = values.flatMap((value, place) => (value === null ? [] : [place]));
  const fits = (decimals: number) =>
    places.every((place) => widthOf(formatLevel(values[place]!, decimals)) * frame.size * 1.1 <= slot + 3);
  const decimals = [figure.decimals, 0].find(fits);
  return decimals === undefined
    ? { places: places.slice(-1), decimals: figure.decimals }
    : { places, decimals };
}

function barSeries(index: number, grid: ChartGrid, color: Color, shown: Labels | null): string {
  const { places, decimals } = shown ?? { places: [], decimals: 0 };
  const format = excelFormat({ style: 'level', decimals });
  const shows = (value: 0 | 1) =>
    `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  const labels = places.map(
    (place) =>
      `<c:dLbl><c:idx val="${place}"/><c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties({ size: BAR_LABEL, color: 'tx1', bold: true }, false)}<c:dLblPos val="outEnd"/>${shows(1)}</c:dLbl>`,
  );
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(grid, index)}<c:spPr>${fillXml(color)}</c:spPr><c:invertIfNegative val="0"/>`,
    `<c:dLbls>${labels.join('')}${shows(0)}</c:dLbls>`,
    categoriesXml(grid),
    valuesXml(grid, index),
    '</c:ser>',
  ].join('');
}
