import { formatLevel } from '../format.ts';
import type { Text } from '../model.ts';
import { widthOf } from '../text-width.ts';
import type { Figure, SeriesRole } from './figure.ts';

/** A label at the last point of a line, in place of a legend. */
export interface EndLabel {
  role: SeriesRole;
  /** Index of the category at which the line ends. */
  index: number;
  value: number;
  /** Name and value: `2025年 1,125.00`. */
  text: string;
}

/** Lines that are named at their ends, in the order in which their labels are placed: the most important last. */
const LABELLED: readonly SeriesRole[] = ['target', 'plan', 'last-year', 'estimate', 'actual'];

/**
 * The labels of a path. A plan that ends at the target's value and an estimate that ends where the actual line does
 * (in December it is the same number) have no label of their own.
 */
export function endLabels(figure: Figure, language: keyof Text): EndLabel[] {
  const labels = LABELLED.flatMap((role): EndLabel[] => {
    const series = figure.series.find((one) => one.role === role);
    if (!series) return [];
    const index = lastIndex(series.values);
    const value = series.values[index] ?? null;
    if (value === null) return [];
    return [{ role, index, value, text: `${series.name[language]} ${formatLevel(value, figure.decimals)}` }];
  });
  const end = (role: SeriesRole) => labels.find((label) => label.role === role);
  const target = end('target');
  const actual = end('actual');
  const rounded = (value: number) => formatLevel(value, figure.decimals);
  return labels.filter(({ role, index, value }) => {
    if (role === 'plan') return !(target?.index === index && rounded(target.value) === rounded(value));
    return !(role === 'estimate' && actual?.index === index);
  });
}

/** Index of the last value that is not null, −1 for none. */
export function lastIndex(values: readonly (number | null)[]): number {
  for (let index = values.length - 1; index >= 0; index--) if ((values[index] ?? null) !== null) return index;
  return -1;
}

export interface LabelBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Point = readonly [x: number, y: number];

/** The drawing that labels are placed in. All lengths have one unit: CSS pixels on the page, points on a slide. */
interface PlottedLines {
  /** The plot area. */
  plot: LabelBox;
  /** Size of the labels' letters. */
  size: number;
  /** Index of the last category. */
  last: number;
  xOf(index: number): number;
  yOf(value: number): number;
  /** All lines of the figure, with their gaps. */
  lines: readonly (readonly (number | null)[])[];
}

export interface PlacedLabel {
  label: EndLabel;
  box: LabelBox;
  /** Whether the label is in the margin right of the plot, next to the end of its line. */
  inMargin: boolean;
}

const LINE_HEIGHT = 1.2;
/** Distance of two labels in the margin, from centre to centre, in letter sizes. */
const APART = 1.35;
/** Distance between a line's end and its label in the margin, in letter sizes. */
const MARGIN = 0.9;

/**
 * Places labels so that they cover neither each other nor a line: at the right edge in the margin, moved apart
 * vertically; elsewhere next to their point, where the fewest lines run.
 */
export function placeEndLabels(labels: readonly EndLabel[], lines: PlottedLines): PlacedLabel[] {
  const { plot, size, last, xOf, yOf } = lines;
  const height = size * LINE_HEIGHT;
  const inMargin = labels.filter(({ index }) => index === last);
  const centres = keepApart(
    inMargin.map(({ value }) => yOf(value)),
    size * APART,
    plot.y - size / 2,
    plot.y + plot.height + size / 2,
  );
  const runs = lines.lines.flatMap((line) => unbroken(line, xOf, yOf));
  return labels.map((label) => {
    const width = widthOf(label.text) * size;
    const at = inMargin.indexOf(label);
    if (at < 0) return { label, box: boxNextTo(label, width, height, runs, lines), inMargin: false };
    const box = { x: xOf(last) + size * MARGIN, y: centres[at]! - height / 2, width, height };
    return { label, box, inMargin: true };
  });
}

