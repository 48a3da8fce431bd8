import { Worker } from 'node:worker_threads';
import { DeckRefused } from '../opc/pptx-reader.ts';
import type { ContentsOf, UploadedDeckOptions, UploadedDecks } from './uploaded-deck.ts';
import type { DeckOrder, FromDeckThread, ToDeckThread } from './uploaded-deck-message.ts';

/** `uploaded-deck-thread.ts` beside this file, or `uploaded-deck-thread.js` once built. */
const THREAD = new URL(
  `./uploaded-deck-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/** Of heap, beside the file's own bytes: a deck of 120 pages takes a fifth of it. */
const MEGABYTES = 256;

/** Without a sign of progress for as long, it is ended; a deck of 120 pages needs a second from step to step at most. */
const PATIENCE_MS = 20_000;
/** However much progress there is: six times the limit without any. */
const LONGEST = 6;

export interface UploadedDeckLimits {
  /** Arguments for Node before the script: tests load TypeScript by them. */
  execArgv?: readonly string[];
  patienceMs?: number;
}

/**
 * Reads somebody's PPTX in a thread of its own, where it can take neither the processor from others nor memory
 * without end. An aborted signal ends the thread.
 */
export function uploadedDeckWorker(limits: UploadedDeckLimits = {}): UploadedDecks {
  return {
    async tell(bytes, options) {
      const last = await read({ kind: 'tell', bytes }, NOTHING, options, limits);
      if (last.is !== 'told') throw new Error(`the thread said ${last.is} of a template`);
      return last.telling;
    },
    async refill(bytes, contentsOf, options) {
      const last = await read({ kind: 'refill', bytes }, contentsOf, options, limits);
      if (last.is !== 'refilled') throw new Error(`the thread said ${last.is} of a deck`);
      const { is: _, ...refilled } = last;
      return refilled;
    },
  };
}

const NOTHING: ContentsOf = async () => [];

async function read(
  order: DeckOrder,
  contentsOf: ContentsOf,
  options: UploadedDeckOptions,
  { execArgv = [], patienceMs = PATIENCE_MS }: UploadedDeckLimits,
): Promise<FromDeckThread> {
  const { signal, onTotal, onStep } = options;
  signal?.throwIfAborted();
  const worker = new Worker(THREAD, {
    workerData: order,
    execArgv: [...execArgv],
    // Nothing of ours is handed on.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  let abort = () => {};
  let patience: NodeJS.Timeout | undefined;
  let longest: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FromDeckThread>((resolve, reject) => {
      abort = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      patience = setTimeout(() => reject(tooSlow()), patienceMs);
      longest = setTimeout(() => reject(tooSlow()), patienceMs * LONGEST);
      worker.on('message', (message: FromDeckThread) => {
        patience?.refresh();
        switch (message.is) {
          case 'asks':
            contentsOf(message.page).then((contents) => {
              patience?.refresh();
              worker.postMessage(contents satisfies ToDeckThread);
            }, reject);
            return;
          case 'total':
            return onTotal?.(message.steps);
          case 'step':
            return onStep?.();
          case 'refused': {
            const { code, message: zh, messageEn } = message.problem;
            return reject(new DeckRefused(code, zh, messageEn));
          }
          default:
            return resolve(message);
        }
      });
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
      );
      // After an answer, and after an error, this changes nothing.
      worker.on('exit', () => reject(new Error('the thread ended before the file was read')));
    });
  } finally {
    clearTimeout(patience);
    clearTimeout(longest);
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

function tooSlow(): DeckRefused {
  return new DeckRefused(
    'too-slow',
    '文件太复杂，没有在规定时间内读完，已停止',
    'The file was too complex to be read in the time allowed',
  );
}

function tooMuch(): DeckRefused {
  return new DeckRefused(
    'too-large',
    '读取这个文件需要的内存超过上限，已停止',
    'Reading this file takes more memory than allowed',
  );
}
