import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { send } from '../api/client.ts';
import { hasRole, useSession } from '../api/session.ts';
import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { MonthChooser, selectedMonth } from '../components/month-chooser.tsx';
import { PageMenu } from '../components/page-menu/page-menu.tsx';
import { componentTexts } from '../components/texts.ts';
import { formatMoment } from '../i18n/format.ts';
import { language, nameOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Page, Route } from '../navigation/router.ts';
import { pageTexts } from '../navigation/texts.ts';
import { savePreference, type Theme } from '../navigation/theme.ts';
import { useClosedPeriod } from '../reporting/closed-periods.ts';
import { appTexts } from './texts.ts';

interface HeaderProps {
  route: Route;
  catalog: Catalog;
  theme: Theme;
  /** What the page is about. */
  title: string;
  onSearch: () => void;
}

export function Header(props: HeaderProps) {
  const { route, catalog } = props;
  return (
    <header class="top">
      <a class="skip" href="#main">
        {t(appTexts.skip)}
      </a>
      <div class="top-inner top-first">
        <ZoneName catalog={catalog} />
        {catalog.demonstration && <span class="demonstration">{t(sharedTexts.demonstration)}</span>}
        <Tools {...props} />
      </div>
      <div class="top-second">
        <div class="top-inner">
          <ZoneName catalog={catalog} />
          <Navigation route={route} catalog={catalog} />
          <ClosedSign month={selectedMonth(route, catalog)} />
          <AsOf catalog={catalog} />
          <MonthChooser route={route} catalog={catalog} />
        </div>
      </div>
    </header>
  );
}

/** In the line that stays while a phone scrolls, and in the first line of every wider window. */
function ZoneName({ catalog }: { catalog: Catalog }) {
  return (
    <a class="zone-title" href={hrefTo('overview')}>
      {t(catalog.title)}
    </a>
  );
}

function Tools({ route, catalog, theme, title, onSearch }: HeaderProps) {
  const session = useSession();
  const other = language() === 'zh' ? 'en' : 'zh';
  const opposite: Theme = theme === 'dark' ? 'light' : 'dark';
  const signOut = () =>
    send('DELETE /api/session', {}).then(
      () => location.assign('/sign-in'),
      () => location.reload(),
    );
  return (
    <div class="tools">
      <button type="button" class="search-open" onClick={onSearch} aria-keyshortcuts="/">
        <Icon name="search" />
        <span>{t(sharedTexts.search)}</span>
        <kbd>/</kbd>
      </button>
      <button
        type="button"
        class="tool"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => {
          savePreference('lang', other);
          change({ lang: other }, true);
        }}
      >
        {t(appTexts.otherLanguage)}
      </button>
      <button
        type="button"
        class="tool"
        title={t(opposite === 'dark' ? appTexts.dark : appTexts.light)}
        aria-label={t(opposite === 'dark' ? appTexts.dark : appTexts.light)}
        onClick={() => {
          savePreference('theme', opposite);
          change({ theme: opposite }, true);
        }}
      >
        <Icon name={opposite === 'dark' ? 'moon' : 'sun'} />
      </button>
      <PageMenu route={route} catalog={catalog} title={title} />
      <button
        type="button"
        class="tool"
        title={t(appTexts.print)}
        aria-label={t(appTexts.print)}
        onClick={() => print()}
      >
        <Icon name="print" />
      </button>
      {session && (
        <a class="person" href={hrefTo('account')} title={t(pageTexts.account)}>
          {session.name}
        </a>
      )}
      <button type="button" class="tool" onClick={signOut}>
        {t(appTexts.signOut)}
      </button>
    </div>
  );
}

function Navigation({ route, catalog }: { route: Route; catalog: Catalog }) {
  const role = useSession()?.role;
  const plain = (page: Page, label: string, within = false) => (
    <a
      class={route.page === page || within ? 'nav-link active' : 'nav-link'}
      href={hrefTo(page)}
      aria-current={route.page === page ? 'page' : undefined}
    >
      {label}
    </a>
  );
  const entries = (page: Page, entities: Catalog['entities']) =>
    entities.map((entity) => ({
      href: hrefTo(page, entity.code),
      name: nameOf(entity),
      current: route.page === page && route.code === entity.code,
    }));
  const places = [...(catalog.zone ? [catalog.zone] : []), ...catalog.parks];
  return (
    <nav aria-label={t(appTexts.navigation)}>
      {plain('overview', t(pageTexts.overview))}
      {plain('matrix', t(pageTexts.matrix))}
      {plain('shortfalls', t(pageTexts.shortfalls))}
      {places.length > 0 && (
        <Menu label={t(pageTexts.parks)} active={route.page === 'park'} entries={entries('park', places)} />
      )}
      {catalog.departments.length > 0 && (
        <Menu
          label={t(pageTexts.departments)}
          active={route.page === 'department'}
          entries={entries('department', catalog.departments)}
        />
      )}
      {hasRole(role, 'statistician') && plain('uploads', t(pageTexts.uploads), route.page === 'upload')}
      {plain('decks', t(pageTexts.decks))}
      {plain('due', t(pageTexts.due))}
      {hasRole(role, 'admin') && plain('administration', t(pageTexts.administration))}
    </nav>
  );
}

function AsOf({ catalog }: { catalog: Catalog }) {
  if (!catalog.latestPeriod) return null;
  return (
    <span class="as-of">
      {t(sharedTexts.asOf, { period: t(formatMonth(catalog.latestPeriod)) })}
      <span class="as-of-revision">{t(sharedTexts.revision, { revision: catalog.revision })}</span>
    </span>
  );
}

/** Shown next to the month on every page. */
function ClosedSign({ month }: { month: Month | null }) {
  const closed = useClosedPeriod(month);
  if (!closed) return null;
  return (
    <a class="closed-sign" href={hrefTo('due')} title={`${closed.by} ${formatMoment(closed.at)}`}>
      {t(componentTexts.month.closed)}
    </a>
  );
}