/** Room that labels in the margin need right of the plot. */
export function marginRoom(labels: readonly EndLabel[], last: number, size: number): number {
  const widths = labels.filter(({ index }) => index === last).map(({ text }) => widthOf(text));
  return Math.max(0, ...widths) * size + size * (MARGIN + 0.5);
}

function boxNextTo(
  { index, value }: EndLabel,
  width: number,
  height: number,
  runs: readonly (readonly Point[])[],
  { plot, size, xOf, yOf }: PlottedLines,
): LabelBox {
  const x = xOf(index);
  const y = yOf(value);
  const near = size * 0.5;
  const lefts = [x - width - near, x - width / 2, x + near];
  const tops = [y - height - near, y + near, y - height * 2.2, y + height * 1.4, y - height * 3.4];
  const candidates = tops.flatMap((top) => lefts.map((left) => ({ x: left, y: top, width, height })));
  const inside = candidates.filter(
    (box) => box.x >= plot.x && box.y >= plot.y - height && box.y + box.height <= plot.y + plot.height,
  );
  return clearestBox(inside.length > 0 ? inside : candidates, runs);
}

/** A line's points, broken at its gaps. */
function unbroken(
  line: readonly (number | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): Point[][] {
  const runs: Point[][] = [[]];
  line.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs[runs.length - 1]!.push([xOf(index), yOf(value)]);
  });
  return runs;
}

/**
 * Moves positions apart until each is at least `gap` from the next, as little as possible, within `low`…`high`. The
 * order is kept; positions that touch are spread around their common mean.
 *
 * @returns positions in the order given
 * @example keepApart([10, 12], 10, 0, 100) → [6, 16]
 */
export function keepApart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  const groups: { sum: number; count: number }[] = [];
  const start = ({ sum, count }: { sum: number; count: number }) => {
    const half = ((count - 1) * gap) / 2;
    return Math.max(low, Math.min(sum / count - half, high - 2 * half));
  };
  for (const { position } of order) {
    groups.push({ sum: position, count: 1 });
    while (groups.length > 1) {
      const [a, b] = groups.slice(-2) as [{ sum: number; count: number }, { sum: number; count: number }];
      if (start(a) + a.count * gap <= start(b) + 1e-9) break;
      groups.splice(-2, 2, { sum: a.sum + b.sum, count: a.count + b.count });
    }
  }
  const placed = new Array<number>(wanted.length);
  let next = 0;
  for (const group of groups) {
    const first = start(group);
    for (let i = 0; i < group.count; i++) placed[order[next++]!.index] = first + i * gap;
  }
  return placed;
}

/** Length of line that a candidate may cross before the next candidate is preferred. */
const PATIENCE = 3;

/**
 * The candidate that the least length of line runs through; earlier ones are preferred.
 *
 * @param lines runs of points
 * @example clearestBox([boxAbove, boxBelow], [[[0, 10], [100, 10]]]) → the box that y = 10 does not cross
 */
export function clearestBox<T extends LabelBox>(
  candidates: readonly T[],
  lines: readonly (readonly Point[])[],
): T {
  const costs = candidates.map((box, rank) => {
    let length = rank * PATIENCE;
    for (const line of lines) {
      for (let i = 1; i < line.length; i++) length += lengthInside(line[i - 1]!, line[i]!, box);
    }
    return length;
  });
  return candidates[costs.indexOf(Math.min(...costs))]!;
}

/** Length of the part of a segment that lies inside a box, by clipping (Liang–Barsky). */
function lengthInside([x1, y1]: Point, [x2, y2]: Point, box: LabelBox): number {
  let enter = 0;
  let leave = 1;
  const edges: [step: number, room: number][] = [
    [x1 - x2, x1 - box.x],
    [x2 - x1, box.x + box.width - x1],
    [y1 - y2, y1 - box.y],
    [y2 - y1, box.y + box.height - y1],
  ];
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter < leave ? (leave - enter) * Math.hypot(x2 - x1, y2 - y1) : 0;
}
