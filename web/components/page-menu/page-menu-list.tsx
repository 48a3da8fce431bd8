import { useState } from 'preact/hooks';
import { formatPages } from '../../../domain/decks/page-url.ts';
import { language, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import type { Route } from '../../navigation/router.ts';
import { addToDraft, DRAFT } from '../slide/deck-content.ts';
import { deckPageOf, exportUrl } from './page-content.ts';
import { pageMenuTexts } from './texts.ts';

interface PageMenuListProps {
  route: Route;
  /** The title of a presentation of this page. */
  title: string;
  onBulletin: () => void;
}

/** The entries of the menu of a page that shows figures. */
export default function PageMenuList({ route, title, onBulletin }: PageMenuListProps) {
  const [pages, setPages] = useState<number | 'full' | null>(null);
  const page = deckPageOf(route);
  const [xlsx, csv] = (['xlsx', 'csv'] as const).map((format) => exportUrl(route, format, language()));
  if (!xlsx || !csv || !page) return null;
  return (
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
        <button type="button" onClick={onBulletin}>
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
  );
}
