import type { Month } from '../../domain/model.ts';
import { addMonths } from '../../domain/month.ts';
import { change } from './navigation.ts';

/** Whether the key belongs to what has the focus: text being typed, a choice being made, an open dialog. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target as Element;
  return target.closest('input, select, textarea, dialog, [role="grid"], .own-keys') !== null;
}

/** ← → turn the month, `/` searches, `f` fills the screen. Returns how to stop listening. */
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

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}
