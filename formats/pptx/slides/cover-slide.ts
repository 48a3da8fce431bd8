import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Text } from '../../../domain/model.ts';
import { shapeName } from '../shapes/shape-name.ts';
import { inches, inPoints } from '../shapes/slide-geometry.ts';
import type { Paragraph } from '../shapes/slide-text.ts';
import { fitSentence, shorten } from '../shapes/text-fit.ts';
import { drawFooter } from './content-slide.ts';
import { type Drawing, putText } from './drawing.ts';

/** The lines below a cover's title: the meeting, who presents, the month that the data goes to. */
export function coverLines({ sentence, tiles }: PageContent, language: keyof Text): string[] {
  return [
    sentence?.[language] ?? '',
    ...tiles.map(({ name, value }) => [name[language], value[language]].filter(Boolean).join(' ')),
  ].filter((line) => line !== '');
}

const SIZES = [40, 38, 36, 34, 32, 28, 24, 20];

/** The cover on the layout for covers. */
export function drawCover(drawing: Drawing): void {
  const { content, theme, geometry, language } = drawing;
  const { title, body } = theme.layouts.cover;
  const box = title?.box ?? { ...geometry.title, y: inches(2), height: inches(1.7) };
  const width = inPoints(box.width);
  const text = content.title[language];
  const fit = fitSentence(text, width / 1.04, inPoints(box.height), SIZES, 4);
  const lines = Math.max(1, Math.floor(inPoints(box.height) / fit.leading));
  const shown = shorten(text, width / (fit.size * 1.04), lines);
  const paragraph: Paragraph = { runs: [{ text: shown, size: fit.size }], leading: fit.leading };
  putText(drawing, shapeName('title', content, { text: shown }), title, box, [paragraph]);
  const below = body?.box ?? { ...box, y: box.y + box.height + inches(0.3) };
  const size = 20;
  const paragraphs: Paragraph[] = coverLines(content, language).map((line) => ({
    runs: [{ text: shorten(line, inPoints(below.width) / size, 1), size }],
    leading: 26,
    before: 8,
  }));
  putText(drawing, '副标题', body, below, paragraphs);
  drawFooter(drawing);
}
