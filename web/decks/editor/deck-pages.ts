import type { Page } from '../../../domain/decks/deck.ts';

/** The pages with the one at `from` moved to `to`, both counted from 0. */
export function movePage(pages: readonly Page[], from: number, to: number): Page[] {
  const moved = [...pages];
  const [page] = moved.splice(from, 1);
  if (page) moved.splice(to, 0, page);
  return moved;
}

export function removePage(pages: readonly Page[], at: number): Page[] {
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
