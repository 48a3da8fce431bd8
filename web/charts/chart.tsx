import type { EChartsType } from 'echarts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Figure, FigureCategory } from '../../domain/figures/figure.ts';
import { language, t } from '../i18n/index.ts';
import type { Drawing } from './drawing.ts';
import { loadCharts } from './load.ts';
import { heightOf } from './options/frame.ts';
import { toOption } from './options/option.ts';
import { chartTexts } from './texts.ts';

/** What a picture needs to know about its entities, in addition to the figure. */
export type Reading = Pick<Drawing, 'lights' | 'current' | 'lowerIsBetter'>;

interface ChartProps {
  figure: Figure;
  reading: Reading;
  /** A click on a place of the picture; the table below it has the same as links. */
  onPick?: (category: FigureCategory) => void;
  /** In CSS pixels, where the place and not the picture decides it. */
  height?: number;
}

/** Puts a figure's option on the page and keeps it in its box. Everything worth testing is in the option. */
export function Chart({ figure, reading, onPick, height: given }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [failed, setFailed] = useState(false);
  const [height, setHeight] = useState(() => given ?? heightOf(figure, 15));
  const spoken = language();

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let chart: EChartsType | null = null;
    let left = false;
    const draw = () => {
      if (chart === null || element.clientWidth === 0) return;
      const drawing = drawingOf(element, reading);
      const tall = given ?? heightOf(figure, drawing.font.size);
      setHeight(tall);
      chart.resize({ width: drawing.width, height: tall });
      chart.setOption(toOption(figure, drawing), { notMerge: true });
      scalable(element, chart);
    };
    const observer = new ResizeObserver(draw);
    loadCharts().then(
      ({ init }) => {
        if (left) return;
        chart = init(element, null, { renderer: 'svg', width: element.clientWidth, height });
        chart.on('click', (event) => {
          const category = figure.categories[event.dataIndex];
          if (category !== undefined) pick.current?.(category);
        });
        draw();
        observer.observe(element);
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      observer.disconnect();
      chart?.dispose();
    };
  }, [figure, reading, spoken, given]);

  if (failed) return <p class="chart-failed">{t(chartTexts.failed)}</p>;
  return (
    <div
      ref={box}
      class={onPick ? 'chart chart-pick' : 'chart'}
      style={{ height: `${height}px` }}
      role="img"
      aria-label={t(figure.sentence) || t(figure.title)}
    />
  );
}

function drawingOf(element: HTMLElement, reading: Reading): Drawing {
  const style = getComputedStyle(element);
  return {
    language: language(),
    width: element.clientWidth,
    font: { family: style.fontFamily, size: Number.parseFloat(style.fontSize) || 14 },
    ...reading,
  };
}

/** Paper is of another width than the window, and nothing is drawn again for it: the SVG has to scale. */
function scalable(element: HTMLElement, chart: EChartsType): void {
  element
    .querySelector('svg')
    ?.setAttribute('viewBox', `0 0 ${String(chart.getWidth())} ${String(chart.getHeight())}`);
}
