import type { ComponentChildren } from 'preact';
import type { ApiProblem } from '../../api/client.ts';
import { DialogForm } from './dialog-form.tsx';
import { isToldBeside } from './form-field.tsx';
import { ProblemNote } from './reason-dialog.tsx';

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
          {problem && !isToldBeside(problem, fields) && <ProblemNote problem={problem} />}
        </>
      )}
    </DialogForm>
  );
}
