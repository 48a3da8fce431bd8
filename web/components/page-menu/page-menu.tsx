import { useState } from 'preact/hooks';
import { formatPages } from '../../../domain/decks/page-url.ts';
import type { Catalog } from '../../api/catalog.ts';
import { language, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import type { Route } from '../../navigation/router.ts';
import { Icon } from '../icon.tsx';
import { lazy } from '../lazy.tsx';
import { useMenu } from '../menu.tsx';
import { addToDraft, DRAFT } from '../slide/deck-content.ts';
import { deckPageOf, exportUrl } from './page-content.ts';
import { pageMenuTexts } from './texts.ts';

const BulletinDialog = lazy(() => import('./bulletin-dialog.tsx'));

interface PageMenuProps {
  route: Route;
  catalog: Catalog;
  /** The title of a presentation of this page. */
  title: string;
}

/** What can be taken from a page that shows figures: its table, its sentences, a slide of it. */
export function PageMenu({ route, catalog, title }: PageMenuProps) {
  const menu = useMenu();
  const [isWriting, setWriting] = useState(false);
  const [pages, setPages] = useState<number | 'full' | null>(null);
  const page = deckPageOf(route);
  const [xlsx, csv] = (['xlsx', 'csv'] as const).map((format) => exportUrl(route, format, language()));
  if (!xlsx || !csv || !page) return null;
  return (
    <>
      <details class="menu page-menu" ref={menu} onToggle={() => setPages(null)}>
        <summary class="tool" title={t(pageMenuTexts.label)} aria-label={t(pageMenuTexts.label)}>
          <Icon name="download" />
        </summary>
        <ul class="menu-list">
          <li>
            <a href={xlsx} download>
              {t(pageMenuTexts.xlsx)}
            </a>
          </li>
          <li>
            <a href={csv} download>
              {t(pageMenuTexts.csv)}
            </a>
          </li>
          <li>
            <button
              type="button"
              onClick={() => {
                if (menu.current) menu.current.open = false;
                setWriting(true);
              }}
            >
              {t(pageMenuTexts.bulletinOpen)}
            </button>
          </li>
          <li>
            <a href={hrefTo('present', null, { pages: formatPages([page]), title })}>
              {t(pageMenuTexts.present)}
            </a>
          </li>
          <li>
            <button
              type="button"
              onClick={() => setPages(addToDraft(page, t(pageMenuTexts.deckTitle))?.pages.length ?? 'full')}
            >
              {t(pageMenuTexts.add)}
            </button>
          </li>
          {pages !== null && (
            <li class="menu-note" role="status">
              {pages === 'full' ? t(pageMenuTexts.full) : t(pageMenuTexts.added, { count: pages })}{' '}
              <a href={hrefTo('decks', null, { deck: DRAFT })}>{t(pageMenuTexts.openDeck)}</a>
            </li>
          )}
        </ul>
      </details>
      {isWriting && <BulletinDialog route={route} catalog={catalog} onClose={() => setWriting(false)} />}
    </>
  );
}
