import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { componentTexts } from './texts.ts';

/** The heading of a column. A hidden one is for screen readers only. */
type Head = string | { label: ComponentChildren; class?: string | undefined; isHidden?: boolean };

/** A column of numbers: `heads={[t(columnTexts.indicator), ofNumbers(t(columnTexts.ytd))]}`. */
export function ofNumbers(label: string): Head {
  return { label, class: 'number' };
}

export function Heads({ heads }: { heads: readonly Head[] }) {
  return (
    <thead>
      <tr>
        {heads.map((head, place) => {
          const { label, class: name, isHidden } = typeof head === 'string' ? { label: head } : head;
          return (
            <th key={place} scope="col" class={name}>
              {isHidden ? <span class="only-read">{label}</span> : label}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface TableProps {
  caption: string;
  class?: string;
  heads: readonly Head[];
  /** The rows. */
  children: ComponentChildren;
  /** For buttons in the rows. */
  onClick?: (event: MouseEvent) => void;
}

/** A table with its own horizontal scrolling. */
export function Table({ caption, class: name, heads, children, onClick }: TableProps) {
  return (
    <div class="table-frame">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are what is pressed */}
      <table class={name ? `plain-table ${name}` : 'plain-table'} onClick={onClick}>
        <caption class="only-read">{caption}</caption>
        <Heads heads={heads} />
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface SortHeadProps {
  text: string;
  class?: string;
  /** Null where the table is sorted by another column. */
  isDescending: boolean | null;
  onSort: () => void;
}

/** A heading that sorts the table by its column. */
export function SortHead({ text, class: name, isDescending, onSort }: SortHeadProps) {
  const [order, sign] =
    isDescending === null ? ['none', ''] : isDescending ? ['descending', '↓'] : ['ascending', '↑'];
  return (
    <th scope="col" class={name} aria-sort={order as 'none' | 'descending' | 'ascending'}>
      <button type="button" class="sort" onClick={onSort}>
        {text}
        <span class="sort-sign" aria-hidden="true">
          {sign}
        </span>
      </button>
    </th>
  );
}

interface ActionCellProps {
  label: string;
  /** The same with the row's name, for screen readers. */
  labelOf: string;
  act: () => void;
}

export function ActionCell({ label, labelOf, act }: ActionCellProps) {
  return (
    <td class="short number">
      <button type="button" class="button small" aria-label={labelOf} onClick={act}>
        {label}
      </button>
    </td>
  );
}

/** Rows drawn at first: some screens full. */
const PAGE = 100;

interface Paged<T> {
  shown: readonly T[];
  more: () => void;
}

/** The first rows of a long list, and more on request. Another list starts again from its first rows. */
export function usePaged<T>(rows: readonly T[]): Paged<T> {
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => setLimit(PAGE), [rows]);
  return { shown: rows.length > limit ? rows.slice(0, limit) : rows, more: () => setLimit(limit + 4 * PAGE) };
}

export function More({ shown, all, more }: { shown: number; all: number; more: () => void }) {
  if (shown >= all) return null;
  return (
    <p class="more">
      <button type="button" class="button" onClick={more}>
        {t(componentTexts.more.show)}
      </button>
      <span class="note">
        {t(componentTexts.more.shown, { shown: formatCount(shown), all: formatCount(all) })}
      </span>
    </p>
  );
}
