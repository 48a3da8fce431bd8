import type { PageContent } from '../../domain/decks/page-content.ts';

/** The state of a presentation. Immutable: every key is a function from one state to the next. */
export interface PresentationState {
  /** Page of the deck, from 0. */
  index: number;
  /** A drill-down: its pages, and which of them is shown. */
  drill: { name: string; contents: PageContent[]; index: number } | null;
  grid: boolean;
  finding: boolean;
  blank: boolean;
}

export const INITIAL_STATE: PresentationState = {
  index: 0,
  drill: null,
  grid: false,
  finding: false,
  blank: false,
};

/** One page on or back. Within a drill-down its own pages; past its ends the deck's page. */
export function turnPage(state: PresentationState, step: 1 | -1, count: number): PresentationState {
  if (state.blank) return { ...state, blank: false };
  const { drill } = state;
  if (drill) {
    const index = drill.index + step;
    if (index < 0 || index >= drill.contents.length) return { ...state, drill: null };
    return { ...state, drill: { ...drill, index } };
  }
  return { ...state, index: clamp(state.index + step, count) };
}

/** Goes to a page of the deck and closes what is open. */
export function goTo(state: PresentationState, index: number, count: number): PresentationState {
  return { ...INITIAL_STATE, index: clamp(index, count), blank: state.blank && state.index === index };
}

/** Closes what is open, the topmost first. With nothing open, opens the overview of all pages. */
export function stepBack(state: PresentationState): PresentationState {
  if (state.blank) return { ...state, blank: false };
  if (state.finding) return { ...state, finding: false };
  if (state.grid) return { ...state, grid: false };
  if (state.drill) return { ...state, drill: null };
  return { ...state, grid: true };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

/** The page to show. */
export function shownContent(
  state: PresentationState,
  contents: readonly PageContent[],
): PageContent | undefined {
  return state.drill ? state.drill.contents[state.drill.index] : contents[state.index];
}

/** The index of the shown page among the pages of another ratio: the same deck page, as far into it. */
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

/** What a key does in a presentation. A clicker sends PageUp, PageDown, and a full stop or B for a blank screen. */
export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'escape'
  | 'grid'
  | 'find'
  | 'blank'
  | 'notes'
  | 'full'
  | 'theme';

const KEYS: Record<string, Command> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'escape',
  o: 'grid',
  '/': 'find',
  b: 'blank',
  '.': 'blank',
  n: 'notes',
  f: 'full',
  // F5 starts a presentation in PowerPoint; here it would reload the page, which fails while the server is down.
  F5: 'full',
  d: 'theme',
};

/** Null for keys without an action, in a field, and for Space and Enter on a focused button. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target as Element | null;
  if (event.key !== 'Escape' && target?.closest?.('input, select, textarea')) return null;
  if ((event.key === ' ' || event.key === 'Enter') && target?.closest?.('button, a, summary')) return null;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
