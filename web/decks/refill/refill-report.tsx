import type { ComponentChildren } from 'preact';
import type { RefillNote, RefillReport as Report } from '../../../domain/decks/refill-report.ts';
import { t } from '../../i18n/index.ts';
import { refillTexts } from './texts.ts';

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
      <div class="table-frame">
        <table class={`plain-table refill-table ${name}`}>
          <caption class="only-read">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t(refillTexts.slide)}</th>
              <th scope="col">{t(refillTexts.what)}</th>
              <th scope="col">{t(refillTexts.message)}</th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
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
