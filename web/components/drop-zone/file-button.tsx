import { useRef } from 'preact/hooks';

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
