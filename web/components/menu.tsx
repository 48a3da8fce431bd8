import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface MenuEntry {
  href: string;
  name: string;
  current: boolean;
}

/** For a disclosure of links: a click on a link or elsewhere and Escape close it. */
export function useMenu(): RefObject<HTMLDetailsElement> {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => {
      if (details.current) details.current.open = false;
    };
    const clicked = (event: MouseEvent) => {
      const inside = details.current?.contains(event.target as Node);
      if (!inside || (event.target as Element).closest('a')) close();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.current?.open) return;
      close();
      details.current.querySelector('summary')?.focus();
    };
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('click', clicked);
      document.removeEventListener('keydown', pressed);
    };
  }, []);
  return details;
}

/** A disclosure of links. */
export function Menu({ label, active, entries }: { label: string; active: boolean; entries: MenuEntry[] }) {
  return (
    <details class="menu" ref={useMenu()}>
      <summary class={active ? 'nav-link active' : 'nav-link'}>
        {label}
        <Icon name="down" />
      </summary>
      <ul class={entries.length > 12 ? 'menu-list wide' : 'menu-list'}>
        {entries.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
              {entry.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
