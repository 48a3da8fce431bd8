import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { slidesFile } from '../../../formats/pptx/slides/deck-slides.ts';
import { sourceOf } from './deck-source.ts';
import { randomPages, randomZone } from './random-zone.ts';

/** A deck that follows from its seed alone: half of them in English, a third of them 4:3. */
export async function randomDeck(seed: number, mostPages = 12) {
  const zone = randomZone(seed);
  const source = sourceOf(zone, '2025-08');
  const pages = randomPages(seed, zone, mostPages);
  const title = `随机 ${seed}`;
  const contents = deckContents({ title, period: null, pages }, source);
  const facts = { title, author: '', createdAt: source.exportedAt };
  const language = seed % 2 === 0 ? ('zh' as const) : ('en' as const);
  const size = seed % 3 === 0 ? ('4:3' as const) : ('16:9' as const);
  return { contents, facts, language, size, bytes: await slidesFile(contents, { facts, language, size }) };
}
