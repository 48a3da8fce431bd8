import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import {
  LARGEST_REFILL_BYTES,
  type RefillNote,
  type RefillReport as Report,
} from '../../../domain/decks/export-job.ts';
import { formatMonth } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { call } from '../../api/client.ts';
import { Select } from '../../components/choice.tsx';
import { selectedMonth } from '../../components/month-chooser.tsx';
import { Table } from '../../components/table.tsx';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import type { Route } from '../../navigation/router.ts';
import { DeckDrop } from '../deck-drop.tsx';
import { exportUrl, sizeText, stateText, useExport } from '../export-job.ts';
import { refillTexts } from './texts.ts';

const MOST_MEGABYTES = LARGEST_REFILL_BYTES / 2 ** 20;

/** Refills a deck that was exported and edited: uploads it, and downloads it with another month's numbers and a report. */
export function RefillView({ route, catalog }: { route: Route; catalog: Catalog }) {
  const [file, setFile] = useState<File | null>(null);
  const [month, setMonth] = useState<Month | null>(selectedMonth(route, catalog));
  const { job, failure, isBusy, start, cancel, clear } = useExport(t(refillTexts.failed));
  const take = useCallback((taken: File) => {
    clear();
    setFile(taken);
  }, []);
  const { asOf } = route.query;
  const order = (sent: File) => () => {
    const body = new FormData();
    body.append('file', sent, sent.name);
    return call('POST /api/refills', { ...(month && { period: month }), asOf }, body);
  };
  const told = job ? stateText(job, refillTexts) : t(refillTexts.sending);
  const report = job?.state === 'done' ? job.refill : null;
  return (
    <section class="deck-view" aria-labelledby="refill">
      <h2 id="refill">{t(refillTexts.title)}</h2>
      <p class="note">{t(refillTexts.lead)}</p>
      <DeckDrop
        prompt={t(file ? refillTexts.another : refillTexts.drop)}
        most={MOST_MEGABYTES}
        small={file !== null}
        disabled={isBusy}
        take={take}
      />
      {file && (
        <div class="refill-order">
          <span class="job-name">{file.name}</span>
          <span class="job-size">{sizeText(file.size)}</span>
          <label class="refill-month">
            {t(refillTexts.period)}
            <Select
              value={month ?? ''}
              options={monthsOf(catalog, month).map((one) => ({ value: one, name: t(formatMonth(one)) }))}
              disabled={isBusy}
              onChange={(chosen) => {
                clear();
                setMonth(chosen);
              }}
            />
          </label>
          {!isBusy && job?.state !== 'done' && (
            <button type="button" class="button strong" onClick={() => void start(order(file))}>
              {t(refillTexts.start)}
            </button>
          )}
          {job?.state === 'done' && (
            <a class="button strong" href={exportUrl(job)} download={job.name ?? ''}>
              {t(refillTexts.download)}
            </a>
          )}
          {isBusy && (
            <>
              <progress max={Math.max(1, job?.total ?? 1)} value={job?.done ?? 0} aria-label={told} />
              <button type="button" class="button plain" onClick={cancel}>
                {t(sharedTexts.cancel)}
              </button>
            </>
          )}
          <span class={failure ? 'job-error' : 'export-state'} role="status">
            {failure || (isBusy || job ? told : '')}
          </span>
        </div>
      )}
      {report && <RefillReport report={report} />}
    </section>
  );
}

/** Newest first. */
function monthsOf({ periods }: Catalog, selected: Month | null): Month[] {
  const known = selected === null || periods.includes(selected) ? periods : [...periods, selected];
  return [...known].sort().reverse();
}

/** What could not be refilled, and why; then what was. */
export function RefillReport({ report: { filled, missed } }: { report: Report }) {
  const slides = bySlide(filled);
  return (
    <div class="refill-report">
      {missed.length > 0 ? (
        <NoteTable title={t(refillTexts.missed, { count: missed.length })} name="missed">
          {missed.map((note, at) => (
            <tr key={at}>
              <th scope="row">{t(refillTexts.slideNumber, { slide: note.slide })}</th>
              <td>{whatOf(note)}</td>
              <td>{t(note.message)}</td>
            </tr>
          ))}
        </NoteTable>
      ) : (
        <p class="refill-whole">{t(refillTexts.nothingMissed)}</p>
      )}
      <NoteTable title={t(refillTexts.filled, { count: filled.length })} name="filled">
        {slides.map(({ slide, title, notes }) => (
          <tr key={slide}>
            <th scope="row">{t(refillTexts.slideNumber, { slide })}</th>
            <td>{title}</td>
            <td>{notes.map(filledText).join(t(refillTexts.and))}</td>
          </tr>
        ))}
      </NoteTable>
    </div>
  );
}

interface NoteTableProps {
  title: string;
  name: string;
  children: ComponentChildren;
}

function NoteTable({ title, name, children }: NoteTableProps) {
  return (
    <section aria-labelledby={`refill-${name}`}>
      <h3 id={`refill-${name}`}>{title}</h3>
      <Table
        caption={title}
        class={`refill-table ${name}`}
        heads={[t(refillTexts.slide), t(refillTexts.what), t(refillTexts.message)]}
      >
        {children}
      </Table>
    </section>
  );
}

/** Names a shape: its role and page, or its own name for shapes that were added by hand. */
function whatOf({ role, title, shape }: RefillNote): string {
  const kind = role ? t(refillTexts.role[role]) : shape;
  return title ? `${t(title)} · ${kind}` : kind;
}

/** The message; for texts their role, because “updated” alone does not name them. */
function filledText({ role, message }: RefillNote): string {
  const isText = role === 'title' || role === 'sentence' || role === 'notes';
  return isText ? t(refillTexts.role[role]) : t(message);
}

interface SlideNotes {
  slide: number;
  title: string;
  notes: RefillNote[];
}

function bySlide(notes: readonly RefillNote[]): SlideNotes[] {
  const slides = new Map<number, SlideNotes>();
  for (const note of notes) {
    const known = slides.get(note.slide);
    if (known) known.notes.push(note);
    else slides.set(note.slide, { slide: note.slide, title: note.title ? t(note.title) : '', notes: [note] });
  }
  return [...slides.values()].sort((a, b) => a.slide - b.slide);
}
