import { useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../contract/figures.ts';
import type { Deck } from '../../domain/decks/deck.ts';
import { parsePages } from '../../domain/decks/page-url.ts';
import { parseDeck } from '../../domain/decks/parse-deck.ts';
import {
  departmentDeck,
  parkDeck,
  type ReadyDecks,
  shortfallDeck,
  zoneDeck,
} from '../../domain/decks/presets.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import type { Catalog } from '../api/catalog.ts';
import { useQuery } from '../api/client.ts';
import { progressUrl } from '../api/url.ts';
import type { PageProps } from '../components/page.tsx';
import { DRAFT, findDraft } from '../components/slide/deck-content.ts';
import { Failure, Skeleton } from '../components/states.tsx';
import { language, t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { Composer } from './composer.tsx';
import { RefillView } from './refill/refill-view.tsx';
import { SAVED_DECKS } from './saved-list.tsx';
import { TemplateView } from './template/template-view.tsx';
import { deckTexts } from './texts.ts';
import '../charts/charts.css';
import '../components/drop-zone/drop-zone.css';
import '../components/slide/slide.css';
import '../components/slide/slide-table.css';
import './decks.css';
import './editor/page-list.css';
import './editor/page-editor.css';
import './deck-view.css';

const VIEWS = ['compose', 'refill', 'template'] as const;
type View = (typeof VIEWS)[number];

/** 文稿: composing a deck, refilling an edited one, and the organisation's template. */
export default function Decks({ route, catalog }: PageProps) {
  const view = VIEWS.find((one) => one === route.query.view) ?? 'compose';
  return (
    <div class="page decks">
      <header class="decks-head">
        <h1>{t(deckTexts.title)}</h1>
        <ul class="tabs" aria-label={t(deckTexts.title)}>
          {VIEWS.map((one) => (
            <li key={one}>
              <a aria-current={one === view ? 'page' : undefined} href={hrefOf(one)}>
                {t(deckTexts[one])}
              </a>
            </li>
          ))}
        </ul>
      </header>
      {view === 'compose' && <ComposeView route={route} catalog={catalog} />}
      {view === 'refill' && <RefillView route={route} catalog={catalog} />}
      {view === 'template' && <TemplateView />}
    </div>
  );
}

const hrefOf = (view: View) => hrefTo('decks', null, view === 'compose' ? {} : { view });

/** The decks page without a view: ready-made and saved decks, and the composer. */
function ComposeView({ route, catalog }: PageProps) {
  const { query } = route;
  const progress = useQuery(progressUrl({}, query.period, query.asOf), 'decks');
  const saved = useQuery(SAVED_DECKS);
  const deck = useMemo(
    () => progress.value && deckOf(query, catalog, progress.value, saved.value?.decks ?? null),
    [query.deck, query.pages, query.title, query.entity, catalog, progress.value, saved.value],
  );
  if (progress.error) return <Failure error={progress.error} />;
  if (!progress.value || !saved.value || !deck)
    return saved.error ? <Failure error={saved.error} /> : <Skeleton />;
  return (
    <>
      <p class="note">{t(deckTexts.lead)}</p>
      <Composer
        query={query}
        catalog={catalog}
        deck={deck}
        month={progress.value.period}
        decks={saved.value.decks}
      />
    </>
  );
}

/** The address's deck; the zone's ready-made one where there is no such deck. */
function deckOf(
  query: Query,
  catalog: Catalog,
  progress: ProgressResponse,
  saved: VisibleDeck[] | null,
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
