import type { PageContent } from '../../domain/decks/pages/page-content.ts';

/** Where a presentation is. Plain, so that every key is a function from one to the next. */
export interface Show {
  /** Page of the deck, from 0. */
  index: number;
  /** Looking into something: its pages, and which of them; the deck's page waits. */
  drill: { name: string; contents: PageContent[]; index: number } | null;
  grid: boolean;
  finding: boolean;
  blank: boolean;
}

export const START: Show = { index: 0, drill: null, grid: false, finding: false, blank: false };

/** One page on or back; within what is looked into, and from its ends back to the deck's page. */
export function turn(show: Show, step: 1 | -1, count: number): Show {
  if (show.blank) return { ...show, blank: false };
  const { drill } = show;
  if (drill) {
    const index = drill.index + step;
    if (index < 0 || index >= drill.contents.length) return { ...show, drill: null };
    return { ...show, drill: { ...drill, index } };
  }
  return { ...show, index: clamp(show.index + step, count) };
}

/** A page of the deck, whatever was open. */
export function goTo(show: Show, index: number, count: number): Show {
  return { ...START, index: clamp(index, count), blank: show.blank && show.index === index };
}

/** Closes what is open, the uppermost first; with nothing open the overview of all pages is shown. */
export function stepBack(show: Show): Show {
  if (show.blank) return { ...show, blank: false };
  if (show.finding) return { ...show, finding: false };
  if (show.grid) return { ...show, grid: false };
  if (show.drill) return { ...show, drill: null };
  return { ...show, grid: true };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

/** The content on the wall. */
export function shownContent(show: Show, contents: readonly PageContent[]): PageContent | undefined {
  return show.drill ? show.drill.contents[show.drill.index] : contents[show.index];
}

/** Where the page that is shown stands among the pages of another shape: the deck's same page, as far into it. */
export function samePage(
  contents: readonly PageContent[],
  index: number,
  there: readonly PageContent[],
): number {
  const shown = contents[index];
  const first = there.findIndex(({ page }) => page === shown?.page);
  const parts = there.filter(({ page }) => page === shown?.page).length;
  const { number, of } = shown?.part ?? { number: 1, of: 1 };
  return Math.max(0, first + Math.floor(((number - 1) / of) * parts));
}
