import { useCallback, useState } from 'preact/hooks';
import { DropZone } from '../components/drop-zone/drop-zone.tsx';
import { t } from '../i18n/index.ts';
import { refillTexts } from './refill/texts.ts';
import { deckTexts } from './texts.ts';

interface DeckDropProps {
  prompt: string;
  /** Megabytes that the server accepts; a larger file is not sent. */
  most: number;
  small: boolean;
  disabled: boolean;
  take: (file: File) => void;
}

const ENDINGS = /\.(?:pptx|potx|ppsx)$/i;

/** Takes one PPTX file. */
export function DeckDrop({ prompt, most, small, disabled, take }: DeckDropProps) {
  const [refusal, setRefusal] = useState('');
  const offer = useCallback(
    (files: File[]) => {
      if (disabled) return;
      const [file] = files;
      const why = refusalOf(files, most);
      setRefusal(why);
      if (file && why === '') take(file);
    },
    [disabled, most, take],
  );
  return (
    <DropZone
      label={prompt}
      prompt={prompt}
      release={t(refillTexts.release)}
      choose={t(refillTexts.choose)}
      accept=".pptx,.potx,.ppsx"
      onFiles={offer}
      small={small}
      disabled={disabled}
      buttonClass={small ? 'button' : 'button strong'}
      hint={<span class="drop-kinds">{t(deckTexts.drop.pptx, { size: most })}</span>}
    >
      {refusal && (
        <p class="job-error" role="alert">
          {refusal}
        </p>
      )}
    </DropZone>
  );
}

/** Why these files are not taken, or nothing. */
function refusalOf(files: readonly File[], most: number): string {
  const [file] = files;
  if (!file || files.length > 1) return t(deckTexts.drop.one);
  if (!ENDINGS.test(file.name)) return t(deckTexts.drop.notPptx);
  return file.size > most * 2 ** 20 ? t(deckTexts.drop.tooLarge, { size: most }) : '';
}
