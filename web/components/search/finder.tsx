import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The words that were typed, in lower case. */
export function splitWords(typed: string): string[] {
  return typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether each of the words is part of one of the texts, which are in lower case. */
export function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => texts.some((text) => text.includes(word)));
}

interface FinderProps<T> {
  /** Of the list; its options are numbered after it. */
  id: string;
  /** The label of field and list. */
  label: string;
  listLabel: string;
  /** The matches, the best first. */
  find: (typed: string) => readonly T[];
  keyOf: (entry: T) => string;
  take: (entry: T) => void;
  /** Shown where nothing matches. */
  none: ComponentChildren;
  /** How one of the list is shown. */
  children: (entry: T) => ComponentChildren;
}

/** A search field with a list of matches: ↑ ↓ choose, Enter opens, and the focus stays in the field. */
export function Finder<T>({ id, label, listLabel, find, keyOf, take, none, children }: FinderProps<T>) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = find(typed);
  const last = found.length - 1;
  // The list may have become shorter since the place was chosen.
  const at = Math.max(0, Math.min(place, last));
  const chosen = found[at];

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') setPlace(Math.max(at - 1, 0));
    // Enter that ends the composing of a Chinese word is not meant for the list.
    else if (event.key === 'Enter' && chosen && !event.isComposing) take(chosen);
    else return;
    event.preventDefault();
    // Arrows turn pages where the finder lies over a presentation.
    event.stopPropagation();
  };

  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosen ? `${id}-${at}` : undefined}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      {chosen === undefined && none}
      <div id={id} role="listbox" ref={list} aria-label={listLabel}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here, the focus stays in the field
          <div
            key={keyOf(entry)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(entry)}
            onPointerMove={() => setPlace(index)}
          >
            {children(entry)}
          </div>
        ))}
      </div>
    </>
  );
}
