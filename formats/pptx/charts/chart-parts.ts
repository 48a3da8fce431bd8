import { type Scale, stepDecimals } from '../../../domain/figures/scale.ts';
import { formatLevel } from '../../../domain/format.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import { escapeAttribute, escapeXml } from '../../xml/entities.ts';
import { type Color, fillXml, NO_LINE } from '../shapes/slide-palette.ts';
import { languageXml } from '../shapes/slide-text.ts';
import type { ChartGrid } from './chart-grid.ts';

/** A part of the chart's area in shares of its width and height. */
export interface Share {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Chart {
  title?: string;
  plot: Share;
  /** Plots and axes in the order that the schema wants: all plots first. */
  plots: string[];
  axes: string[];
}

/** Size of a chart's frame in points, and the letters in it. */
export interface Frame {
  width: number;
  height: number;
  /** Points of ordinary letters. */
  size: number;
}

/** A chart with the grid of its embedded workbook. */
export interface BuiltChart {
  grid: ChartGrid;
  chart: Chart;
}

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A whole chart part. Gaps stay gaps, nothing is titled by itself, and there is no legend: series are labelled. */
export function chartXml({ title, plot, plots, axes }: Chart, workbook: string): string {
  return [
    `<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>`,
    title ? titleXml(title) : '',
    `<c:autoTitleDeleted val="${title ? 0 : 1}"/><c:plotArea>${layoutXml(plot)}`,
    ...plots,
    ...axes,
    `<c:spPr><a:noFill/>${NO_LINE}</c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr><a:noFill/>${NO_LINE}</c:spPr>${textProperties({ size: 12 })}`,
    `<c:externalData r:id="${workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
  ].join('');
}

function layoutXml({ x, y, width, height }: Share): string {
  const share = (value: number) => Math.round(value * 1e5) / 1e5;
  return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${share(x)}"/><c:y val="${share(y)}"/><c:w val="${share(width)}"/><c:h val="${share(height)}"/></c:manualLayout></c:layout>`;
}

/** Points of a chart's own title. */
export const TITLE_SIZE = 14;

/** The chart's own title, at its left edge; it stays with the chart when someone copies it into another deck. */
function titleXml(title: string): string {
  const faces = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>';
  const letters = `sz="${TITLE_SIZE * 100}" b="1"`;
  return `<c:title><c:tx><c:rich><a:bodyPr rot="0" wrap="none" anchor="t"/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr ${letters}/></a:pPr><a:r><a:rPr ${languageXml(title)} ${letters}>${fillXml('tx1')}${faces}</a:rPr><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="1"/></c:title>`;
}

export interface Letters {
  size: number;
  color?: Color;
  bold?: boolean;
}

/** `<c:txPr>`: letters of an axis or a label, in the theme's faces for both scripts. */
export function textProperties({ size, color = 'tx2', bold = false }: Letters, wrap = true): string {
  return `<c:txPr><a:bodyPr rot="0" vert="horz"${wrap ? '' : ' wrap="none"'}/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="zh-CN" altLang="en-US" sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${fillXml(color)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></c:txPr>`;
}

export interface Axis {
  id: number;
  crosses: number;
  position: 'b' | 'l' | 'r' | 't';
  /** Drawn or only there to measure by. */
  shown: boolean;
  letters?: Letters;
  /** From the top down, for bars that lie. */
  reversed?: boolean;
  /** There, but without marks. LibreOffice measures by a second axis only where it is not deleted. */
  unseen?: boolean;
  line?: Color;
}

export function categoryAxis(axis: Axis): string {
  const { id, crosses, position, shown, letters, reversed, line, unseen } = axis;
  return [
    `<c:catAx><c:axId val="${id}"/><c:scaling><c:orientation val="${reversed ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${shown || unseen ? 0 : 1}"/><c:axPos val="${position}"/>`,
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${unseen ? 'none' : 'low'}"/>`,
    `<c:spPr><a:noFill/>${line ? `<a:ln w="9525">${fillXml(line)}</a:ln>` : NO_LINE}</c:spPr>`,
    textProperties(letters ?? { size: 12 }),
    `<c:crossAx val="${crosses}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
  ].join('');
}

export interface ValueAxis extends Axis {
  scale: Scale;
  grid?: Color;
  /** Where the other axis crosses: `max` puts this axis on the far side. */
  crossing?: 'autoZero' | 'max';
}

export function valueAxis(axis: ValueAxis): string {
  const { id, crosses, position, shown, letters, scale, grid } = axis;
  const format = excelFormat({ style: 'level', decimals: stepDecimals(scale.step) });
  return [
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/><c:max val="${scale.max}"/><c:min val="${scale.min}"/></c:scaling><c:delete val="${shown || axis.unseen ? 0 : 1}"/><c:axPos val="${position}"/>`,
    grid
      ? `<c:majorGridlines><c:spPr><a:ln w="9525">${fillXml(grid)}</a:ln></c:spPr></c:majorGridlines>`
      : '',
    `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${axis.unseen ? 'none' : 'nextTo'}"/>`,
    `<c:spPr><a:noFill/>${NO_LINE}</c:spPr>${textProperties(letters ?? { size: 12 })}`,
    `<c:crossAx val="${crosses}"/><c:crosses val="${axis.crossing ?? 'autoZero'}"/><c:crossBetween val="between"/><c:majorUnit val="${scale.step}"/></c:valAx>`,
  ].join('');
}

/** The axes of a chart over months: months below, amounts with gridlines at the left. */
export function monthAxes(scale: Scale, size: number, monthSize: number): string[] {
  return [
    categoryAxis({
      ...{ id: 1, crosses: 2, position: 'b', shown: true },
      ...{ letters: { size: monthSize }, line: 'accent2' },
    }),
    valueAxis({
      ...{ id: 2, crosses: 1, position: 'l', shown: true },
      ...{ letters: { size }, scale, grid: 'bg2' },
    }),
  ];
}

/** Room left of the plot for the numbers of a value axis, in points. */
export function axisRoom({ min, max, step }: Scale, size: number): number {
  const widths = [min, max].map((value) => widthOf(formatLevel(value, stepDecimals(step))));
  return Math.max(...widths) * size + 10;
}
