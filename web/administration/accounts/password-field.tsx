import type { ApiProblem } from '../../api/client.ts';
import { TextInput } from '../../components/choice.tsx';
import { FormField, fieldError } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
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
  return (
    <FormField label={label} hint={t(accountsTexts.passwordHint)} error={fieldError(problem, 'password')}>
      <span class="field-row">
        <TextInput
          value={value}
          required={isRequired}
          spellcheck={false}
          autocomplete="off"
          onInput={change}
        />
        <button type="button" class="button" onClick={() => change(generatedPassword())}>
          {t(accountsTexts.generate)}
        </button>
      </span>
    </FormField>
  );
}

/** Without 0, O, 1, l and I, which are misread when a password is read out or copied by hand. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP = 4;

/** Sixteen letters in four groups, such as `k3Fm-Qx7a-9TzR-hWp4`; 56¹⁶ of them. */
export function generatedPassword(): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The rest of a byte would make the first letters likelier.
    if (byte < 256 - (256 % LETTERS.length)) letters.push(LETTERS.charAt(byte % LETTERS.length));
  }
  const groups = Array.from({ length: GROUPS }, (_, i) => letters.slice(i * GROUP, (i + 1) * GROUP).join(''));
  return groups.join('-');
}
