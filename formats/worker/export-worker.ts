import { Worker } from 'node:worker_threads';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import { DeckRefused } from '../opc/pptx-reader.ts';
import type { FileOrder, MakeFile, MakeOptions } from './export-task.ts';
import type { FromThread, ToThread } from './thread-message.ts';

/** `export-thread.ts` in this folder, or `export-thread.js` once built. */
const THREAD = new URL(`./export-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** A deck of 120 pages takes a fifth of it; what takes more is ended, and the server is not. */
const MEGABYTES = 256;

/** Pages that may wait for the thread, so that a slow writer does not gather a whole deck in memory. */
const AHEAD = 4;

/**
 * Makes a file in a thread of its own: packing pages takes the processor for tens of milliseconds each, and who
 * looks at figures meanwhile must not wait for it. An aborted signal ends the thread.
 *
 * @param execArgv arguments for Node before the script: tests load TypeScript by them
 */
export function fileWorker(execArgv: readonly string[] = []): MakeFile {
  return async (order, contents, options) => {
    options.signal?.throwIfAborted();
    const worker = new Worker(THREAD, {
      workerData: order satisfies FileOrder,
      execArgv: [...execArgv],
      // Nothing of ours is handed on.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    const abort = () => void worker.terminate();
    options.signal?.addEventListener('abort', abort, { once: true });
    try {
      return await serve(worker, contents, options);
    } finally {
      options.signal?.removeEventListener('abort', abort);
      await worker.terminate();
    }
  };
}

async function serve(
  worker: Worker,
  contents: AsyncIterable<PageContent> | Iterable<PageContent>,
  { signal, onPage }: MakeOptions,
): Promise<Uint8Array> {
  let ahead = 0;
  let goOn: () => void = () => {};
  const file = new Promise<Uint8Array>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.is === 'file') return resolve(message.bytes);
      if (message.is === 'page') return onPage?.();
      if (message.is === 'refused') {
        const { code, message: zh, messageEn } = message.problem;
        return reject(new DeckRefused(code, zh, messageEn));
      }
      ahead -= 1;
      goOn();
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      // After the file, and after an error, this changes nothing.
      reject(signal?.aborted ? signal.reason : new Error('the thread ended before the file was made'));
    });
  });
  const send = (message: ToThread) => worker.postMessage(message);
  const feed = async () => {
    for await (const content of contents) {
      signal?.throwIfAborted();
      send(content);
      ahead += 1;
      if (ahead < AHEAD) continue;
      await Promise.race([
        new Promise<void>((resolve) => {
          goOn = resolve;
        }),
        file,
      ]);
    }
    send('end');
  };
  const [bytes] = await Promise.all([file, feed()]);
  return bytes;
}
