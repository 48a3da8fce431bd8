import { useState } from 'preact/hooks';
import { type ApiProblem, send, toProblem } from '../api/client.ts';
import { TextInput } from '../components/choice.tsx';
import { FormField, fieldError, isShownAtFields, ProblemNote } from '../components/forms/form-field.tsx';
import { t } from '../i18n/index.ts';
import { accountTexts } from './texts.ts';

const FIELDS = ['current', 'password'];

/** One's own password. The account's other sessions end with it. */
export function PasswordSection() {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const differs = isAsking && again !== password;

  const submit = async (event: Event) => {
    event.preventDefault();
    setAsking(true);
    setDone(false);
    setProblem(null);
    if (again !== password) return;
    setBusy(true);
    try {
      await send('POST /api/session/password', {}, { current, password });
      for (const clear of [setCurrent, setPassword, setAgain]) clear('');
      setAsking(false);
      setDone(true);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };

  const field = (value: string, set: (value: string) => void, autocomplete: string) => (
    <TextInput
      type="password"
      required
      maxLength={256}
      value={value}
      autocomplete={autocomplete}
      onInput={set}
    />
  );
  return (
    <section aria-labelledby="password">
      <div class="section-head">
        <h2 id="password">{t(accountTexts.password.title)}</h2>
        <p>{t(accountTexts.password.note)}</p>
      </div>
      <form class="password-form" onSubmit={submit}>
        <FormField label={t(accountTexts.password.current)} error={fieldError(problem, 'current')}>
          {field(current, setCurrent, 'current-password')}
        </FormField>
        <FormField label={t(accountTexts.password.new)} error={fieldError(problem, 'password')}>
          {field(password, setPassword, 'new-password')}
        </FormField>
        <FormField
          label={t(accountTexts.password.again)}
          error={differs ? t(accountTexts.password.differs) : undefined}
        >
          {field(again, setAgain, 'new-password')}
        </FormField>
        <div class="form-field">
          <button type="submit" class="button strong" disabled={isBusy} aria-busy={isBusy}>
            {t(accountTexts.password.go)}
          </button>
        </div>
      </form>
      {problem && !isShownAtFields(problem, FIELDS) && <ProblemNote problem={problem} />}
      <p class="note saved" role="status">
        {isDone && t(accountTexts.password.done)}
      </p>
    </section>
  );
}
