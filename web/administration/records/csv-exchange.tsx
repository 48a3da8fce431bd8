import { useRef, useState } from 'preact/hooks';
import type { LoadResult } from '../../../contract/tables.ts';
import { BYTE_ORDER_MARK, type CsvCell, toCsv } from '../../../domain/csv.ts';
import { NOTHING } from '../../../domain/format.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type ApiProblem, clearQueries, settle, toProblem } from '../../api/client.ts';
import { download } from '../../api/download.ts';
import { CloseButton, Dialog } from '../../components/dialog.tsx';
import { FileButton } from '../../components/drop-zone/drop-zone.tsx';
import { More, ofNumbers, Table, usePaged } from '../../components/table.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { messageOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import type { Column, Row, TableName, TablePath } from './record-columns.ts';
import { recordTexts } from './texts.ts';

interface CsvExchangeProps {
  /** Name of the data file, without its ending; also where the answer counts its rows. */
  file: TableName;
  path: TablePath;
  columns: readonly Column[];
  rows: readonly Row[];
  saved: (message: string) => Promise<void>;
}

/** Downloads the whole table as CSV for a spreadsheet, and uploads it again. */
export function CsvExchange({ file, path, columns, rows, saved }: CsvExchangeProps) {
  const [chosen, setChosen] = useState<File | null>(null);
  const save = () => {
    const head = columns.map(({ name }) => name);
    const lines = rows.map((row) => columns.map((column) => toCsvCell(column, row)));
    const blob = new Blob([BYTE_ORDER_MARK, toCsv([head, ...lines])], { type: 'text/csv' });
    download(blob, `${file}.csv`);
  };
  return (
    <>
      <button type="button" class="button" onClick={save}>
        {t(recordTexts.csv.download)}
      </button>
      <FileButton
        label={t(recordTexts.csv.upload)}
        accept=".csv"
        onFiles={([file]) => setChosen(file ?? null)}
      />
      {chosen && (
        <CsvDialog
          key={`${chosen.name} ${chosen.lastModified}`}
          chosen={chosen}
          file={file}
          path={path}
          saved={saved}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}

/** Negative numbers stay numbers: as text they would be guarded like a formula. */
function toCsvCell({ name, type }: Column, row: Row): CsvCell {
  const text = row[name] ?? '';
  return type === 'number' && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

interface CsvDialogProps {
  chosen: File;
  file: TableName;
  path: TablePath;
  saved: (message: string) => Promise<void>;
  close: () => void;
}

/** Shows what the file would change, or everything that is wrong with it; then saves it. */
function CsvDialog({ chosen, file, path, saved, close }: CsvDialogProps) {
  const [preview, setPreview] = useState<LoadResult | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const begun = useRef(false);

  const post = async (isPreview: boolean): Promise<LoadResult | null> => {
    setBusy(true);
    try {
      const response = await fetch(isPreview ? `${path}?preview=1` : path, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: chosen,
      });
      return await settle<LoadResult>(response.status, await response.json().catch(() => null));
    } catch (error) {
      setProblem(toProblem(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  if (!begun.current) {
    begun.current = true;
    void post(true).then((answer) => answer && setPreview(answer));
  }
  const keep = async () => {
    const answer = await post(false);
    if (!answer) return;
    clearQueries();
    await saved(t(recordTexts.csv.saved, { file: chosen.name }));
    close();
  };
  const counts = preview?.summary[file];
  const isSame = counts !== undefined && counts.new + counts.changed === 0;
  return (
    <Dialog
      label={t(recordTexts.csv.title, { file: chosen.name })}
      class="small-dialog wide-dialog"
      onClose={close}
    >
      <header class="dialog-head">
        <h2>{t(recordTexts.csv.title, { file: chosen.name })}</h2>
        <CloseButton onClose={close} />
      </header>
      <div aria-live="polite">
        {!preview && !problem && <p class="note">{t(sharedTexts.loading)}…</p>}
        {counts && (
          <p class="dialog-sentence">
            {isSame
              ? t(recordTexts.csv.same, { same: counts.same })
              : t(recordTexts.csv.preview, { new: counts.new, changed: counts.changed, same: counts.same })}
          </p>
        )}
        {problem && (
          <>
            <p class="form-error">{problem.message || t(sharedTexts.error.network)}</p>
            <ProblemTable problems={problem.document?.problems ?? []} />
          </>
        )}
      </div>
      <p class="form-end">
        {preview && !problem && !isSame && (
          <button type="button" class="button strong" disabled={isBusy} aria-busy={isBusy} onClick={keep}>
            {t(recordTexts.csv.go)}
          </button>
        )}
        <button type="button" class="button plain" onClick={close}>
          {t(sharedTexts.cancel)}
        </button>
      </p>
    </Dialog>
  );
}

/** Every problem of a data file, with its row and column. */
function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const { shown, more } = usePaged(problems);
  if (problems.length === 0) return null;
  return (
    <>
      <Table
        caption={t(columnTexts.problem)}
        heads={[
          ofNumbers(t(columnTexts.row)),
          t(columnTexts.column),
          t(columnTexts.written),
          t(columnTexts.problem),
        ]}
      >
        {shown.map((problem) => (
          <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
            <td class="number">{problem.row ?? NOTHING}</td>
            <td>{problem.column ?? NOTHING}</td>
            <td>{problem.value ?? NOTHING}</td>
            <td>{messageOf(problem)}</td>
          </tr>
        ))}
      </Table>
      <More shown={shown.length} all={problems.length} more={more} />
    </>
  );
}
