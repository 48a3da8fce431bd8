import { useCallback, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { filesOf } from '../../uploads/dropped.ts';
import { useDropping } from '../../uploads/dropping.ts';
import { deckTexts } from '../texts.ts';
import { refillTexts } from './texts.ts';

interface DeckDropProps {
  words: string;
  /** Megabytes that the server takes; a larger file is not even sent. */
  most: number;
  small?: boolean;
  disabled?: boolean;
  take: (file: File) => void;
}

const ENDINGS = /\.(?:pptx|potx|ppsx)$/i;

/** One PPTX comes in by dropping it anywhere on the page, or by choosing it. */
export function DeckDrop({ words, most, small, disabled, take }: DeckDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState('');
  const offer = useCallback(
    (files: File[]) => {
      if (disabled) return;
      const [file] = files;
      const why = refusal(files, most);
      setRefused(why);
      if (file && why === '') take(file);
    },
    [disabled, most, take],
  );
  const isOver = useDropping(offer);
  return (
    <section class={`drop-zone${isOver ? ' over' : ''}${small ? ' small' : ''}`} aria-label={words}>
      <Icon name="upload" />
      <p class="drop-words">{isOver ? t(refillTexts.release) : words}</p>
      <p class="drop-choose">
        <button
          type="button"
          class={small ? 'button' : 'button strong'}
          disabled={disabled}
          onClick={() => input.current?.click()}
        >
          {t(refillTexts.choose)}
        </button>
        <span class="drop-kinds">{t(deckTexts.drop.pptx, { size: most })}</span>
      </p>
      {refused && (
        <p class="job-error" role="alert">
          {refused}
        </p>
      )}
      <input
        ref={input}
        type="file"
        class="only-read"
        tabIndex={-1}
        aria-label={t(refillTexts.choose)}
        accept=".pptx,.potx,.ppsx"
        onChange={(event) => {
          const files = filesOf(event.currentTarget.files);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
          if (files.length > 0) offer(files);
        }}
      />
    </section>
  );
}

function refusal(files: readonly File[], most: number): string {
  const [file] = files;
  if (!file || files.length > 1) return t(deckTexts.drop.one);
  if (!ENDINGS.test(file.name)) return t(deckTexts.drop.notPptx);
  return file.size > most * 2 ** 20 ? t(deckTexts.drop.tooLarge, { size: most }) : '';
}
