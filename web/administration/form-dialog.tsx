import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ApiProblem } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { CloseButton, Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/reason-dialog.tsx';
import { isToldBeside } from './form-field.tsx';

interface FormDialogProps {
  title: string;
  go: string;
  /** Names of the fields that tell their own errors. */
  fields: readonly string[];
  /** Saves; what it throws is told beside the fields, or at the end. */
  save: () => Promise<void>;
  close: () => void;
  isWide?: boolean;
  children: (problem: ApiProblem | null) => ComponentChildren;
}

/** A form that is saved or left. */
export function FormDialog({ title, go, fields, save, close, isWide, children }: FormDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await save();
      close();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, ''));
      setBusy(false);
    }
  };
  return (
    <Dialog label={title} class={isWide ? 'small-dialog wide-dialog' : 'small-dialog'} onClose={close}>
      <form onSubmit={submit} autocomplete="off">
        <header class="dialog-head">
          <h2>{title}</h2>
          <CloseButton onClose={close} />
        </header>
        <div class="form-fields">{children(problem)}</div>
        {problem && !isToldBeside(problem, fields) && <ProblemNote problem={problem} />}
        <p class="form-end">
          <button type="submit" class="button strong" disabled={isBusy} aria-busy={isBusy}>
            {go}
          </button>
          <button type="button" class="button plain" onClick={close}>
            {t('dialog.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
