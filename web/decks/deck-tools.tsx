import { useEffect, useState } from 'preact/hooks';
import type { Deck } from '../../domain/decks/deck.ts';
import type { Ratio } from '../../domain/decks/export-job.ts';
import { markPeriod } from '../../domain/decks/period-words.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import type { Month } from '../../domain/model.ts';
import { ApiProblem, fetchQuery, send } from '../api/client.ts';
import { hasRole, useSession } from '../api/session.ts';
import { DRAFT, deckState } from '../components/slide/deck-content.ts';
import { t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { ExportBar } from './export-bar.tsx';
import { SAVED_DECKS } from './saved-list.tsx';
import { deckTexts } from './texts.ts';

interface DeckToolsProps {
  query: Query;
  deck: Deck;
  month: Month;
  current: VisibleDeck | null;
  ratio: Ratio;
  /** Selects a saved deck; null for none. */
  onSelectSaved: (id: number | null) => void;
}

/** Presenting, printing, exporting, saving and sharing a deck. */
export function DeckTools({ query, deck, month, current, ratio, onSelectSaved }: DeckToolsProps) {
  const [message, setMessage] = useState('');
  const [share, setShare] = useState(current?.shared ?? false);
  const role = useSession()?.role;
  useEffect(() => setShare(current?.shared ?? false), [current]);
  // A message about the deck before the change.
  useEffect(() => setMessage(''), [deck]);

  const report = (work: Promise<string>) =>
    work.then(setMessage, (error: unknown) =>
      setMessage(error instanceof ApiProblem && error.message ? error.message : t(deckTexts.export.failed)),
    );
  // Saved without a month, so that it shows the latest month whenever it is opened.
  const title = markPeriod(deck.title, month);
  const body = { deck: { ...deck, title, period: null }, shared: share };
  const saveOver = async (saved: VisibleDeck) => {
    await send('PUT /api/saved-decks/:id', { id: saved.id }, { ...body, version: saved.version });
    await fetchQuery(SAVED_DECKS);
    onSelectSaved(saved.id);
    return t(deckTexts.savedNow);
  };
  const saveNew = async () => {
    const made = await send('POST /api/saved-decks', {}, body);
    await fetchQuery(SAVED_DECKS);
    onSelectSaved(made.id);
    return t(deckTexts.savedNow);
  };
  const remove = async (saved: VisibleDeck) => {
    await send('DELETE /api/saved-decks/:id', { id: saved.id });
    await fetchQuery(SAVED_DECKS);
    onSelectSaved(null);
    return '';
  };
  const copyLink = async () => {
    if (deckState(deck).deck === DRAFT && !current) return t(deckTexts.linkTooLong);
    await navigator.clipboard.writeText(location.href);
    return t(deckTexts.linkCopied);
  };
  const address = { ...whole(query, deck, current), ratio: query.ratio };
  const target = (view?: string) =>
    hrefTo('present', null, { ...address, view, period: query.period ?? month });
  return (
    <div class="deck-tools">
      <div class="deck-tools-row">
        <a
          class="button strong"
          href={target()}
          onClick={() => void document.documentElement.requestFullscreen?.().catch(() => {})}
        >
          {t(deckTexts.present)}
        </a>
        <a class="button" href={target('print')}>
          {t(deckTexts.print)}
        </a>
        <ExportBar deck={deck} period={month} asOf={query.asOf} ratio={ratio} />
      </div>
      <div class="deck-tools-row quiet">
        {current?.mayChange && (
          <button type="button" class="button" onClick={() => void report(saveOver(current))}>
            {t(deckTexts.saveOver)}
          </button>
        )}
        <button type="button" class="button" onClick={() => void report(saveNew())}>
          {t(current ? deckTexts.saveCopy : deckTexts.save)}
        </button>
        {hasRole(role, 'editor') && (
          <label class="deck-share">
            <input
              type="checkbox"
              checked={share}
              onChange={(event) => setShare(event.currentTarget.checked)}
            />
            {t(deckTexts.share)}
          </label>
        )}
        {navigator.clipboard && (
          <button type="button" class="button plain" onClick={() => void report(copyLink())}>
            {t(deckTexts.copyLink)}
          </button>
        )}
        {current?.mayChange && (
          <button
            type="button"
            class="button plain"
            onClick={() => {
              if (confirm(t(deckTexts.deleteSure, { title: current.deck.title })))
                void report(remove(current));
            }}
          >
            {t(deckTexts.delete)}
          </button>
        )}
        <span class="deck-status" role="status">
          {message}
        </span>
      </div>
    </div>
  );
}

/** The deck as the address has it: a saved or ready-made one by its name, a changed one by its pages. */
function whole({ deck: word, pages, title, entity }: Query, deck: Deck, current: VisibleDeck | null): Query {
  if (!pages) return { deck: word, entity };
  return { deck: current ? word : undefined, pages, title: title ?? deck.title };
}
