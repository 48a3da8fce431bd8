import { useMemo, useState } from 'preact/hooks';
import { fetchQuery, send } from '../../api/client.ts';
import { CATALOG } from '../../api/url.ts';
import { TextInput } from '../../components/choice.tsx';
import { hasWords, splitWords } from '../../components/search/finder.tsx';
import { ActionCell, More, ofNumbers, Table, usePaged } from '../../components/table.tsx';
import { t } from '../../i18n/index.ts';
import { administrationTexts } from '../texts.ts';
import { CsvExchange } from './csv-exchange.tsx';
import type { Column, Row, TableName, TablePath } from './record-columns.ts';
import { RecordDialog } from './record-dialog.tsx';
import { recordTexts } from './texts.ts';

interface RecordsSectionProps {
  title: string;
  note: string;
  /** Name of the data file that this is, without its ending. */
  file: TableName;
  path: TablePath;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Those of the file, where it has more than are edited here. */
  fileRows?: readonly Row[];
  /** A new row begins with these. */
  blank: Row;
  addLabel: string;
  changed?: () => void;
}

/** A table of entities, indicators or targets: search it, edit rows, or exchange it as CSV. */
export function RecordsSection(props: RecordsSectionProps) {
  const { title, note, file, path, columns, rows, fileRows = rows, blank, addLabel, changed } = props;
  const [typed, setTyped] = useState('');
  const [edited, setEdited] = useState<{ row: Row; isNew: boolean } | null>(null);
  const [done, setDone] = useState('');
  const inTable = columns.filter((column) => column.inTable);
  const found = useMemo(() => matching(rows, columns, typed), [rows, columns, typed]);
  const { shown, more } = usePaged(found);
  const saved = async (message: string) => {
    setDone(message);
    await fetchQuery(CATALOG).catch(() => {});
    changed?.();
  };
  const save = async (row: Row, reason: string) => {
    await send(`POST ${path}`, {}, { rows: [row], ...(reason && { reason }) });
    await saved(t(administrationTexts.saved));
  };
  return (
    <section aria-label={title}>
      <div class="section-head first">
        <h2>{title}</h2>
        <p>{note}</p>
        <button
          type="button"
          class="button strong section-act"
          onClick={() => setEdited({ row: blank, isNew: true })}
        >
          {addLabel}
        </button>
      </div>
      <p class="note saved" role="status">
        {done}
      </p>
      <div class="filters">
        <TextInput
          type="search"
          aria-label={t(recordTexts.search)}
          placeholder={t(recordTexts.search)}
          value={typed}
          onInput={setTyped}
        />
        <span class="filters-right">
          <CsvExchange file={file} path={path} columns={columns} rows={fileRows} saved={saved} />
        </span>
      </div>
      <Table
        caption={title}
        class="record-table"
        heads={[
          ...inTable.map(({ label, type }) => (type === 'number' ? ofNumbers(label) : label)),
          { label: t(administrationTexts.edit), isHidden: true },
        ]}
      >
        {shown.map((row) => (
          <tr key={keyOf(row, columns)}>
            {inTable.map((column) => (
              <td key={column.name} class={column.type === 'number' ? 'number' : ''}>
                {shownValue(row, column)}
              </td>
            ))}
            <ActionCell
              label={t(administrationTexts.edit)}
              labelOf={t(administrationTexts.editOf, { name: row.name ?? keyOf(row, columns) })}
              act={() => setEdited({ row, isNew: false })}
            />
          </tr>
        ))}
      </Table>
      {found.length === 0 && (
        <p class="note" role="status">
          {t(recordTexts.none)}
        </p>
      )}
      <More shown={shown.length} all={found.length} more={more} />
      {edited && (
        <RecordDialog
          title={
            edited.isNew
              ? addLabel
              : t(administrationTexts.editOf, { name: edited.row.name ?? keyOf(edited.row, columns) })
          }
          columns={columns.filter(({ inFileOnly }) => !inFileOnly)}
          row={edited.row}
          isNew={edited.isNew}
          save={save}
          close={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function keyOf(row: Row, columns: readonly Column[]): string {
  return columns
    .filter(({ isKey }) => isKey)
    .map((column) => shownValue(row, column))
    .join(' · ');
}

function shownValue(row: Row, { name, options }: Column): string {
  const value = row[name] ?? '';
  if (value === '') return '';
  return options?.find((option) => option.value === value)?.name ?? value;
}

/** Rows that contain every word of the search in a visible column. */
function matching(rows: readonly Row[], columns: readonly Column[], typed: string): readonly Row[] {
  const parts = splitWords(typed);
  if (parts.length === 0) return rows;
  return rows.filter((row) => {
    const texts = columns.map((column) => shownValue(row, column).toLowerCase());
    return hasWords(texts, parts);
  });
}
