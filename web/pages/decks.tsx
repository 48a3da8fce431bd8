import { useMemo, useState } from 'preact/hooks';
import { DECK_LIMITS, type Deck, PAGE_KINDS, type Page } from '../../domain/deck.ts';
import { parsePages } from '../../domain/deck-link.ts';
import { parseDeck } from '../../domain/deck-parse.ts';
import {
  departmentDeck,
  parkDeck,
  type ReadyDecks,
  shortfallDeck,
  zoneDeck,
} from '../../domain/deck-ready.ts';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import { progressUrl } from '../api/addresses.ts';
import type { ProgressAnswer } from '../api/answers.ts';
import { useAnswer } from '../api/client.ts';
import type { Catalog } from '../catalog.ts';
import { changePage, insertPage } from '../decks/deck-pages.ts';
import { DeckTools } from '../decks/deck-tools.tsx';
import { PageEditor } from '../decks/page-editor.tsx';
import { PageList } from '../decks/page-list.tsx';
import { kindName, newPage } from '../decks/page-names.ts';
import { Preview } from '../decks/preview.tsx';
import { ReadyList } from '../decks/ready-list.tsx';
import { SAVED_DECKS, type SavedDeck, SavedList } from '../decks/saved-list.tsx';
import { language, say } from '../i18n/index.ts';
import { change } from '../navigation.ts';
import type { PageProps } from '../page.ts';
import { Switch } from '../parts/filters.tsx';
import { Patterns } from '../parts/progress-key.tsx';
import { Failure, Skeleton } from '../parts/states.tsx';
import { DRAFT, deckState, findDraft } from '../present/deck-address.ts';
import type { Ratio } from '../present/stage.tsx';
import { w } from '../present/words.ts';
import type { Query } from '../router.ts';
import '../styles/charts.css';
import '../styles/deck.css';
import '../styles/present.css';

/** Putting a deck together: ready-made ones, pages in order, one page at a time as it will look. */
export default function Decks({ route, catalog }: PageProps) {
  const { query } = route;
  const progress = useAnswer<ProgressAnswer>(progressUrl({}, query.period, query.asOf), 'decks');
  const saved = useAnswer<{ decks: SavedDeck[] }>(SAVED_DECKS);
  const deck = useMemo(
    () => progress.value && deckOf(query, catalog, progress.value, saved.value?.decks ?? null),
    [query.deck, query.pages, query.title, query.entity, catalog, progress.value, saved.value],
  );
  if (progress.error) return <Failure error={progress.error} />;
  if (!progress.value || !saved.value || !deck)
    return saved.error ? <Failure error={saved.error} /> : <Skeleton />;
  return (
    <Composer
      query={query}
      catalog={catalog}
      deck={deck}
      month={progress.value.period}
      decks={saved.value.decks}
    />
  );
}

/** The deck that an address means; the whole zone's where it means nothing that there is. */
function deckOf(
  query: Query,
  catalog: Catalog,
  progress: ProgressAnswer,
  saved: SavedDeck[] | null,
): Deck | null {
  const ready: ReadyDecks = { catalog, period: progress.period, rows: progress.rows, language: language() };
  const made = readyMade(query, ready);
  if (query.pages) {
    const { deck } = parseDeck({
      title: query.title ?? made.title,
      period: null,
      pages: parsePages(query.pages),
    });
    return deck ?? made;
  }
  if (query.deck === DRAFT) return findDraft() ?? made;
  if (query.deck && /^\d+$/.test(query.deck)) {
    if (!saved) return null;
    return saved.find(({ id }) => String(id) === query.deck)?.deck ?? made;
  }
  return made;
}

function readyMade({ deck, entity }: Query, ready: ReadyDecks): Deck {
  const of = (kind: string) =>
    ready.catalog.entities.find((one) => one.code === entity && one.kind === kind)?.code;
  if (deck === 'shortfalls') return shortfallDeck(ready);
  const department = of('department');
  if (department !== undefined) return departmentDeck(ready, department);
  const park = of('park') ?? of('peer');
  return park === undefined ? zoneDeck(ready) : parkDeck(ready, park);
}

interface ComposerProps {
  query: Query;
  catalog: Catalog;
  deck: Deck;
  month: Month;
  decks: SavedDeck[];
}

