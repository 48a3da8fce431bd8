import { useState } from 'preact/hooks';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { send } from '../../api/client.ts';
import { ReasonDialog } from '../../components/forms/reason-dialog.tsx';
import { formatCount } from '../../i18n/format-count.ts';
import { t } from '../../i18n/index.ts';
import { commitTexts } from './texts.ts';

interface UndoProps {
  upload: UploadDocument;
  changed: () => Promise<void>;
}

/** Reverts a commit, with a reason. The revert is a commit too, and can be reverted. */
export function Undo({ upload, changed }: UndoProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, summary } = upload;
  const act = async (reason: string) => {
    await send('POST /api/uploads/:id/revert', { id }, { reason });
    await changed();
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {t(commitTexts.undo.open)}
      </button>
      {isOpen && (
        <ReasonDialog
          title={t(commitTexts.undo.title)}
          text={t(commitTexts.undo.what, { count: formatCount(summary.new + summary.changed) })}
          placeholder={t(commitTexts.undo.example)}
          go={t(commitTexts.undo.go)}
          isRequired
          act={act}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
