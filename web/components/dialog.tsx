import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  label: string;
  class: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A native dialog: it traps the focus and returns it. Escape and a click outside close it. */
export function Dialog({ label, class: name, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key
    <dialog
      ref={dialog}
      class={name}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}

export function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" class="tool dialog-close" aria-label={t(sharedTexts.close)} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}
