import { cleanText } from '../../clean-text.ts';
import type { Text } from '../../model.ts';
import type { Deck, Page } from '../deck.ts';
import type { DeckSource, PageBody, PageContent } from '../page-content.ts';
import { pageKey } from '../parse-deck.ts';
import { fillPeriod } from '../period-words.ts';
import { coverContents } from './cover-page.ts';
import { indicatorContents } from './indicator-page.ts';
import { listContents } from './list-page.ts';
import { matrixContents } from './matrix-page.ts';
import { overallContents } from './overall-page.ts';
import { splitParagraphs } from './paragraphs.ts';
import { rankingContents } from './ranking-page.ts';
import { shortfallContents } from './shortfalls-page.ts';

/** Every page of a deck in order. Pure: the same deck and source give the same contents. */
export function deckContents(deck: Deck, source: DeckSource): PageContent[] {
  return deck.pages.flatMap((_, index) => pageContents(deck, index, source));
}

/** One page of the deck (index from 0) as the one or more pages that it takes. */
export function pageContents(deck: Deck, index: number, source: DeckSource): PageContent[] {
  const page = deck.pages[index];
  if (!page) throw new Error(`no such page: ${index}`);
  const bodies = bodiesOf(page, deck, source);
  return bodies.map((body, i) => ({
    page: index + 1,
    kind: page.kind,
    identity: pageKey(page),
    sentence: null,
    tiles: [],
    figures: [],
    tables: [],
    paragraphs: [],
    key: null,
    notes: body.sentence ?? body.title,
    ...body,
    title: page.title === undefined ? body.title : ownWords(page.title, source),
    ownTitle: page.title !== undefined,
    part: bodies.length > 1 ? { number: i + 1, of: bodies.length } : null,
    remark: page.remark === undefined ? null : fillPeriod(page.remark, source.period),
    asOf: { period: source.period, revision: source.revision, demonstration: source.demonstration },
    exportedAt: source.exportedAt,
  }));
}

function bodiesOf(page: Page, deck: Deck, source: DeckSource): PageBody[] {
  switch (page.kind) {
    case 'cover':
      return coverContents(page, deck.title, source);
    case 'overall':
      return overallContents(page, source);
    case 'indicator':
      return indicatorContents(page, source);
    case 'ranking':
      return rankingContents(page, source);
    case 'matrix':
      return matrixContents(page, source);
    case 'shortfalls':
      return shortfallContents(page, source);
    case 'category':
    case 'park':
    case 'department':
      return listContents(page, source);
    case 'text':
      return splitParagraphs(fillPeriod(cleanText(page.text), source.period)).map((paragraphs) => ({
        title: ownWords(page.title, source),
        paragraphs,
        notes: { zh: paragraphs.join('\n'), en: paragraphs.join('\n') },
      }));
  }
}

/** The office's own text, the same in both languages. */
function ownWords(text: string, { period }: DeckSource): Text {
  const said = fillPeriod(text, period);
  return { zh: said, en: said };
}
