import type { ComponentChildren } from 'preact';
import type { ApiProblem } from '../../api/client.ts';
import { messageOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';

interface FormFieldProps {
  label: string;
  /** What is wrong with the value. */
  error?: string | undefined;
  hint?: string | undefined;
  children: ComponentChildren;
}

/** A field with its label and error. */
export function FormField({ label, error, hint, children }: FormFieldProps) {
  return (
    <div class={error ? 'form-field missing' : 'form-field'}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is the child */}
      <label>
        <span class="form-label">{label}</span>
        {children}
      </label>
      {hint && <p class="form-hint">{hint}</p>}
      {error && <ErrorText>{error}</ErrorText>}
    </div>
  );
}

/** What is wrong, read out by screen readers at once. */
export function ErrorText({ children }: { children: ComponentChildren }) {
  return (
    <p class="form-error" role="alert">
      {children}
    </p>
  );
}

/** The error of one field in a refused request. */
export function fieldError(problem: ApiProblem | null, field: string): string | undefined {
  const found = problem?.document?.problems?.find(({ column }) => column === field);
  return found && messageOf(found);
}

/** Whether each error of a refused request belongs to one of these fields, and is shown there. */
export function isShownAtFields(problem: ApiProblem, fields: readonly string[]): boolean {
  const problems = problem.document?.problems ?? [];
  return problems.length > 0 && problems.every(({ column }) => column !== null && fields.includes(column));
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
            <li key={`${one.row} ${one.column} ${one.value} ${one.code}`}>{messageOf(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
