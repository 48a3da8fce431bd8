import { useRef, useState } from 'preact/hooks';
import type { Page } from '../../../domain/decks/deck.ts';
import type { Text } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';
import { deckTexts } from '../texts.ts';
import { kindName, pageName } from './page-names.ts';

interface PageListProps {
  pages: Page[];
  selected: number;
  catalog: Catalog;
  onSelect: (index: number) => void;
  onChange: (pages: Page[], selected: number) => void;
}

/** The pages of a deck. Drag them, move them with Alt and the arrows, remove them with Delete. */
export function PageList({ pages, selected, catalog, onSelect, onChange }: PageListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const focus = (index: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>('.page-item-open')[index]?.focus(),
    );
  const move = (from: number, to: number) => {
    if (to < 0 || to >= pages.length || from === to) return;
    setAnnouncement(t(deckTexts.moved, { name: pageName(pages[from]!, catalog), place: to + 1 }));
    onChange(movePage(pages, from, to), to);
    focus(to);
  };
  const remove = (index: number) => {
    if (pages.length < 2) return;
    setAnnouncement(t(deckTexts.removed, { name: pageName(pages[index]!, catalog) }));
    const next = Math.min(index, pages.length - 2);
    onChange(removePage(pages, index), next);
    focus(next);
  };
  const pressed = (event: KeyboardEvent, index: number) => {
    if (event.key === 'ArrowUp') {
      if (event.altKey) move(index, index - 1);
      else select(index - 1);
    } else if (event.key === 'ArrowDown') {
      if (event.altKey) move(index, index + 1);
      else select(index + 1);
    } else if (event.key === 'Delete') remove(index);
    else return;
    event.preventDefault();
  };
  const select = (index: number) => {
    if (index < 0 || index >= pages.length) return;
    onSelect(index);
    focus(index);
  };
  const tool = (sign: string, name: Text, disabled: boolean, act: () => void) => (
    <button type="button" title={t(name)} aria-label={t(name)} disabled={disabled} onClick={act}>
      {sign}
    </button>
  );

  return (
    <>
      <ol class="page-list" ref={list}>
        {pages.map((page, index) => (
          <li
            key={index}
            class={[
              'page-item',
              index === selected ? 'selected' : '',
              index === dragged ? 'dragged' : '',
              index === over ? (dragged !== null && dragged < index ? 'over-after' : 'over-before') : '',
            ].join(' ')}
            draggable
            onDragStart={(event) => {
              setDragged(index);
              event.dataTransfer?.setData('text/plain', String(index));
              if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, index);
              setDragged(null);
              setOver(null);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
          >
            <span class="page-grip" aria-hidden="true" />
            <button
              type="button"
              class="page-item-open"
              aria-current={index === selected ? 'true' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              onClick={() => onSelect(index)}
              onKeyDown={(event) => pressed(event, index)}
            >
              <span class="page-item-number">{index + 1}</span>
              <span class="page-item-name">{pageName(page, catalog)}</span>
              <span class="page-item-kind">{kindName(page.kind)}</span>
            </button>
            <span class="page-item-tools">
              {tool('↑', deckTexts.up, index === 0, () => move(index, index - 1))}
              {tool('↓', deckTexts.down, index === pages.length - 1, () => move(index, index + 1))}
              {tool('×', deckTexts.remove, pages.length < 2, () => remove(index))}
            </span>
          </li>
        ))}
      </ol>
      <p class="only-read" role="status">
        {announcement}
      </p>
    </>
  );
}

/** The pages with the one at `from` moved to `to`, both counted from 0. */
function movePage(pages: readonly Page[], from: number, to: number): Page[] {
  const moved = [...pages];
  const [page] = moved.splice(from, 1);
  if (page) moved.splice(to, 0, page);
  return moved;
}

function removePage(pages: readonly Page[], at: number): Page[] {
  return pages.filter((_, index) => index !== at);
}

/** The pages with one inserted after the one at `at`. */
export function insertPage(pages: readonly Page[], at: number, page: Page): Page[] {
  return [...pages.slice(0, at + 1), page, ...pages.slice(at + 1)];
}

/** A page with one field changed; an empty value removes the field. */
export function changePage(pages: readonly Page[], at: number, field: string, value: string): Page[] {
  return pages.map((page, index) => {
    if (index !== at) return page;
    const { [field]: _, ...rest } = page as unknown as Record<string, string>;
    // Required fields stay, even while they are empty.
    const kept = value !== '' || (page.kind === 'text' && (field === 'text' || field === 'title'));
    return (kept ? { ...rest, [field]: value } : rest) as unknown as Page;
  });
}
