/** Everything that the notes window shows: it requests nothing from the server. */
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

/** From the notes window: `hello` when it opens, `turn` and `restart` on its buttons. To it: `state`. */
type NotesMessage =
  | { is: 'state'; state: NotesState }
  | { is: 'hello' }
  | { is: 'turn'; step: 1 | -1 }
  | { is: 'restart' };

const NAME = 'deck-notes';

/** Messages between windows of one browser. Does nothing in a browser without BroadcastChannel. */
export function openChannel(onMessage: (message: NotesMessage) => void): {
  send(message: NotesMessage): void;
  close(): void;
} {
  if (typeof BroadcastChannel === 'undefined') return { send: () => {}, close: () => {} };
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event: MessageEvent<NotesMessage>) => onMessage(event.data);
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
}
