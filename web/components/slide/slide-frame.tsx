import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import { PAGE_LAYOUT } from '../../../domain/decks/layout/paginate.ts';

const FRAME_WIDTH = PAGE_LAYOUT.width;

function frameHeight(ratio: Ratio): number {
  return PAGE_LAYOUT.heights[ratio];
}

/** The factor at which a page fills a box without being cut. */
function frameScale(width: number, height: number, ratio: Ratio): number {
  return Math.min(width / FRAME_WIDTH, height / frameHeight(ratio));
}

interface Size {
  width: number;
  height: number;
}

interface SlideFrameProps {
  ratio: Ratio;
  /** `width`: the box's height follows from its width, for thumbnails and sheets. */
  fit?: 'width' | 'both';
  /** The box's size in CSS pixels where it is known: paper, which is not measured. */
  size?: Size;
  children: ComponentChildren;
}

/** Scales a page to its box, text and charts together, so that what fits at one size fits at all. */
export function SlideFrame({ ratio, fit = 'both', size: given, children }: SlideFrameProps) {
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
  const height = frameHeight(ratio);
  const scale = size
    ? frameScale(size.width, fit === 'width' ? Number.POSITIVE_INFINITY : size.height, ratio)
    : 0;
  // Positioned to end with its box before scaling: a printer counts overflow of the unscaled size.
  const left = size ? Math.min(0, size.width - FRAME_WIDTH) : 0;
  const top = size && fit === 'both' ? Math.min(0, size.height - height) : 0;
  const x = size ? Math.max(0, (size.width - FRAME_WIDTH * scale) / 2) - left : 0;
  const y = size && fit === 'both' ? Math.max(0, (size.height - height * scale) / 2) - top : 0;
  return (
    <div
      ref={place}
      class={`slide-frame slide-frame-${fit}`}
      style={fit === 'width' ? { height: `${Math.round(height * scale)}px` } : {}}
    >
      <div
        class="slide-canvas"
        style={{
          width: `${FRAME_WIDTH}px`,
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
