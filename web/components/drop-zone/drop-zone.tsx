import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';

interface DropZoneProps {
  /** The area's name for screen readers. */
  label: string;
  /** What to do; `release` replaces it while files are dragged over the page. */
  prompt: string;
  release: string;
  choose: string;
  /** File name endings, as in an input's `accept`. */
  accept: string;
  onFiles: (files: File[]) => void;
  /** Next to the button. */
  hint: ComponentChildren;
  /** Below the button. */
  children?: ComponentChildren;
  multiple?: boolean;
  small?: boolean;
  disabled?: boolean;
  buttonClass?: string;
}

/** Takes files by dropping them anywhere on the page, or by choosing them. */
export function DropZone({ label, prompt, release, choose, hint, children, small, ...rest }: DropZoneProps) {
  const { accept, onFiles, multiple = false, disabled = false, buttonClass = 'button strong' } = rest;
  const isOver = useFileDrop(onFiles);
  return (
    <section class={`drop-zone${isOver ? ' over' : ''}${small ? ' small' : ''}`} aria-label={label}>
      <Icon name="upload" />
      <p class="drop-words">{isOver ? release : prompt}</p>
      <p class="drop-choose">
        <FileButton
          label={choose}
          class={buttonClass}
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          onFiles={onFiles}
        />
        {hint}
      </p>
      {children}
    </section>
  );
}

interface FileButtonProps {
  label: string;
  /** File name endings, as in an input's `accept`. */
  accept: string;
  onFiles: (files: File[]) => void;
  class?: string;
  multiple?: boolean;
  disabled?: boolean;
}

/** A button that opens the browser's file chooser. */
export function FileButton({ label, accept, onFiles, class: name = 'button', ...options }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={name} disabled={options.disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        class="only-read"
        tabIndex={-1}
        aria-label={label}
        multiple={options.multiple}
        accept={accept}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          // Without this the same file, corrected, could not be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

/**
 * Takes files dropped anywhere on the page. Without a handler the browser would leave the page to show the file.
 *
 * @returns whether files are being dragged over the page
 */
function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Every element under the pointer sends its own enter and leave.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
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
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = Array.from(event.dataTransfer?.files ?? []);
      if (files.length > 0) onFiles(files);
    };
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', over],
      ['drop', drop],
    ] as [string, EventListener][];
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener);
    };
  }, [onFiles]);
  return isOver;
}
