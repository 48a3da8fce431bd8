import { enDeck } from '../i18n/en-deck.ts';
import { wordsOf } from '../i18n/index.ts';
import { zhDeck } from '../i18n/zh-deck.ts';

/** A message about decks in the page's language. */
export const w = wordsOf(zhDeck, enDeck);
export type DeckWord = keyof typeof zhDeck;
