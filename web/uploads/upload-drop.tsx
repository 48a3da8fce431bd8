import { useEffect } from 'preact/hooks';
import { DropZone } from '../components/drop-zone/drop-zone.tsx';
import { t } from '../i18n/index.ts';
import { pastedFiles } from './pasted-files.ts';
import { uploadTexts } from './texts.ts';

/** Takes tables to upload: dropped, chosen, or pasted as files or as copied cells. */
export function UploadDrop({ add, small = false }: { add: (files: File[]) => void; small?: boolean }) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if ((event.target as Element).closest('input, textarea')) return;
      const files = pastedFiles(event.clipboardData, t(uploadTexts.drop.pastedName));
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [add]);

  return (
    <DropZone
      label={t(uploadTexts.drop.label)}
      prompt={t(uploadTexts.drop.words)}
      release={t(uploadTexts.drop.release)}
      choose={t(uploadTexts.drop.choose)}
      accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls"
      onFiles={add}
      multiple
      small={small}
      hint={<span class="drop-paste">{t(uploadTexts.drop.paste)}</span>}
    >
      {!small && <p class="drop-kinds">{t(uploadTexts.drop.kinds)}</p>}
    </DropZone>
  );
}
