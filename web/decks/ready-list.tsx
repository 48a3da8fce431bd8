import type { Catalog } from '../api/catalog.ts';
import { Choice } from '../components/choice.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { deckTexts } from './texts.ts';

const NOTHING_ELSE = { pages: undefined, title: undefined, deck: undefined };

/** Ready-made decks: the zone, one park, one department, the shortfalls. */
export function ReadyList({ query, catalog }: { query: Query; catalog: Catalog }) {
  const own = !query.pages && !/^\d|^draft$/.test(query.deck ?? '');
  const isZone = own && !query.entity && query.deck !== 'shortfalls';
  const named = (one: { code: string; name: string; nameEn: string | null }) => ({
    value: one.code,
    name: nameOf(one),
  });
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
            options={catalog.parks.map(named)}
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
            options={catalog.departments.map(named)}
            onChange={(entity) => change({ ...NOTHING_ELSE, entity })}
          />
        </li>
      )}
    </ul>
  );
}
