import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Runs once the next frame is painted and nothing more urgent is left. Returns how to call it off. */
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
 * A value a moment late, for what lies below the fold: the first picture is painted before the rest is drawn.
 * Null until then.
 */
export function useDeferred<T>(value: T): T | null {
  const [late, setLate] = useState<T | null>(null);
  useEffect(() => afterPainting(() => setLate(() => value)), [value]);
  return late;
}

/** Whether the document has shown anything yet. */
let begun = false;

/**
 * Whether this is the document's first picture, not painted yet: only what is in sight need be drawn for it. False
 * ever after, so that going back finds a page of its full height.
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
