import { useEffect } from 'preact/hooks';
import { DropZone } from '../components/drop-zone/drop-zone.tsx';
import { t } from '../i18n/index.ts';
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

/**
 * The clipboard's content as files: copied files as they are; cells copied from a spreadsheet, which come as text
 * with tabs, as one TSV file. Other text is not a table and gives no file.
 */
function pastedFiles(data: DataTransfer | null, name: string): File[] {
  const files = Array.from(data?.files ?? []);
  // Spreadsheets add a picture of the cells to their text.
  const tables = files.filter(({ type }) => !type.startsWith('image/'));
  if (tables.length > 0) return tables;
  const text = data?.getData('text/plain') ?? '';
  return isTable(text) ? [new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' })] : [];
}

/** At least two rows, one of them with a tab. */
export function isTable(text: string): boolean {
  const rows = text.split(/\r\n|\n|\r/).filter((row) => row.trim() !== '');
  return rows.length >= 2 && rows.some((row) => row.includes('\t'));
}
