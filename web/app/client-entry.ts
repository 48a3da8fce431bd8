import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/header.css';
import '../styles/menu.css';
import '../styles/rows.css';
import '../styles/lights.css';
import '../styles/tables.css';
import '../styles/page.css';
import '../styles/dialog.css';
import '../styles/form.css';
import '../styles/search.css';
import '../styles/phone.css';
import '../styles/print.css';

/*
 * A page drawn by the server is painted before the rest of its script runs. Events of that time are recorded and
 * dispatched again once the page is hydrated.
 */
const root = document.getElementById('app')!;
const EARLY = ['click', 'change', 'keydown'] as const;
const kept: { event: Event; chosen: string | undefined }[] = [];

function keep(event: Event): void {
  const target = event.target as Element;
  // Links work without the script.
  if (!target.closest('a')) kept.push({ event, chosen: (target as HTMLSelectElement).value });
}

async function begin(): Promise<void> {
  const { begin } = await import('./main.tsx');
  await begin(root);
  for (const type of EARLY) document.removeEventListener(type, keep, true);
  root.removeAttribute('aria-busy');
  for (const { event, chosen } of kept) {
    const target = event.target as HTMLSelectElement;
    if (!target.isConnected) continue;
    if (event.type === 'change' && chosen !== undefined) target.value = chosen;
    const Again = event.constructor as typeof Event;
    target.dispatchEvent(new Again(event.type, event));
  }
}

if (root.dataset.hydrationKey === undefined) {
  void begin();
} else {
  for (const type of EARLY) document.addEventListener(type, keep, true);
  requestAnimationFrame(() => setTimeout(begin));
}
