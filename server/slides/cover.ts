import { fitSentence, shorten } from './fit.ts';
import { coverSlots, INDEX } from './layouts.ts';
import { type Drawing, drawFoot } from './page.ts';
import { placeholderShape } from './shape.ts';
import { inPoints } from './stage.ts';
import type { Paragraph } from './text.ts';

/** The cover: title, the meeting, who presents, the month that the data goes to. */
export function drawCover(drawing: Drawing): void {
  const { slide, content, stage, language } = drawing;
  const { title, subtitle } = coverSlots(stage);
  const width = inPoints(title.box.width);
  const text = content.title[language];
  const fit = fitSentence(
    text,
    width / 1.04,
    inPoints(title.box.height),
    [40, 38, 36, 34, 32, 28, 24, 20],
    4,
  );
  const shown = shorten(
    text,
    width / (fit.size * 1.04),
    Math.floor(inPoints(title.box.height) / fit.leading),
  );
  slide.add((id) =>
    placeholderShape({ id, name: '标题' }, { type: 'ctrTitle' }, [
      { runs: [{ text: shown, size: fit.size }], leading: fit.leading },
    ]),
  );
  const lines = [
    content.sentence?.[language] ?? '',
    ...content.tiles.map(({ name, value }) => [name[language], value[language]].filter(Boolean).join(' ')),
  ].filter((line) => line !== '');
  const room = width / 20;
  const paragraphs: Paragraph[] = lines.map((line, index) => ({
    runs: [{ text: shorten(line, room, 1), size: 20, color: index === 0 ? 'tx1' : 'tx2' }],
    leading: 26,
    before: 8,
  }));
  slide.add((id) =>
    placeholderShape(
      { id, name: '副标题' },
      { type: 'body', index: INDEX.subtitle },
      paragraphs,
      subtitle.box,
    ),
  );
  drawFoot(drawing);
}
