import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Text } from '../../../domain/model.ts';
import { type PlaceholderSlot, placeholderShape, textBox } from '../shapes/shape.ts';
import type { Box, SlideGeometry } from '../shapes/slide-geometry.ts';
import type { Paragraph } from '../shapes/slide-text.ts';
import type { SlideTheme } from '../theme/slide-theme.ts';
import type { Slide } from './slide.ts';

/** What drawing a page onto a slide needs. */
export interface Drawing {
  slide: Slide;
  content: PageContent;
  theme: SlideTheme;
  geometry: SlideGeometry;
  language: keyof Text;
  number: number;
  /** All parts of the page this one belongs to; a table is laid out alike on each of them. */
  parts: readonly PageContent[];
}

/** Text into the layout's placeholder; where the layout has none, into a box of its own. */
export function putText(
  { slide }: Drawing,
  name: string,
  place: PlaceholderSlot | null,
  box: Box,
  paragraphs: readonly Paragraph[],
): void {
  slide.add((id) =>
    place
      ? placeholderShape({ id, name }, place, paragraphs, place.fixed ? place.box : undefined)
      : textBox({ id, name }, { box, paragraphs, anchor: 'ctr' }),
  );
}
