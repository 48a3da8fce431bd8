import type { ComponentChildren } from 'preact';

interface NoticeProps {
  tone: 'red' | 'yellow' | 'green' | 'plain';
  title: string;
  role?: 'alert' | 'status';
  children?: ComponentChildren;
}

/** Something that has to be seen before going on. */
export function Notice({ tone, title, role, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={role}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}
