import type { ComponentChildren } from 'preact';
import type { RefillNote, RefillReport as Report } from '../../../domain/decks/refill-report.ts';
import { say } from '../../i18n/index.ts';
import { w } from '../../present/present-words.ts';

/** What could not be refilled, and why, before everything that was. */
export function RefillReport({ report: { filled, missed } }: { report: Report }) {
  const slides = bySlide(filled);
  return (
    <div class="refill-report">
      {missed.length > 0 ? (
        <NoteTable title={w('refill.missed', { count: missed.length })} name="missed">
          {missed.map((note, at) => (
            <tr key={at}>
              <th scope="row">{w('refill.slideNumber', { slide: note.slide })}</th>
              <td>{whatOf(note)}</td>
              <td>{say(note.message)}</td>
            </tr>
          ))}
        </NoteTable>
      ) : (
        <p class="refill-whole">{w('refill.nothingMissed')}</p>
      )}
      <NoteTable title={w('refill.filled', { count: filled.length })} name="filled">
        {slides.map(({ slide, title, notes }) => (
          <tr key={slide}>
            <th scope="row">{w('refill.slideNumber', { slide })}</th>
            <td>{title}</td>
            <td>{notes.map(filledText).join(w('refill.and'))}</td>
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
              <th scope="col">{w('refill.slide')}</th>
              <th scope="col">{w('refill.what')}</th>
              <th scope="col">{w('refill.message')}</th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

/** Which shape it is: what sort of thing, of which page; somebody's own by its name. */
function whatOf({ role, title, shape }: RefillNote): string {
  const kind = role ? w(`refillRole.${role}`) : shape;
  return title ? `${say(title)} · ${kind}` : kind;
}

/** 图表：12个点 says by itself what it is of; a text does not. */
function filledText({ role, message }: RefillNote): string {
  const isText = role === 'title' || role === 'sentence' || role === 'notes';
  return isText ? w(`refillRole.${role}`) : say(message);
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
    else
      slides.set(note.slide, { slide: note.slide, title: note.title ? say(note.title) : '', notes: [note] });
  }
  return [...slides.values()].sort((a, b) => a.slide - b.slide);
}
