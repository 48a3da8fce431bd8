import { useId, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client.ts';
import { language, t } from '../i18n/index.ts';
import { CloseButton, Dialog } from './dialog.tsx';

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  text: string;
  warning?: string | null;
  placeholder?: string;
  /** On the button. */
  go: string;
  isRequired: boolean;
  /** Does it; what it throws is told here. */
  act: (reason: string) => Promise<void>;
  close: () => void;
}

/** Characters of a reason that the server takes. */
const LONGEST = 500;

/** Asks once more before something is done, and why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, warning, placeholder, go, isRequired, act, close } = props;
  const [reason, setReason] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const errorId = useId();
  const isMissing = isRequired && isAsking && reason.trim() === '';

  const submit = async (event: Event) => {
    event.preventDefault();
    setAsking(true);
    if (isRequired && reason.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await act(reason.trim());
      close();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, ''));
      setBusy(false);
    }
  };

  return (
    <Dialog label={title} class="small-dialog" onClose={close}>
      <form onSubmit={submit} noValidate>
        <header class="dialog-head">
          <h2>{title}</h2>
          <CloseButton onClose={close} />
        </header>
        <p class="dialog-sentence">{text}</p>
        {warning && <p class="dialog-warning">{warning}</p>}
        <label class={isMissing ? 'reason missing' : 'reason'}>
          <span>{isRequired ? t('reason.label') : t('reason.optional')}</span>
          <textarea
            rows={2}
            autofocus
            maxLength={LONGEST}
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
            {t('reason.missing')}
          </p>
        )}
        {problem && <ProblemNote problem={problem} />}
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

/** Problems listed of one answer; the first ones say enough. */
const LISTED = 8;

/** What the server refused and why, with each place it names. */
export function ProblemNote({ problem }: { problem: ApiProblem }) {
  const problems = problem.document?.problems ?? [];
  return (
    <div class="form-error" role="alert">
      {problem.message || t('error.network')}
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
