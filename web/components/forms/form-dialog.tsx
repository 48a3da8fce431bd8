import type { ComponentChildren } from 'preact';
import type { ApiProblem } from '../../api/client.ts';
import { DialogForm } from './dialog-form.tsx';
import { isShownAtFields } from './form-field.tsx';
import { ProblemNote } from './reason-dialog.tsx';

interface FormDialogProps {
  title: string;
  go: string;
  /** Names of the fields that show their own errors. */
  fields: readonly string[];
  /** Saves; errors are shown at the fields, or at the end of the form. */
  save: () => Promise<void>;
  close: () => void;
  isWide?: boolean;
  children: (problem: ApiProblem | null) => ComponentChildren;
}

/** A dialog with fields to save. */
export function FormDialog({ title, go, fields, save, close, isWide, children }: FormDialogProps) {
  return (
    <DialogForm
      title={title}
      class={isWide ? 'small-dialog wide-dialog' : 'small-dialog'}
      go={go}
      act={save}
      close={close}
    >
      {(problem) => (
        <>
          <div class="form-fields">{children(problem)}</div>
          {problem && !isShownAtFields(problem, fields) && <ProblemNote problem={problem} />}
        </>
      )}
    </DialogForm>
  );
}
