/** What the second window is told: everything it shows, so that it asks the server for nothing. */
export interface NotesState {
  title: string;
  /** Page of the deck, from 1, and how many there are. */
  page: number;
  count: number;
  heading: string;
  notes: string;
  remark: string | null;
  next: string | null;
  /** Milliseconds since the epoch at which the presentation began. */
  startedAt: number;
}

/** Asked by the second window when it opens, or a page turned from there. */
export type NotesMessage =
  | { is: 'state'; state: NotesState }
  | { is: 'hello' }
  | { is: 'turn'; step: 1 | -1 }
  | { is: 'restart' };

const NAME = 'deck-notes';

/** Windows of one browser talking to each other, without the server; null in a browser that cannot. */
export function openChannel(onMessage: (message: NotesMessage) => void): {
  send(message: NotesMessage): void;
  close(): void;
} {
  if (typeof BroadcastChannel === 'undefined') return { send: () => {}, close: () => {} };
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event: MessageEvent<NotesMessage>) => onMessage(event.data);
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
}
