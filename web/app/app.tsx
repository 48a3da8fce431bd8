import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addMonths } from '../../domain/month.ts';
import { type Catalog, indexCatalog } from '../api/catalog.ts';
import { prefetch, useQuery } from '../api/client.ts';
import { CATALOG, type Url } from '../api/url.ts';
import { prepareCharts } from '../charts/load.ts';
import { rowKey, useOpenExplanation } from '../components/explanation/explanation-store.ts';
import { lazy } from '../components/lazy.tsx';
import { selectedMonth } from '../components/month-chooser.tsx';
import type { PageComponent, PageProps } from '../components/page.tsx';
import { Patterns } from '../components/progress/patterns.tsx';
import { Empty, Failure, NotFound, Skeleton } from '../components/states.tsx';
import { componentTexts } from '../components/texts.ts';
import { nameOf, setLanguage, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { firstQuery, noteFigures, pastCatalog } from '../navigation/first-query.ts';
import { currentRoute, useRoute } from '../navigation/navigation.ts';
import { type Page, type Route, withQuery } from '../navigation/router.ts';
import { listenToKeys } from '../navigation/shortcuts.ts';
import { pageTexts } from '../navigation/texts.ts';
import { languageOf, type Theme, themeOf } from '../navigation/theme.ts';
import { Overview } from '../overview/overview.tsx';
import { AsOfStrip } from './as-of-strip.tsx';
import { Header } from './header.tsx';
import { prefetchOnHover } from './prefetch-on-hover.ts';

const ExplanationDialog = lazy(() => import('../components/explanation/explanation-dialog.tsx'));
const Search = lazy(() => import('../components/search/search.tsx'));
const matrix = lazy<PageProps>(() => import('../matrix/matrix.tsx'));
const indicator = lazy<PageProps>(() => import('../indicator/indicator.tsx'));
const park = lazy<PageProps>(() => import('../places/park.tsx'));
const department = lazy<PageProps>(() => import('../places/department.tsx'));
const shortfalls = lazy<PageProps>(() => import('../shortfalls/shortfalls.tsx'));
const wall = lazy<PageProps>(() => import('../wall/wall.tsx'));
const uploads = lazy<PageProps>(() => import('../uploads/uploads-page.tsx'));
const upload = lazy<PageProps>(() => import('../uploads/upload-page.tsx'));
const due = lazy<PageProps>(() => import('../reporting/reporting.tsx'));
const decks = lazy<PageProps>(() => import('../decks/decks.tsx'));
const present = lazy<PageProps>(() => import('../present/present.tsx'));
const administration = lazy<PageProps>(() => import('../administration/administration.tsx'));
const account = lazy<PageProps>(() => import('../account/account.tsx'));

/** The overview is in the first script; the other pages load when they are opened. */
const PAGES: Record<Exclude<Page, 'not-found'>, PageComponent> = {
  overview: Overview,
  matrix,
  indicator,
  park,
  department,
  shortfalls,
  wall,
  uploads,
  upload,
  due,
  administration,
  account,
  decks,
  present,
};

/** Pages that are empty until the first data is loaded. */
const OF_FIGURES: ReadonlySet<Page> = new Set([
  'overview',
  'matrix',
  'indicator',
  'park',
  'department',
  'shortfalls',
  'decks',
]);

export function App() {
  const route = useRoute();
  const language = languageOf(route.query);
  const theme = themeOfPage(route);
  setLanguage(language);
  const { value: now, error } = useQuery(CATALOG);
  const past = pastCatalog(route);
  const { value: then, error: unknownMoment } = useQuery(past, 'past');
  // The page itself says what is wrong with a moment.
  const value = past === null || unknownMoment ? now : then;
  const catalog = useMemo(() => value && now && indexCatalog(value, now.revision), [value, now]);

  if (catalog && typeof document !== 'undefined') noteFigures(catalog.latestPeriod !== null);

  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);

  // A presentation goes on with the catalog that it began with, and without the header.
  const held = useRef(catalog);
  held.current = catalog ?? held.current;
  if (route.page === 'present' && held.current) return <Meeting route={route} catalog={held.current} />;
  if (error) return <Failure error={error} />;
  if (!catalog) return <Skeleton />;
  if (route.page === 'wall') return <LargeScreen key={language} route={route} catalog={catalog} />;
  return <Shell key={language} route={route} catalog={catalog} theme={theme} />;
}

