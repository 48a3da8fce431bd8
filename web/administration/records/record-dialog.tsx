import { useState } from 'preact/hooks';
import type { ApiProblem } from '../../api/client.ts';
import { Select, TextInput } from '../../components/choice.tsx';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { FormField, fieldError } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { administrationTexts } from '../texts.ts';
import type { Column, Row } from './record-columns.ts';

interface RecordDialogProps {
  title: string;
  columns: readonly Column[];
  row: Row;
  isNew: boolean;
  save: (row: Row, reason: string) => Promise<void>;
  close: () => void;
}

/** One row as a form; errors of the server are shown at their fields. */
export function RecordDialog({ title, columns, row, isNew, save, close }: RecordDialogProps) {
  const [values, setValues] = useState<Row>(row);
  const [reason, setReason] = useState('');
  const shown = columns.filter(({ belongsTo }) => belongsTo?.(values) ?? true);
  /** What does not belong to the row any more, such as the base of what is no index now, is sent blank. */
  const sent = (): Row => {
    const blank = columns.filter((column) => !shown.includes(column)).map(({ name }) => [name, '']);
    return { ...values, ...(Object.fromEntries(blank) as Row) };
  };
  return (
    <FormDialog
      title={title}
      go={t(administrationTexts.save)}
      fields={shown.map(({ name }) => name)}
      save={() => save(sent(), reason.trim())}
      close={close}
      isWide
    >
      {(problem) => (
        <>
          <div class="record-fields">
            {shown.map((column) => (
              <RecordField
                key={column.name}
                column={column}
                value={values[column.name] ?? ''}
                isFixed={column.isKey === true && !isNew}
                problem={problem}
                change={(value) => setValues((before) => ({ ...before, [column.name]: value }))}
              />
            ))}
          </div>
          <FormField label={t(sharedTexts.reason.optional)}>
            <TextInput value={reason} maxLength={500} onInput={setReason} />
          </FormField>
        </>
      )}
    </FormDialog>
  );
}

interface RecordFieldProps {
  column: Column;
  value: string;
  isFixed: boolean;
  problem: ApiProblem | null;
  change: (value: string) => void;
}

function RecordField({ column, value, isFixed, problem, change }: RecordFieldProps) {
  const { name, label, options, type, isRequired, hint } = column;
  return (
    <FormField label={label} hint={hint} error={fieldError(problem, name)}>
      {options ? (
        <Select value={value} options={options} required={isRequired} disabled={isFixed} onChange={change}>
          {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
        </Select>
      ) : type === 'long' ? (
        <textarea rows={2} value={value} onInput={(event) => change(event.currentTarget.value)} />
      ) : (
        <TextInput
          value={value}
          required={isRequired}
          readOnly={isFixed}
          inputMode={type === 'number' ? 'decimal' : undefined}
          onInput={change}
        />
      )}
    </FormField>
  );
}
