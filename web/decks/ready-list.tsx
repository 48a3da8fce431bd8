import type { Catalog } from '../api/catalog.ts';
import { Choice } from '../components/progress/filters.tsx';
import { nameOf } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { w } from '../present/present-words.ts';

const NOTHING_ELSE = { pages: undefined, title: undefined, deck: undefined };

/** Decks that need no putting together: the zone, one park, one department, the shortfalls. */
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
          {w('deck.readyZone')}
        </a>
      </li>
      <li>
        <a
          href={hrefTo('decks', null, { deck: 'shortfalls' })}
          aria-current={own && query.deck === 'shortfalls' ? 'true' : undefined}
        >
          {w('deck.readyShortfalls')}
        </a>
      </li>
      {catalog.parks.length > 0 && (
        <li>
          <Choice
            label={w('deck.readyPark')}
            all={w('deck.readyPark')}
            value={chosen(catalog.parks)}
            options={catalog.parks.map(named)}
            onChange={(entity) => change({ ...NOTHING_ELSE, entity })}
          />
        </li>
      )}
      {catalog.departments.length > 0 && (
        <li>
          <Choice
            label={w('deck.readyDepartment')}
            all={w('deck.readyDepartment')}
            value={chosen(catalog.departments)}
            options={catalog.departments.map(named)}
            onChange={(entity) => change({ ...NOTHING_ELSE, entity })}
          />
        </li>
      )}
    </ul>
  );
}