function Composer({ query, catalog, deck, month, decks }: ComposerProps) {
  const [selected, setSelected] = useState(0);
  const ratio: Ratio = query.ratio === '4:3' ? '4:3' : '16:9';
  const at = Math.min(selected, deck.pages.length - 1);
  const page = deck.pages[at]!;
  const current = decks.find(({ id }) => String(id) === query.deck) ?? null;
  /** Everything is in the address; a saved deck's number stays in it while the deck is changed. */
  const set = (changed: Deck) => {
    const state = deckState(changed);
    change(current && state.deck !== DRAFT ? { ...state, deck: query.deck } : state, true);
  };
  const setPages = (pages: Page[], next: number) => {
    setSelected(next);
    set({ ...deck, pages });
  };
  return (
    <div class="page composer">
      <Patterns />
      <header class="composer-head">
        <h1>{w('deck.title')}</h1>
        <p class="note">{w('deck.lead')}</p>
      </header>
      <aside class="composer-decks">
        <section>
          <h2>{w('deck.ready')}</h2>
          <ReadyList query={query} catalog={catalog} />
        </section>
        <section>
          <h2>{w('deck.saved')}</h2>
          <SavedList decks={decks} current={current?.id ?? null} />
        </section>
      </aside>
      <section class="composer-pages" aria-label={w('deck.pages', { count: deck.pages.length })}>
        <label class="page-field wide">
          <span>{w('deck.name')}</span>
          <input
            type="text"
            class="field"
            maxLength={DECK_LIMITS.title}
            value={deck.title}
            onChange={(event) => {
              const title = event.currentTarget.value.trim();
              if (title) set({ ...deck, title });
            }}
          />
        </label>
        <h2>{w('deck.pages', { count: deck.pages.length })}</h2>
        <PageList
          pages={deck.pages}
          selected={at}
          catalog={catalog}
          onSelect={setSelected}
          onChange={setPages}
        />
        <p class="composer-hint">{w('deck.pagesHint')}</p>
        <AddPage
          catalog={catalog}
          full={deck.pages.length >= DECK_LIMITS.pages}
          onAdd={(added) => setPages(insertPage(deck.pages, at, added), at + 1)}
        />
      </section>
      <section class="composer-page" aria-label={w('deck.preview')}>
        <DeckTools
          query={query}
          deck={deck}
          month={month}
          current={current}
          ratio={ratio}
          onSelectSaved={(id) =>
            change({
              deck: id === null ? undefined : String(id),
              pages: undefined,
              title: undefined,
              entity: undefined,
            })
          }
        />
        <div class="preview-head">
          <h2>
            {w('deck.preview')}
            <span class="preview-month">{say(formatMonth(month))}</span>
          </h2>
          <Switch
            label={w('deck.ratio')}
            value={ratio === '4:3' ? '4:3' : undefined}
            options={[
              { value: undefined, name: '16:9' },
              { value: '4:3', name: '4:3' },
            ]}
            onChange={(next) => change({ ratio: next }, true)}
          />
        </div>
        <Preview
          page={page}
          title={deck.title}
          period={month}
          asOf={query.asOf}
          number={at + 1}
          count={deck.pages.length}
          ratio={ratio}
          catalog={catalog}
        />
        <PageEditor
          key={at}
          page={page}
          catalog={catalog}
          onChange={(field, value) => set({ ...deck, pages: changePage(deck.pages, at, field, value) })}
        />
      </section>
    </div>
  );
}

interface AddPageProps {
  catalog: Catalog;
  full: boolean;
  onAdd: (page: Page) => void;
}

function AddPage({ catalog, full, onAdd }: AddPageProps) {
  const [kind, setKind] = useState<Page['kind']>('indicator');
  const page = newPage(kind, catalog);
  return (
    <form
      class="add-page"
      onSubmit={(event) => {
        event.preventDefault();
        if (page) onAdd(page);
      }}
    >
      <select
        class="choice"
        aria-label={w('deck.addKind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Page['kind'])}
      >
        {PAGE_KINDS.map((one) => (
          <option key={one} value={one}>
            {kindName(one)}
          </option>
        ))}
      </select>
      <button type="submit" class="button" disabled={full || page === null} title={w('deck.add')}>
        {w('deck.addButton')}
      </button>
    </form>
  );
}
