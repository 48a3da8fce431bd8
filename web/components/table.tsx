import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { componentTexts } from './texts.ts';

/** The heading of a column. */
type Head = string | { label: string; class?: string; isHidden?: boolean };

/** A column of numbers: `heads={[t(columnTexts.indicator), ofNumbers(t(columnTexts.ytd))]}`. */
export function ofNumbers(label: string): Head {
  return { label, class: 'number' };
}

interface TableProps {
  caption: string;
  class?: string;
  /** Texts of the headings. A hidden one is for screen readers only. */
  heads: readonly Head[];
  /** The rows. */
  children: ComponentChildren;
}

/** A table with its own horizontal scrolling. */
export function Table({ caption, class: name, heads, children }: TableProps) {
  return (
    <div class="table-frame">
      <table class={name ? `plain-table ${name}` : 'plain-table'}>
        <caption class="only-read">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, place) => {
              const {
                label,
                class: kind = '',
                isHidden = false,
              } = typeof head === 'string' ? { label: head } : head;
              return (
                <th key={place} scope="col" class={kind}>
                  {isHidden ? <span class="only-read">{label}</span> : label}
                </th>
              );
            })}
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
