import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { componentTexts } from './texts.ts';

interface ActionTableProps {
  caption: string;
  class?: string;
  heads: readonly { label: string; isNumber?: boolean }[];
  /** What the button at each row's end does. Screen readers read it as the column's heading, which is not visible. */
  act: string;
  /** Rows, each ending in an `ActionCell`. */
  children: ComponentChildren;
}

/** A table with one action a row. */
export function ActionTable({ caption, class: name, heads, act, children }: ActionTableProps) {
  return (
    <div class="table-frame">
      <table class={name ? `plain-table ${name}` : 'plain-table'}>
        <caption class="only-read">{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ label, isNumber }) => (
              <th key={label} scope="col" class={isNumber ? 'number' : ''}>
                {label}
              </th>
            ))}
            <th scope="col">
              <span class="only-read">{act}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
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
