import type { ApiProblem } from '../../api/client.ts';
import { fieldError } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
import { generatedPassword } from './generated-password.ts';
import { accountsTexts } from './texts.ts';

interface PasswordFieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  isRequired?: boolean;
  problem: ApiProblem | null;
}

/** A password to be handed over: in sight, and made up on request. */
export function PasswordField({ label, value, change, isRequired, problem }: PasswordFieldProps) {
  const error = fieldError(problem, 'password');
  return (
    <div class={error ? 'form-field missing' : 'form-field'}>
      <label>
        <span class="form-label">{label}</span>
        <span class="field-row">
          <input
            class="field"
            value={value}
            required={isRequired}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => change(event.currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => change(generatedPassword())}>
            {t(accountsTexts.generate)}
          </button>
        </span>
      </label>
      <p class="form-hint">{t(accountsTexts.passwordHint)}</p>
      {error && (
        <p class="form-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
