import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { clockText, elapsedText, useNow } from '../clock.ts';
import { commandOf } from '../presentation-state.ts';
import { presentTexts } from '../texts.ts';
import { type NotesState, openChannel } from './notes-channel.ts';

const SIZES = [18, 22, 26, 32, 40];

/** The presenter's window: notes, the next page, and the time used. */
export function NotesWindow() {
  const [state, setState] = useState<NotesState | null>(null);
  const [size, setSize] = useState(1);
  const time = useNow();
  const channel = useRef<ReturnType<typeof openChannel> | null>(null);
  useEffect(() => {
    const opened = openChannel((message) => {
      if (message.is === 'state') setState(message.state);
    });
    channel.current = opened;
    opened.send({ is: 'hello' });
    return () => opened.close();
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command !== 'next' && command !== 'previous') return;
      event.preventDefault();
      channel.current?.send({ is: 'turn', step: command === 'next' ? 1 : -1 });
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  if (!state) return <p class="notes-waiting">{t(presentTexts.notesWindow.waiting)}</p>;
  return (
    <main class="notes-window">
      <header class="notes-head">
        <span class="notes-time">
          <b>{elapsedText(time - state.startedAt)}</b> {t(presentTexts.notesWindow.elapsed)}
        </span>
        <span class="notes-time">
          <b>{clockText(time)}</b> {t(presentTexts.notesWindow.clock)}
        </span>
        <span class="notes-tools">
          <button type="button" class="button" onClick={() => channel.current?.send({ is: 'restart' })}>
            {t(presentTexts.notesWindow.restart)}
          </button>
          <button type="button" class="button" onClick={() => setSize(Math.max(0, size - 1))}>
            {t(presentTexts.notesWindow.smaller)}
          </button>
          <button type="button" class="button" onClick={() => setSize(Math.min(SIZES.length - 1, size + 1))}>
            {t(presentTexts.notesWindow.larger)}
          </button>
        </span>
      </header>
      <h1>
        <span class="notes-page">{`${state.page} / ${state.count}`}</span>
        {state.heading}
      </h1>
      <div class="notes-text" style={{ fontSize: `${SIZES[size]}px` }}>
        {state.notes.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
        {state.remark && (
          <p>
            <b>{t(presentTexts.notesWindow.remark)}</b> {state.remark}
          </p>
        )}
      </div>
      <footer class="notes-next">
        <span>{t(presentTexts.notesWindow.next)}</span> {state.next ?? t(presentTexts.notesWindow.last)}
      </footer>
    </main>
  );
}
