import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageContent } from '../../domain/deck-page.ts';
import type { Catalog } from '../catalog.ts';
import { nameOf, say } from '../i18n/index.ts';
import { w } from './words.ts';

interface Entry {
  key: string;
  name: string;
  kind: string;
  words: string[];
  take: () => void;
}

interface FindProps {
  contents: PageContent[];
  catalog: Catalog;
  onPage: (index: number) => void;
  onIndicator: (indicator: string) => void;
}

const MOST = 12;

/** Go to a page or look into an indicator by name, without leaving the presentation. */
export function Find({ contents, catalog, onPage, onIndicator }: FindProps) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const entries = useMemo((): Entry[] => {
    const indicators = catalog.indicators.map(
      (one): Entry => ({
        key: `indicator/${one.code}`,
        name: nameOf(one),
        kind: w('present.indicator'),
        words: [one.name, one.nameEn ?? '', one.code, one.category].map((word) => word.toLowerCase()),
        take: () => onIndicator(one.code),
      }),
    );
    const pages = contents.map((content, index): Entry => {
      const part = content.part ? ` ${content.part.number}/${content.part.of}` : '';
      const name = say(content.title) + part;
      return {
        key: `page/${index}`,
        name: `${index + 1}　${name}`,
        kind: w('present.inDeck'),
        words: [name.toLowerCase(), String(index + 1)],
        take: () => onPage(index),
      };
    });
    return [...indicators, ...pages];
  }, [contents, catalog, onPage, onIndicator]);
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null;
  const parts = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries
    .filter((entry) =>
      number === null
        ? parts.every((part) => entry.words.some((word) => word.includes(part)))
        : entry.key === `page/${number - 1}`,
    )
    .slice(0, MOST);
  const chosen = found[Math.min(place, found.length - 1)];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && chosen && !event.isComposing) chosen.take();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="present-find" role="dialog" aria-label={w('present.find')}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="present-found"
        aria-activedescendant={chosen ? `found-${chosen.key}` : undefined}
        aria-label={w('present.findLabel')}
        placeholder={w('present.findLabel')}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      {found.length === 0 && <p class="present-found-none">{w('present.findNone')}</p>}
      <div id="present-found" role="listbox" aria-label={w('present.find')}>
        {found.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
          <div
            key={entry.key}
            id={`found-${entry.key}`}
            role="option"
            aria-selected={entry === chosen}
            onClick={entry.take}
          >
            <span>{entry.name}</span>
            <span class="found-kind">{entry.kind}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
