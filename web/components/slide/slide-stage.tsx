import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { RATIOS, type Ratio, STAGE } from '../../../domain/decks/layout/paginate.ts';

export { RATIOS, type Ratio };

const STAGE_WIDTH = STAGE.width;

function stageHeight(ratio: Ratio): number {
  return STAGE.heights[ratio];
}

/** The factor at which a page fills a box without being cut. */
function stageScale(width: number, height: number, ratio: Ratio): number {
  return Math.min(width / STAGE_WIDTH, height / stageHeight(ratio));
}

interface Size {
  width: number;
  height: number;
}

interface StageProps {
  ratio: Ratio;
  /** `width`: the box's height follows from its width, for thumbnails and sheets. */
  fit?: 'width' | 'both';
  /** The box's size in CSS pixels where it is known: paper, which is not measured. */
  size?: Size;
  children: ComponentChildren;
}

/** Scales a page to its box, text and charts together, so that what fits at one size fits at all. */
export function Stage({ ratio, fit = 'both', size: given, children }: StageProps) {
  const place = useRef<HTMLDivElement>(null);
  const [measured, setSize] = useState<Size | null>(null);
  const size = given ?? measured;
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
  // Positioned to end with its box before scaling: a printer counts overflow of the unscaled size.
  const left = size ? Math.min(0, size.width - STAGE_WIDTH) : 0;
  const top = size && fit === 'both' ? Math.min(0, size.height - height) : 0;
  const x = size ? Math.max(0, (size.width - STAGE_WIDTH * scale) / 2) - left : 0;
  const y = size && fit === 'both' ? Math.max(0, (size.height - height * scale) / 2) - top : 0;
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
          left: `${left}px`,
          top: `${top}px`,
          transform: `translate(${x}px, ${y}px) scale(${scale})`,
        }}
      >
        {size && children}
      </div>
    </div>
  );
}
