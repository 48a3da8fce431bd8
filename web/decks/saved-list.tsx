import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import { toUrl } from '../api/url.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { deckTexts } from './texts.ts';

export const SAVED_DECKS = toUrl('/api/saved-decks');

/** One's own decks and the shared ones. */
export function SavedList({ decks, current }: { decks: VisibleDeck[]; current: number | null }) {
  if (decks.length === 0) return <p class="note">{t(deckTexts.noSaved)}</p>;
  return (
    <ul class="deck-list">
      {decks.map((one) => (
        <li key={one.id}>
          <a
            href={hrefTo('decks', null, { deck: String(one.id) })}
            aria-current={one.id === current ? 'true' : undefined}
          >
            <span class="deck-name">{one.deck.title}</span>
            <span class="deck-by">
              {one.shared && <span class="deck-shared">{t(deckTexts.sharedMark)}</span>}
              {t(deckTexts.by, { owner: one.updatedBy, at: formatMoment(one.updatedAt) })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
