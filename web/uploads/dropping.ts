import { useEffect, useState } from 'preact/hooks';
import { filesOf } from './dropped.ts';

/**
 * Takes files that are dropped anywhere on the page; all others would make the browser leave it.
 *
 * @returns whether files are held over the page now
 */
export function useDropping(add: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const entered = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const dropped = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = filesOf(event.dataTransfer?.files);
      if (files.length > 0) add(files);
    };
    const listened = [
      ['dragenter', entered],
      ['dragleave', leave],
      ['dragover', over],
      ['drop', dropped],
    ] as [string, EventListener][];
    for (const [name, listener] of listened) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listened) document.removeEventListener(name, listener);
    };
  }, [add]);
  return isOver;
}
