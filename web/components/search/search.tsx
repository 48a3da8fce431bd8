import { useMemo } from 'preact/hooks';
import type { Entity } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { go } from '../../navigation/navigation.ts';
import { type Page, type Route, toPage } from '../../navigation/router.ts';
import { pageTexts } from '../../navigation/texts.ts';
import { Dialog } from '../dialog.tsx';
import { Finder, hasWords, splitWords } from './finder.tsx';
import { searchTexts } from './texts.ts';

interface SearchProps {
  catalog: Catalog;
  route: Route;
  onClose: () => void;
}

/** Go to anything by name: type, ↑ ↓, Enter. */
export default function Search({ catalog, route, onClose }: SearchProps) {
  const entries = useMemo(() => searchEntries(catalog), [catalog]);
  const take = (entry: SearchEntry) => {
    onClose();
    go(toPage(route, entry.page, entry.code));
  };
  return (
    <Dialog label={t(sharedTexts.search)} class="search" onClose={onClose}>
      <Finder
        id="search-list"
        label={t(searchTexts.label)}
        listLabel={t(sharedTexts.search)}
        find={(typed) => matching(entries, typed)}
        keyOf={({ page, code }) => `${page}/${code}`}
        take={take}
        none={<p class="note search-none">{t(searchTexts.none)}</p>}
      >
        {({ name, kind }) => (
          <>
            <span>{name}</span>
            <span class="search-kind">{kind}</span>
          </>
        )}
      </Finder>
      <p class="search-keys">{t(searchTexts.keys)}</p>
    </Dialog>
  );
}

/** Something that can be gone to by name. */
interface SearchEntry {
  page: Page;
  code: string | null;
  name: string;
  /** Its kind, shown next to the name. */
  kind: string;
  /** Everything it may be found by, in lower case. */
  words: string[];
}

const MOST = 40;

/** Pages, places, departments and indicators, in the order in which they are offered. */
export function searchEntries(catalog: Catalog): SearchEntry[] {
  const page = (page: Page, name: string): SearchEntry => ({
    page,
    code: null,
    name,
    kind: t(searchTexts.page),
    words: [name.toLowerCase()],
  });
  const entity = (page: Page, kind: string) => (one: Entity) => ({
    page,
    code: one.code,
    name: nameOf(one),
    kind,
    words: lowered([one.name, one.nameEn, one.shortName, one.code, ...one.aliases]),
  });
  return [
    page('overview', t(pageTexts.overview)),
    page('matrix', t(pageTexts.matrix)),
    page('shortfalls', t(pageTexts.shortfalls)),
    ...(catalog.zone ? [catalog.zone] : []).map(entity('park', t(searchTexts.zone))),
    ...catalog.parks.map(entity('park', t(searchTexts.park))),
    ...catalog.departments.map(entity('department', t(searchTexts.department))),
    ...catalog.indicators.map((one) => ({
      page: 'indicator' as const,
      code: one.code,
      name: nameOf(one),
      kind: t(searchTexts.indicator),
      words: lowered([one.name, one.nameEn, one.code, one.category, one.categoryEn]),
    })),
    ...catalog.peers.map(entity('park', t(searchTexts.peer))),
  ];
}

function lowered(words: (string | null)[]): string[] {
  return words.flatMap((word) => (word === null ? [] : [word.toLowerCase()]));
}

/**
 * Entries that contain every part of what was typed, those whose name begins with it first:
 * `matching(entries, '高新 产')` finds both 高新技术产业园区 and 高新技术产业产值.
 */
export function matching(entries: SearchEntry[], typed: string): SearchEntry[] {
  const parts = splitWords(typed);
  const found = entries.filter(({ words }) => hasWords(words, parts));
  const [first] = parts;
  if (first === undefined) return found.slice(0, MOST);
  const begins = (entry: SearchEntry) => entry.words.some((word) => word.startsWith(first));
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))].slice(0, MOST);
}
