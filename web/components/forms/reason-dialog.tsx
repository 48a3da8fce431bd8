import { useId, useState } from 'preact/hooks';
import { LONGEST_REASON } from '../../../contract/limits.ts';
import type { ApiProblem } from '../../api/client.ts';
import { language, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { DialogForm } from './form-dialog.tsx';

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

/** Problems listed of one answer; the first ones say enough. */
const LISTED = 8;

/** The error of a refused request, with its list of problems. */
export function ProblemNote({ problem }: { problem: ApiProblem }) {
  const problems = problem.document?.problems ?? [];
  return (
    <div class="form-error" role="alert">
      {problem.message || t(sharedTexts.error.network)}
      {problems.length > 1 && (
        <ul class="problem-list">
          {problems.slice(0, LISTED).map((one) => (
            <li key={`${one.row} ${one.column} ${one.value} ${one.code}`}>
              {language() === 'en' ? one.messageEn : one.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
