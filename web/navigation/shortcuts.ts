import type { Month } from '../../domain/model.ts';
import { addMonths } from '../../domain/month.ts';
import { change } from './navigation.ts';

/** Whether the focused element uses the key itself: a field, a dialog, a grid. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target as Element;
  return target.closest('input, select, textarea, dialog, [role="grid"], .own-keys') !== null;
}

/** ← → change the month, `/` opens the search, `f` toggles full screen. Returns a function that stops listening. */
export function listenToKeys(shown: () => Month | null, search: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const month = shown();
    if (event.key === '/') search();
    else if (event.key === 'ArrowLeft' && month) change({ period: addMonths(month, -1) });
    else if (event.key === 'ArrowRight' && month) change({ period: addMonths(month, 1) });
    else if (event.key === 'f') toggleFullScreen();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** Into full screen or out of it, where the browser allows it. */
export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => {});
}
