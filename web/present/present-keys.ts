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
