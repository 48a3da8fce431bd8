import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { Figure, FigureSeries, SeriesRole } from '../../../domain/figures/figure.ts';
import type { Drawing } from '../../../web/charts/drawing.ts';

/** Figures to draw, and what a picture is made of. */
export const DRAWING: Drawing = { language: 'zh', width: 600, font: { family: 'sans-serif', size: 14 } };

const NAMES: Record<SeriesRole, string> = {
  actual: '2025年',
  level: '水平与目标之比',
  'last-year': '2024年',
  plan: '序时',
  target: '年度目标',
  estimate: '预计',
  pace: '序时',
  difference: '差额',
  total: '全区',
};

export function series(role: SeriesRole, values: (number | null)[]): FigureSeries {
  return { role, name: { zh: NAMES[role], en: role }, values };
}

/** A figure of twelve months of 2025 unless categories say otherwise. */
export function toFigure(given: Partial<Figure> & Pick<Figure, 'kind' | 'series'>): Figure {
  return {
    indicator: 'output',
    entity: 'zone',
    period: '2025-09',
    title: { zh: '题', en: 'Title' },
    measure: { zh: '题', en: 'Title' },
    unit: '亿元',
    decimals: 2,
    categories: Array.from({ length: 12 }, (_, i) => ({
      label: { zh: `${i + 1}月`, en: `M${i + 1}` },
      period: `2025-${String(i + 1).padStart(2, '0')}`,
    })),
    sentence: { zh: '一句话。', en: 'A sentence.' },
    source: null,
    revision: 1,
    ...given,
  };
}

export function parks(...names: string[]): Figure['categories'] {
  return names.map((name) => ({ label: { zh: name, en: name }, entity: name }));
}

export function seriesOf<T extends LineSeriesOption | CustomSeriesOption>(
  option: EChartsOption,
  id: string,
): T {
  const all = option.series as T[];
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no series ${id} among ${all.map((one) => one.id).join(', ')}`);
  return found;
}

export interface Shape {
  type: string;
  name?: string;
  shape?: { x: number; y: number; width: number; height: number; pathData?: string };
  style?: { fill?: string; text?: string; x?: number; y?: number };
  children?: Shape[];
}

/** All shapes of one item of a custom series, on a plain: so many pixels a unit to the right, one a unit upwards from 500. */
export function shapesOf(option: EChartsOption, id: string, dataIndex: number, pixels = 10): Shape[] {
  const { renderItem } = seriesOf<CustomSeriesOption>(option, id);
  const drawn = renderItem?.(
    { dataIndex, coordSys: { x: 0, y: 0, width: 600, height: 500 } } as never,
    { coord: ([x, y]: [number, number]) => [x * pixels, 500 - y] } as never,
  );
  return flat(drawn as Shape);
}

function flat(shape: Shape): Shape[] {
  return shape.type === 'group' ? (shape.children ?? []).flatMap(flat) : [shape];
}

export function textsOf(shapes: Shape[]): string[] {
  return shapes.flatMap((shape) => shape.style?.text ?? []);
}

/** Boxes painted in a colour. */
export function boxesOf(shapes: Shape[], fill: string) {
  return shapes.flatMap((one) =>
    one.type === 'rect' && one.style?.fill === fill && one.shape ? [one.shape] : [],
  );
}

/** Lights as their shape and their name. */
export function lightsOf(shapes: Shape[]): string[] {
  return shapes.flatMap((one) => (one.name === undefined ? [] : `${one.type} ${one.name}`));
}
