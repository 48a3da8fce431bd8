/** Reading processes at once; more would only take each other's processor. */
const MOST = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Waits until fewer than two files are being read. Rejects when the signal is aborted first.
 *
 * @returns to be called when done
 */
export async function waitForTurn(signal?: AbortSignal): Promise<() => void> {
  signal?.throwIfAborted();
  if (running < MOST) running++;
  else await inLine(signal);
  return () => {
    const next = waiting.shift();
    // The place is handed on, not given up, so that nobody slips in between.
    if (next) next();
    else running--;
  };
}

function inLine(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal!.reason as Error);
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(go);
  });
}
