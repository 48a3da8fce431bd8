import { useMemo } from 'preact/hooks';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { go } from '../../navigation/navigation.ts';
import { type Route, toPage } from '../../navigation/router.ts';
import { Dialog } from '../dialog.tsx';
import { Finder } from './finder.tsx';
import { matching, type SearchEntry, searchEntries } from './search-entries.ts';
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
    go(toPage(route, entry.page, entry.code, entry.entity === undefined ? {} : { entity: entry.entity }));
  };
  return (
    <Dialog label={t(sharedTexts.search)} class="search" onClose={onClose}>
      <Finder
        id="search-list"
        label={t(searchTexts.label)}
        listLabel={t(sharedTexts.search)}
        find={(typed) => matching(entries, typed, catalog)}
        keyOf={({ page, code, entity }) => `${page}/${code}/${entity}`}
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
