import { numberWidth, widthOf } from '../text-width.ts';
import type { LabelBox } from './label-layout.ts';

/** A bar that is to be labelled: this year's of one month, or the hatched place of a month that is missing. */
export interface LabelledBar {
  /** Index of the category. */
  index: number;
  /** The number with the figure's own decimals, or the word for a missing one. */
  text: string;
  box: LabelBox;
  /** Whether the bar goes down from zero: its label is then below it. */
  isNegative: boolean;
}

export interface MonthLabel {
  index: number;
  text: string;
  box: LabelBox;
}

interface Lettering {
  /** Height of the letters, in the unit of the boxes: CSS pixels on the page, points on a slide. */
  size: number;
  /** Whether a label may be moved off the middle of its bar's end: native labels on a slide may not. */
  isMovable: boolean;
}

const LINE_HEIGHT = 1.15;
/** Between a bar's end and its label, and between two labels, in letter sizes. */
const GAP = 0.25;

/**
 * The labels of month bars: each over its own bar, with no bar beneath it and no other label touching it. Where they do
 * not all fit, there are fewer, counted from the latest month back. A number is never written with fewer decimals than
 * the figure has, because 0.18 would be 0.
 *
 * A label that is wider than its bar is moved towards the gap after the month, then beyond the bars next to it.
 *
 * @param bars this year's, in the order of the months
 * @param others boxes of all other bars: last year's
 */
export function placeMonthLabels(
  bars: readonly LabelledBar[],
  others: readonly LabelBox[],
  { size, isMovable }: Lettering,
): MonthLabel[] {
  const placed: MonthLabel[] = [];
  for (const bar of [...bars].reverse()) {
    const obstacles = [...others, ...bars.filter((one) => one !== bar).map((one) => one.box)];
    const taken = placed.map(({ box }) => widened(box, size * GAP));
    const box = candidates(bar, obstacles, size, isMovable).find(
      (one) => !touchesAny(one, obstacles) && !touchesAny(one, taken),
    );
    if (box) placed.unshift({ index: bar.index, text: bar.text, box });
  }
  return placed;
}

function candidates(
  { text, box: bar, isNegative }: LabelledBar,
  obstacles: readonly LabelBox[],
  size: number,
  isMovable: boolean,
): LabelBox[] {
  const width = textWidth(text) * size;
  const height = size * LINE_HEIGHT;
  const gap = size * GAP;
  const middle = bar.x + (bar.width - width) / 2;
  const at = (x: number): LabelBox => ({
    x,
    y: isNegative ? bar.y + bar.height + gap : bar.y - gap - height,
    width,
    height,
  });
  const centred = at(middle);
  if (!isMovable) return [centred];
  const shifted = width > bar.width ? [at(bar.x)] : [];
  return [centred, ...shifted, beyond(centred, obstacles, isNegative, gap)];
}

/** The box moved outwards past every bar that shares its width. */
function beyond(box: LabelBox, obstacles: readonly LabelBox[], isDown: boolean, gap: number): LabelBox {
  const across = obstacles.filter((one) => one.x < box.x + box.width && box.x < one.x + one.width);
  const y = isDown
    ? Math.max(box.y, ...across.map((one) => one.y + one.height + gap))
    : Math.min(box.y, ...across.map((one) => one.y - gap - box.height));
  return { ...box, y };
}

/** In em; numbers of one row are compared, so all their characters count alike. */
function textWidth(text: string): number {
  return /^[\d.,−]+$/.test(text) ? numberWidth(text) : widthOf(text);
}

function widened(box: LabelBox, by: number): LabelBox {
  return { ...box, x: box.x - by, width: box.width + 2 * by };
}

function touchesAny(box: LabelBox, others: readonly LabelBox[]): boolean {
  return others.some(
    (one) =>
      one.x < box.x + box.width &&
      box.x < one.x + one.width &&
      one.y < box.y + box.height &&
      box.y < one.y + one.height,
  );
}