function Meeting({ route, catalog }: PageProps) {
  useEffect(() => {
    document.title = `${route.query.title ?? t(pageTexts.present)} · ${t(catalog.title)}`;
  }, [route.query.title, catalog]);
  const Content = present;
  return <Content route={route} catalog={catalog} />;
}

/** A large screen is dark, unless its address says otherwise. */
function themeOfPage({ page, query }: Route): Theme {
  return page === 'wall' && query.theme === undefined ? 'dark' : themeOf(query);
}

/** Without the header. */
function LargeScreen({ route, catalog }: PageProps) {
  useEffect(() => {
    document.title = titleOf(route, catalog);
  }, [route, catalog]);
  const Content = wall;
  return (
    <>
      <Patterns />
      <Content route={route} catalog={catalog} />
    </>
  );
}

function Shell({ route, catalog, theme }: { route: Route; catalog: Catalog; theme: Theme }) {
  const [searching, setSearching] = useState(false);
  const month = selectedMonth(route, catalog);
  const explanation = useOpenExplanation(route, month);

  useEffect(prefetchOnHover, []);
  // The address's month, not the drawn one: two quick presses are two months.
  useEffect(
    () =>
      listenToKeys(
        () => selectedMonth(currentRoute(), catalog),
        () => setSearching(true),
      ),
    [catalog],
  );
  useEffect(() => {
    document.title = titleOf(route, catalog);
    if (month) prefetch([...neighbours(route, month), ...siblings(route, catalog)]);
  }, [route, catalog, month]);
  useEffect(() => {
    const id = setTimeout(() => {
      for (const page of [matrix, indicator, park, department, shortfalls, Search, ExplanationDialog])
        page.prepare();
      prepareCharts();
    }, 2000);
    return () => clearTimeout(id);
  }, []);

  const Content = route.page === 'not-found' ? null : PAGES[route.page];
  return (
    <>
      <Patterns />
      <Header
        route={route}
        catalog={catalog}
        theme={theme}
        title={subjectOf(route, catalog)}
        onSearch={() => setSearching(true)}
      />
      <main id="main" tabIndex={-1}>
        <AsOfStrip route={route} catalog={catalog} />
        {catalog.latestPeriod === null && OF_FIGURES.has(route.page) ? (
          <Empty title={t(componentTexts.empty.noneAtAll)}>
            <p>{t(componentTexts.empty.load)}</p>
          </Empty>
        ) : Content ? (
          <Content key={route.page} route={route} catalog={catalog} />
        ) : (
          <NotFound title={t(sharedTexts.error.noPage)} />
        )}
      </main>
      {explanation && (
        <ExplanationDialog
          key={rowKey(explanation.row)}
          open={explanation}
          catalog={catalog}
          month={month ?? explanation.row.period}
          asOf={route.query.asOf}
        />
      )}
      {searching && <Search catalog={catalog} route={route} onClose={() => setSearching(false)} />}
    </>
  );
}

/** The page's data a month earlier and later. */
function neighbours(route: Route, month: string): Url<unknown>[] {
  return [-1, 1]
    .map((step) => firstQuery(withQuery(route, { period: addMonths(month, step) })))
    .filter((url) => url !== null);
}

/** With more parks than this, only the one that the pointer rests on is prefetched. */
const SIBLINGS = 16;

/** The other parks' data, so that going from one to the next does not wait. */
function siblings(route: Route, catalog: Catalog): Url<unknown>[] {
  if (route.page !== 'park' || catalog.parks.length > SIBLINGS) return [];
  return catalog.parks.map((one) => firstQuery({ ...route, code: one.code })).filter((url) => url !== null);
}

/** The title of the browser's tab. */
export function titleOf(route: Route, catalog: Catalog): string {
  return `${subjectOf(route, catalog)} · ${t(catalog.title)}`;
}

/** What a page is about: the name of its indicator or place, else its own. */
function subjectOf({ page, code }: Route, catalog: Catalog): string {
  const named = code === null ? undefined : (catalog.entity(code) ?? catalog.indicator(code));
  return named ? nameOf(named) : pageName(page);
}

function pageName(page: Page): string {
  const name = page === 'upload' ? 'uploads' : page;
  return t(name in pageTexts ? pageTexts[name as keyof typeof pageTexts] : pageTexts.overview);
}
