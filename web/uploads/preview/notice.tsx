import type { ComponentChildren } from 'preact';

interface NoticeProps {
  tone: 'red' | 'yellow' | 'green' | 'plain';
  title: string;
  role?: 'alert' | 'status';
  children?: ComponentChildren;
}

/** A message at the top of the page. */
export function Notice({ tone, title, role, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={role}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}
