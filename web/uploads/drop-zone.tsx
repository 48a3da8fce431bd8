import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { t } from '../i18n/index.ts';
import { filesOf, pastedFiles } from './dropped.ts';
import { useDropping } from './dropping.ts';
import { uploadTexts } from './texts.ts';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls';

/** Files come in by dropping them anywhere on the page, by choosing, or by pasting files or copied cells. */
export function DropZone({ add, small }: { add: (files: File[]) => void; small?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDropping(add);

  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      if ((event.target as Element).closest('input, textarea')) return;
      const files = pastedFiles(event.clipboardData, t(uploadTexts.drop.pastedName));
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, [add]);

  return (
    <section
      class={`drop-zone${isOver ? ' over' : ''}${small ? ' small' : ''}`}
      aria-label={t(uploadTexts.drop.label)}
    >
      <Icon name="upload" />
      <p class="drop-words">{isOver ? t(uploadTexts.drop.release) : t(uploadTexts.drop.words)}</p>
      <p class="drop-choose">
        <button type="button" class="button strong" onClick={() => input.current?.click()}>
          {t(uploadTexts.drop.choose)}
        </button>
        <span class="drop-paste">{t(uploadTexts.drop.paste)}</span>
      </p>
      {!small && <p class="drop-kinds">{t(uploadTexts.drop.kinds)}</p>}
      <input
        ref={input}
        type="file"
        class="only-read"
        tabIndex={-1}
        aria-label={t(uploadTexts.drop.choose)}
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          const files = filesOf(event.currentTarget.files);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
          if (files.length > 0) add(files);
        }}
      />
    </section>
  );
}
