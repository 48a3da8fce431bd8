import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalog } from '../catalog.ts';
import { t } from '../i18n/index.ts';
import { go } from '../navigation.ts';
import { type Route, toPage } from '../router.ts';
import { Dialog } from './dialog.tsx';
import { matching, type SearchEntry, searchEntries } from './search-entries.ts';

interface SearchProps {
  catalog: Catalog;
  route: Route;
  onClose: () => void;
}

/** Go to anything by name: type, ↑ ↓, Enter. */
export default function Search({ catalog, route, onClose }: SearchProps) {
  const entries = useMemo(() => searchEntries(catalog), [catalog]);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const found = matching(entries, typed);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [place]);

  const take = (entry: SearchEntry) => {
    onClose();
    go(toPage(route, entry.page, entry.code));
  };
  const pressed = (event: KeyboardEvent) => {
    const chosen = found[place];
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && chosen && !event.isComposing) take(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog label={t('search.open')} class="search" onClose={onClose}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="search-list"
        aria-activedescendant={found.length > 0 ? `search-${place}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      {found.length === 0 && <p class="note search-none">{t('search.none')}</p>}
      <div id="search-list" role="listbox" ref={list} aria-label={t('search.open')}>
        {found.map((entry, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here, the focus stays in the field
          <div
            key={`${entry.page}/${entry.code}`}
            id={`search-${at}`}
            role="option"
            aria-selected={at === place}
            onClick={() => take(entry)}
            onPointerMove={() => setPlace(at)}
          >
            <span>{entry.name}</span>
            <span class="search-kind">{entry.kind}</span>
          </div>
        ))}
      </div>
      <p class="search-keys">{t('search.keys')}</p>
    </Dialog>
  );
}
