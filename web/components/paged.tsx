import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../i18n/format-count.ts';
import { t } from '../i18n/index.ts';
import { componentTexts } from './texts.ts';

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
