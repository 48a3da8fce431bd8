import type { JSX } from 'preact';
import { nameOf } from '../i18n/index.ts';

export interface Option {
  value: string;
  name: string;
}

interface Named {
  name: string;
  nameEn: string | null;
}

/** Entities, indicators or departments to choose from, by their codes. */
export function toOptions(list: readonly (Named & { code: string })[]): Option[] {
  return list.map((one) => ({ value: one.code, name: nameOf(one) }));
}

/** Categories have no codes: the Chinese name identifies them. */
export function categoryOptions(list: readonly Named[]): Option[] {
  return list.map((one) => ({ value: one.name, name: nameOf(one) }));
}

interface SelectProps extends Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  options: readonly Option[];
  onChange: (value: string) => void;
}

/** A list to open. Children come before the options. */
export function Select({ options, onChange, children, ...rest }: SelectProps) {
  return (
    <select class="choice" {...rest} onChange={(event) => onChange(event.currentTarget.value)}>
      {children}
      {options.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface TextInputProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput'> {
  onInput: (value: string) => void;
}

/** One line to type. */
export function TextInput({ onInput, ...rest }: TextInputProps) {
  return <input class="field" {...rest} onInput={(event) => onInput(event.currentTarget.value)} />;
}

interface ChoiceProps {
  label: string;
  /** The entry for no choice. */
  all: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
}

/** A list to open, with an entry for no choice. */
export function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      class={value ? 'choice chosen' : 'choice'}
      value={value ?? ''}
      options={[{ value: '', name: all }, ...options]}
      onChange={(chosen) => onChange(chosen || undefined)}
    />
  );
}

interface SwitchProps {
  label: string;
  value: string | undefined;
  options: { value: string | undefined; name: string }[];
  onChange: (value: string | undefined) => void;
}

/** Adjacent buttons, one of them pressed. */
export function Switch({ label, value, options, onChange }: SwitchProps) {
  return (
    <fieldset class="switch">
      <legend class="only-read">{label}</legend>
      {options.map((option) => (
        <button
          type="button"
          key={option.name}
          aria-pressed={value === option.value}
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </button>
      ))}
    </fieldset>
  );
}
