import { useState } from 'preact/hooks';
import { DECK_LIMITS, type Deck, PAGE_KINDS, type Page } from '../../domain/decks/deck.ts';
import type { Ratio } from '../../domain/decks/export-job.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { Choice, Select, Switch, toOptions } from '../components/choice.tsx';
import { Patterns } from '../components/progress/patterns.tsx';
import { DRAFT, deckState } from '../components/slide/deck-content.ts';
import { t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { DeckTools } from './deck-tools.tsx';
import { PageEditor } from './editor/page-editor.tsx';
import { changePage, insertPage, PageList } from './editor/page-list.tsx';
import { kindName, newPage } from './editor/page-names.ts';
import { Preview } from './preview.tsx';
import { SavedList } from './saved-list.tsx';
import { deckTexts } from './texts.ts';

interface ComposerProps {
  query: Query;
  catalog: Catalog;
  deck: Deck;
  month: Month;
  decks: VisibleDeck[];
}

/** The composer: the list of pages, and a preview of one of them. */
export function Composer({ query, catalog, deck, month, decks }: ComposerProps) {
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
    <div class="composer">
      <Patterns />
      <aside class="composer-decks">
        <section>
          <h2>{t(deckTexts.ready)}</h2>
          <ReadyList query={query} catalog={catalog} />
        </section>
        <section>
          <h2>{t(deckTexts.saved)}</h2>
          <SavedList decks={decks} current={current?.id ?? null} />
        </section>
      </aside>
      <section class="composer-pages" aria-label={t(deckTexts.pages, { count: deck.pages.length })}>
        <label class="page-field wide">
          <span>{t(deckTexts.name)}</span>
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
        <h2>{t(deckTexts.pages, { count: deck.pages.length })}</h2>
        <PageList
          pages={deck.pages}
          selected={at}
          catalog={catalog}
          onSelect={setSelected}
          onChange={setPages}
        />
        <p class="composer-hint">{t(deckTexts.pagesHint)}</p>
        <AddPage
          catalog={catalog}
          full={deck.pages.length >= DECK_LIMITS.pages}
          onAdd={(added) => setPages(insertPage(deck.pages, at, added), at + 1)}
        />
      </section>
      <section class="composer-page" aria-label={t(deckTexts.preview)}>
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
            {t(deckTexts.preview)}
            <span class="preview-month">{t(formatMonth(month))}</span>
          </h2>
          <Switch
            label={t(deckTexts.ratio)}
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
      <Select
        aria-label={t(deckTexts.addKind)}
        value={kind}
        options={PAGE_KINDS.map((one) => ({ value: one, name: kindName(one) }))}
        onChange={(chosen) => setKind(chosen as Page['kind'])}
      />
      <button type="submit" class="button" disabled={full || page === null} title={t(deckTexts.add)}>
        {t(deckTexts.addButton)}
      </button>
    </form>
  );
}

const NOTHING_ELSE = { pages: undefined, title: undefined, deck: undefined };

/** Ready-made decks: the zone, one park, one department, the shortfalls. */
function ReadyList({ query, catalog }: { query: Query; catalog: Catalog }) {
  const own = !query.pages && !/^\d|^draft$/.test(query.deck ?? '');
  const isZone = own && !query.entity && query.deck !== 'shortfalls';
  const chosen = (list: { code: string }[]) =>
    own && list.some(({ code }) => code === query.entity) ? query.entity : undefined;
  return (
    <ul class="deck-list">
      <li>
        <a href={hrefTo('decks')} aria-current={isZone ? 'true' : undefined}>
          {t(deckTexts.readyZone)}
        </a>
      </li>
      <li>
        <a
          href={hrefTo('decks', null, { deck: 'shortfalls' })}
          aria-current={own && query.deck === 'shortfalls' ? 'true' : undefined}
        >
          {t(deckTexts.readyShortfalls)}
        </a>
      </li>
      {catalog.parks.length > 0 && (
        <li>
          <Choice
            label={t(deckTexts.readyPark)}
            all={t(deckTexts.readyPark)}
            value={chosen(catalog.parks)}
            options={toOptions(catalog.parks)}
            onChange={(entity) => change({ ...NOTHING_ELSE, entity })}
          />
        </li>
      )}
      {catalog.departments.length > 0 && (
        <li>
          <Choice
            label={t(deckTexts.readyDepartment)}
            all={t(deckTexts.readyDepartment)}
            value={chosen(catalog.departments)}
            options={toOptions(catalog.departments)}
            onChange={(entity) => change({ ...NOTHING_ELSE, entity })}
          />
        </li>
      )}
    </ul>
  );
}
