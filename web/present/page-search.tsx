import { useMemo } from 'preact/hooks';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Catalog } from '../api/catalog.ts';
import { Finder, hasWords, splitWords } from '../components/search/finder.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { presentTexts } from './texts.ts';

interface Entry {
  key: string;
  /** Number of the page as it is shown; null for an indicator. */
  page: number | null;
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

/** Finds a page or an indicator by name, without leaving the presentation. */
export function Find({ contents, catalog, onPage, onIndicator }: FindProps) {
  const entries = useMemo((): Entry[] => {
    const indicators = catalog.indicators.map(
      (one): Entry => ({
        key: `indicator/${one.code}`,
        page: null,
        name: nameOf(one),
        kind: t(presentTexts.indicator),
        words: [one.name, one.nameEn ?? '', one.code, one.category].map((word) => word.toLowerCase()),
        take: () => onIndicator(one.code),
      }),
    );
    const pages = contents.map((content, index): Entry => {
      const part = content.part ? ` ${content.part.number}/${content.part.of}` : '';
      const name = t(content.title) + part;
      return {
        key: `page/${index}`,
        page: index + 1,
        name: `${index + 1}　${name}`,
        kind: t(presentTexts.inDeck),
        words: [name.toLowerCase(), String(index + 1)],
        take: () => onPage(index),
      };
    });
    return [...indicators, ...pages];
  }, [contents, catalog, onPage, onIndicator]);
  return (
    <div class="present-find" role="dialog" aria-label={t(presentTexts.find)}>
      <Finder
        id="present-found"
        label={t(presentTexts.findLabel)}
        listLabel={t(presentTexts.find)}
        find={(typed) => matching(entries, typed)}
        keyOf={({ key }) => key}
        take={(entry) => entry.take()}
        none={<p class="present-found-none">{t(presentTexts.findNone)}</p>}
      >
        {({ name, kind }) => (
          <>
            <span>{name}</span>
            <span class="found-kind">{kind}</span>
          </>
        )}
      </Finder>
    </div>
  );
}

/** A number finds that page; other text is matched word by word. */
function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null;
  const parts = splitWords(typed);
  return entries
    .filter((entry) => (number === null ? hasWords(entry.words, parts) : entry.page === number))
    .slice(0, MOST);
}
