import type { Ratio } from '../../../domain/decks/export-job.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { LIGHT_COLORS } from './slide-palette.ts';

/** A place on a slide, in EMU (914 400 to the inch, 12 700 to the point). */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Which of the two a geometry is nearer to; a template may have its own size. */
export function ratioOf({ width, height }: SlideGeometry): Ratio {
  return width / height > 1.5 ? '16:9' : '4:3';
}

/** Boxes on every slide: the master's placeholders and what is left for content. */
export interface SlideGeometry {
  width: number;
  height: number;
  title: Box;
  /** Height that the title's letters may take in the middle of its box. */
  titleText: number;
  /** From below the title to above the footer. */
  body: Box;
  footer: Box;
  date: Box;
  number: Box;
  /** Colours of the lights, legible on the slide's background. */
  lights: Record<Light, string>;
}

export function inches(count: number): number {
  return Math.round(count * 914_400);
}

export function points(count: number): number {
  return Math.round(count * 12_700);
}

/** EMU as points, for measuring text. */
export function inPoints(emu: number): number {
  return emu / 12_700;
}

export function slideGeometry(size: Ratio): SlideGeometry {
  const width = size === '16:9' ? 12_192_000 : 9_144_000;
  const height = 6_858_000;
  const margin = inches(size === '16:9' ? 0.62 : 0.5);
  const inner = width - 2 * margin;
  const footY = inches(6.98);
  const foot = (x: number, share: number): Box => ({
    x: margin + Math.round(inner * x),
    y: footY,
    width: Math.round(inner * share),
    height: inches(0.3),
  });
  return {
    width,
    height,
    // LibreOffice knows no title lower than this; the letters are in its middle.
    title: { x: margin, y: inches(0.1), width: inner, height: inches(1.25) },
    titleText: inches(0.84),
    body: { x: margin, y: inches(1.24), width: inner, height: inches(5.58) },
    footer: foot(0, 0.46),
    date: foot(0.46, 0.4),
    number: foot(0.9, 0.1),
    lights: LIGHT_COLORS,
  };
}

/** `<a:off>` and `<a:ext>`, which every frame on a slide carries; whole EMU. */
export function boxXml({ x, y, width, height }: Box): string {
  return `<a:off x="${Math.round(x)}" y="${Math.round(y)}"/><a:ext cx="${Math.round(width)}" cy="${Math.round(height)}"/>`;
}
