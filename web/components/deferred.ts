import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Runs when the next frame is painted and the browser is idle. Returns a function that cancels it. */
function afterPainting(run: () => void): () => void {
  let idle: number | undefined;
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(run, { timeout: 400 });
  });
  return () => {
    cancelAnimationFrame(frame);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}

/**
 * The value, delayed until the first frame is painted: for what is below the fold.
 * Null until then.
 */
export function useDeferred<T>(value: T): T | null {
  const [late, setLate] = useState<T | null>(null);
  useEffect(() => afterPainting(() => setLate(() => value)), [value]);
  return late;
}

/** Whether the document's first frame has been painted. */
let begun = false;

/**
 * Whether the document's first frame is not painted yet: only what is in view needs to be drawn for it. False
 * from then on, so that Back finds a page of full height.
 */
export function useFirstPicture(): boolean {
  const [first, setFirst] = useState(!begun);
  useLayoutEffect(() => {
    if (!first) return;
    return afterPainting(() => {
      begun = true;
      setFirst(false);
    });
  }, []);
  return first;
}

/**
 * Whether what was drawn for `value` is painted and the browser at rest. Until then rows out of sight need not be
 * laid out; from then on they are, so that searching in the page, scrolling and printing find them.
 */
export function useSettled(value: unknown): boolean {
  const [settled, setSettled] = useState<unknown>(undefined);
  useLayoutEffect(() => afterPainting(() => setSettled(() => value)), [value]);
  return settled === value;
}
