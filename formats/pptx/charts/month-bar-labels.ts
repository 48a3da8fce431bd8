import type { Figure, FigureSeries } from '../../../domain/figures/figure.ts';
import type { LabelBox } from '../../../domain/figures/label-layout.ts';
import { type MonthLabel, placeMonthLabels } from '../../../domain/figures/month-labels.ts';
import type { Scale } from '../../../domain/figures/scale.ts';
import { formatLevel } from '../../../domain/format.ts';
import type { Text } from '../../../domain/model.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import { escapeAttribute } from '../../xml/entities.ts';
import { type Frame, textProperties } from './chart-parts.ts';

/** Points of the numbers above bars. */
export const BAR_LABEL = 11;

/** A place on the axis of months: of a category, or the first or second half of one that is two months. */
export interface Slot {
  category: number;
  half: 'first' | 'second' | null;
  label: Text;
}

/** Where bars are drawn, in points. */
export interface Layout {
  area: LabelBox;
  slot: number;
  scale: Scale;
  /** Space between the bars of two places, in % of a bar's width. */
  gap: number;
  /** Bars in a place. */
  count: number;
}

/** From `first` to `end`, counted in bars of a place, up to a value. */
function boxOf(
  { area, slot, scale, gap, count }: Layout,
  place: number,
  first: number,
  end: number,
  value: number,
): LabelBox {
  const width = slot / (count + gap / 100);
  const yOf = (level: number) => area.y + ((scale.max - level) / (scale.max - scale.min)) * area.height;
  return {
    x: area.x + place * slot + (slot - count * width) / 2 + first * width,
    y: Math.min(yOf(value), yOf(0)),
    width: (end - first) * width,
    height: Math.abs(yOf(value) - yOf(0)),
  };
}

/** A number at a bar, and how far it is moved from where Office would write it, in points. */
export interface BarLabel {
  place: number;
  shift: { x: number; y: number };
}

/** Numbers over this year's bars, by the rule of the page: with all their decimals, fewer where they do not fit. */
export function labelsOf(
  figure: Figure,
  slots: readonly Slot[],
  series: readonly FigureSeries[],
  layout: Layout,
): BarLabel[] {
  const boxes = (role: string) => {
    const side = series.findIndex((one) => one.role === role);
    return slots.flatMap(({ category, half }, place) => {
      const value = series[side]?.values[category] ?? null;
      if (value === null) return [];
      if (half === null) return [{ place, value, box: boxOf(layout, place, side, side + 1, value) }];
      const isOwn = half === (role === 'actual' ? 'second' : 'first');
      return isOwn ? [{ place, value, box: boxOf(layout, place, 0, layout.count, value) }] : [];
    });
  };
  const own = boxes('actual');
  const bars = own.map(({ place, value, box }) => ({
    index: place,
    text: formatLevel(value, figure.decimals),
    box,
    isNegative: value < 0,
  }));
  const before = boxes('last-year');
  const others = before.map(({ box }) => box);
  const placed = placeMonthLabels(bars, others, { size: BAR_LABEL, isMovable: true });
  // A number above a neighbour's bar would be read as the neighbour's.
  const isNear = ({ index, box }: MonthLabel) => {
    const own = [bars, before.map((one) => ({ index: one.place, box: one.box }))].flat();
    const top = Math.min(...own.filter((one) => one.index === index).map((one) => one.box.y));
    return box.y + box.height > top - BAR_LABEL;
  };
  return placed.filter(isNear).map(({ index, box }) => {
    const bar = bars.find((one) => one.index === index)!;
    // A wide bar is two bars of a series each: its number belongs to the first of them.
    const isWide = slots[index]!.half !== null;
    const middle = bar.box.x + (isWide ? bar.box.width / layout.count / 2 : bar.box.width / 2);
    const natural = bar.isNegative
      ? bar.box.y + bar.box.height + NATURAL_GAP
      : bar.box.y - NATURAL_GAP - box.height;
    return { place: index, shift: { x: box.x + box.width / 2 - middle, y: Math.min(0, box.y - natural) } };
  });
}

/** Points between a bar's end and its number, as Office places it. */
const NATURAL_GAP = 2.5;

/** No line from a bar to a number that was moved off its middle. */
const NO_LEADERS =
  '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>';

/** The numbers of a series, each with all its decimals. */
export function labelsXml(labels: readonly BarLabel[], decimals: number, frame: Frame): string {
  const format = escapeAttribute(excelFormat({ style: 'level', decimals }));
  const shows = (value: 0 | 1) =>
    `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  const share = (value: number) => Math.round(value * 1e4) / 1e4;
  const written = labels.map(({ place, shift }) => {
    const x = share(shift.x / frame.width);
    const y = share(shift.y / frame.height);
    const moved =
      Math.abs(x) + Math.abs(y) < 0.004
        ? ''
        : `<c:layout><c:manualLayout><c:x val="${x}"/><c:y val="${y}"/></c:manualLayout></c:layout>`;
    return `<c:dLbl><c:idx val="${place}"/>${moved}<c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties({ size: BAR_LABEL, color: 'tx1', bold: true }, false)}<c:dLblPos val="outEnd"/>${shows(1)}</c:dLbl>`;
  });
  return `<c:dLbls>${written.join('')}${shows(0)}${NO_LEADERS}</c:dLbls>`;
}
