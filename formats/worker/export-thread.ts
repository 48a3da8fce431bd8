import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import { DeckRefused } from '../opc/pptx-reader.ts';
import { type FileOrder, makeFileHere } from './export-task.ts';
import type { FromThread, ToThread } from './thread-message.ts';
import { ownBytes } from './transferable.ts';

// Viewers come first where processors are few. Linux takes this for the calling thread alone, others for the whole
// process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

/** Started as a thread: makes one file of the order it was started with and of the pages it is sent. */
const port = parentPort!;
const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

const waiting: PageContent[] = [];
let ended = false;
let wake: () => void = () => {};
port.on('message', (message: ToThread) => {
  if (message === 'end') ended = true;
  else waiting.push(message);
  wake();
});

async function* pages(): AsyncGenerator<PageContent> {
  for (;;) {
    const next = waiting.shift();
    if (next) {
      say({ is: 'taken' });
      yield next;
    } else if (ended) {
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

async function make(): Promise<void> {
  const onPage = () => say({ is: 'page' });
  const bytes = await makeFileHere(workerData as FileOrder, pages(), { onPage });
  const own = ownBytes(bytes);
  say({ is: 'file', bytes: own }, [own.buffer]);
  port.close();
}

// Not awaited here: no message is handed to a module that is still loading. A failure ends the thread with it.
void make().catch((error: unknown) => {
  if (!(error instanceof DeckRefused)) throw error;
  say({ is: 'refused', problem: error.problem });
  port.close();
});
