import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export const RATIOS = ['16:9', '4:3'] as const;
export type Ratio = (typeof RATIOS)[number];

/** Every page is laid out on a stage 1280 wide, whatever it is shown on, and then made as large as its place. */
export const STAGE_WIDTH = 1280;
const HEIGHTS: Record<Ratio, number> = { '16:9': 720, '4:3': 960 };

export function stageHeight(ratio: Ratio): number {
  return HEIGHTS[ratio];
}

/** How many times its size a stage is drawn to fill a place without being cut. */
export function stageScale(width: number, height: number, ratio: Ratio): number {
  return Math.min(width / STAGE_WIDTH, height / stageHeight(ratio));
}

interface StageProps {
  ratio: Ratio;
  /** The place's own height follows from its width: thumbnails and sheets. */
  fit?: 'width' | 'both';
  children: ComponentChildren;
}

/** A page in its place: text and pictures are scaled together, so that what fits once fits everywhere. */
export function Stage({ ratio, fit = 'both', children }: StageProps) {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const height = stageHeight(ratio);
  const scale = size
    ? stageScale(size.width, fit === 'width' ? Number.POSITIVE_INFINITY : size.height, ratio)
    : 0;
  return (
    <div
      ref={place}
      class={`stage-place stage-${fit}`}
      style={fit === 'width' ? { height: `${Math.round(height * scale)}px` } : {}}
    >
      <div
        class="stage"
        style={{
          width: `${STAGE_WIDTH}px`,
          height: `${height}px`,
          transform: `translate(-50%, -50%) scale(${scale})`,
        }}
      >
        {size && children}
      </div>
    </div>
  );
}
