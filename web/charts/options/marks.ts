import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { type Drawing, PAINT } from '../drawing.ts';

/** What a custom series is made of. ECharts does not export the type of its parts, only of their union. */
export type Mark = NonNullable<CustomSeriesRenderItemReturn>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box from any two opposite corners, at least one pixel each way so that a zero can be seen. */
export function toBox(x1: number, y1: number, x2: number, y2: number): Box {
  return {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.max(Math.abs(x2 - x1), 1),
    height: Math.max(Math.abs(y2 - y1), 1),
  };
}

/**
 * Marks drawn as one item. Nothing of it changes under the pointer: ECharts would make its colours lighter, and of a
 * custom property, which it cannot read, that leaves none.
 */
export function group(children: (Mark | null)[]): Mark {
  return {
    type: 'group',
    emphasisDisabled: true,
    children: children.filter((child): child is Mark => child !== null),
  } as Mark;
}

export function bar(shape: Box, fill: string, extra: Record<string, unknown> = {}): Mark {
  return { type: 'rect', shape, style: { fill, ...extra } } as Mark;
}

/** Takes the pointer where nothing is drawn, so that a whole row or month reacts. */
export function touchArea(shape: Box): Mark {
  return { type: 'rect', shape, style: { fill: 'transparent' }, z2: 10 } as Mark;
}

export function stroke(x1: number, y1: number, x2: number, y2: number, style: Record<string, unknown>): Mark {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style, silent: true } as Mark;
}

/** A hatched box: a figure that was due and has not come. It is never an empty bar. */
export function hatch(shape: Box, color: string = PAINT.hatch, gap = 6): Mark {
  return group([
    {
      type: 'path',
      shape: { pathData: hatchPath(shape, gap) },
      style: { fill: 'none', stroke: color },
    } as Mark,
    { type: 'rect', shape, style: { fill: 'none', stroke: color, lineDash: [3, 3] } } as Mark,
  ]);
}

/** Diagonals at 45° cut off at the box's edges, as an SVG path. */
function hatchPath({ x, y, width, height }: Box, gap: number): string {
  let path = '';
  for (let offset = gap; offset < width + height; offset += gap) {
    const startX = x + Math.min(offset, width);
    const startY = y + Math.max(0, offset - width);
    const endX = x + Math.max(0, offset - height);
    const endY = y + Math.min(offset, height);
    path += `M${round(startX)} ${round(startY)}L${round(endX)} ${round(endY)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Lettering {
  fill?: string;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'middle' | 'bottom';
  /** Times the drawing's size. */
  scale?: number;
}

/** A text with a paper-coloured halo, legible over lines. */
export function letters(text: string, x: number, y: number, drawing: Drawing, how: Lettering = {}): Mark {
  const { fill = PAINT.ink, bold = false, align = 'left', vertical = 'middle', scale = 1 } = how;
  return {
    type: 'text',
    silent: true,
    z2: 20,
    style: {
      text,
      x,
      y,
      fill,
      font: `${bold ? 700 : 400} ${Math.round(drawing.font.size * scale * 10) / 10}px ${drawing.font.family}`,
      textAlign: align,
      textVerticalAlign: vertical,
      stroke: PAINT.paper,
      lineWidth: 3,
    },
  } as Mark;
}

const LIGHT_PAINT: Readonly<Record<Light, string>> = {
  green: PAINT.green,
  yellow: PAINT.yellow,
  red: PAINT.red,
  grey: PAINT.grey,
};

/** ● ▲ ■ ○ drawn rather than lettered, so that they are of one size in every face. `size` is their width. */
export function lightMark(light: Light, x: number, y: number, size: number): Mark {
  const half = size / 2;
  const style = { fill: LIGHT_PAINT[light] };
  const common = { silent: true, name: light };
  if (light === 'red') {
    return {
      ...common,
      type: 'rect',
      shape: { x: x - half, y: y - half, width: size, height: size },
      style,
    } as Mark;
  }
  if (light === 'yellow') {
    const points = [
      [x, y - half],
      [x + half * 1.1, y + half * 0.9],
      [x - half * 1.1, y + half * 0.9],
    ];
    return { ...common, type: 'polygon', shape: { points }, style } as Mark;
  }
  const hollow = { fill: 'none', stroke: LIGHT_PAINT[light], lineWidth: 1.5 };
  return {
    ...common,
    type: 'circle',
    shape: { cx: x, cy: y, r: half },
    style: light === 'grey' ? hollow : style,
  } as Mark;
}
