import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { LONGEST_REASON } from '../../../contract/core/limits.ts';
import { type ApiProblem, toProblem } from '../../api/client.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { CloseButton, Dialog } from '../dialog.tsx';
import { isShownAtFields, ProblemNote } from './form-field.tsx';

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

interface DialogFormProps {
  title: string;
  class: string;
  /** On the button. */
  go: string;
  /** Called on submit. Where it returns false, the form itself shows what is missing. */
  isComplete?: () => boolean;
  /** Submits, after which the dialog closes; an ApiProblem is handed to the children. */
  act: () => Promise<void>;
  close: () => void;
  children: (problem: ApiProblem | null) => ComponentChildren;
}

/** A dialog with a form: title, fields, and the buttons that submit or cancel. */
function DialogForm({ title, class: name, go, isComplete, act, close, children }: DialogFormProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isComplete && !isComplete()) return;
    setBusy(true);
    setProblem(null);
    try {
      await act();
      close();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  return (
    <Dialog label={title} class={name} onClose={close}>
      {/* The form shows what is missing itself; the browser's own message would cover it. */}
      <form onSubmit={submit} noValidate={isComplete !== undefined} autocomplete="off">
        <header class="dialog-head">
          <h2>{title}</h2>
          <CloseButton onClose={close} />
        </header>
        {children(problem)}
        <p class="form-end">
          <button type="submit" class="button strong" disabled={isBusy} aria-busy={isBusy}>
            {go}
          </button>
          <button type="button" class="button plain" onClick={close}>
            {t(sharedTexts.cancel)}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

interface ReasonDialogProps {
  title: string;
  /** What the action does. */
  text: string;
  warning?: string | null;
  placeholder?: string;
  /** On the button. */
  go: string;
  isRequired: boolean;
  /** Does it; an error is shown in the dialog. */
  act: (reason: string) => Promise<void>;
  close: () => void;
}

/** Asks for confirmation and a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, warning, placeholder, go, isRequired, act, close } = props;
  const [reason, setReason] = useState('');
  const [isAsking, setAsking] = useState(false);
  const errorId = useId();
  const isMissing = isRequired && isAsking && reason.trim() === '';

  const isComplete = () => {
    setAsking(true);
    return !isRequired || reason.trim() !== '';
  };

  return (
    <DialogForm
      title={title}
      class="small-dialog"
      go={go}
      isComplete={isComplete}
      act={() => act(reason.trim())}
      close={close}
    >
      {(problem) => (
        <>
          <p class="dialog-sentence">{text}</p>
          {warning && <p class="dialog-warning">{warning}</p>}
          <label class={isMissing ? 'reason missing' : 'reason'}>
            <span>{isRequired ? t(sharedTexts.reason.label) : t(sharedTexts.reason.optional)}</span>
            <textarea
              rows={2}
              autofocus
              maxLength={LONGEST_REASON}
              value={reason}
              placeholder={placeholder}
              aria-required={isRequired}
              aria-invalid={isMissing}
              aria-describedby={isMissing ? errorId : undefined}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </label>
          {isMissing && (
            <p class="form-error" id={errorId} role="alert">
              {t(sharedTexts.reason.missing)}
            </p>
          )}
          {problem && <ProblemNote problem={problem} />}
        </>
      )}
    </DialogForm>
  );
}
