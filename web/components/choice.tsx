interface ChoiceProps {
  label: string;
  /** The entry for no choice. */
  all: string;
  value: string | undefined;
  options: { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}

/** A list to open, with an entry for no choice. */
export function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      class={value ? 'choice chosen' : 'choice'}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
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
