import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { FileButton } from './file-button.tsx';
import { useFileDrop } from './file-drop.ts';

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
