import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { DeckRefused } from '../opc/pptx-reader.ts';
import { uploadedDecksHere } from './uploaded-deck.ts';
import type { DeckOrder, FromDeckThread, ToDeckThread } from './uploaded-deck-message.ts';

// Viewers come first, as in `file-thread.ts`.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

/** Started as a thread: reads the one file that it was started with, and asks for what it needs of this month. */
const port = parentPort!;
const say = (message: FromDeckThread) => port.postMessage(message);
const { kind, bytes } = workerData as DeckOrder;

async function read(): Promise<FromDeckThread> {
  if (kind === 'tell') return { is: 'told', telling: await uploadedDecksHere.tell(bytes, {}) };
  const refilled = await uploadedDecksHere.refill(
    bytes,
    async (page) => {
      const answer = once(port, 'message') as Promise<[ToDeckThread]>;
      say({ is: 'asks', page });
      return (await answer)[0];
    },
    { onTotal: (steps) => say({ is: 'total', steps }), onStep: () => say({ is: 'step' }) },
  );
  return { is: 'refilled', ...refilled };
}

async function answer(): Promise<void> {
  const message = await read().catch((error: unknown): FromDeckThread => {
    if (error instanceof DeckRefused) return { is: 'refused', problem: error.problem };
    throw error;
  });
  say(message);
  port.close();
}

// Not awaited here: no message is handed to a module that is still loading. A failure ends the thread with it.
void answer();
