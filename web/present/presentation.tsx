import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Ratio } from '../../domain/decks/export-job.ts';
import { paginate } from '../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import { fillPeriod } from '../../domain/decks/period-words.ts';
import type { Catalog } from '../api/catalog.ts';
import { loadCharts } from '../charts/load.ts';
import { Patterns } from '../components/progress/patterns.tsx';
import type { DeckContent } from '../components/slide/deck-content.ts';
import { Slide } from '../components/slide/slide.tsx';
import { SlideFrame } from '../components/slide/slide-frame.tsx';
import { language, nameOrCode, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Route } from '../navigation/router.ts';
import { toggleFullScreen } from '../navigation/shortcuts.ts';
import { themeOf } from '../navigation/theme.ts';
import { now } from './clock.ts';
import { Controls } from './controls.tsx';
import { DrilldownCache } from './drilldown-cache.ts';
import { openChannel } from './notes/notes-channel.ts';
import { Grid } from './page-grid.tsx';
import { Find } from './page-search.tsx';
import {
  type Command,
  commandOf,
  goTo,
  INITIAL_STATE,
  type PresentationState,
  samePage,
  shownContent,
  stepBack,
  turnPage,
} from './presentation-state.ts';
import { presentTexts } from './texts.ts';

interface PresentationProps {
  route: Route;
  catalog: Catalog;
  deck: DeckContent;
}

/** The presentation: one page at a time, with everything fetched in advance. */
export function Presentation({ route, catalog, deck }: PresentationProps) {
  const { query } = route;
  const ratio = ratioOf(query.ratio);
  const contents = useMemo(() => paginate(deck.contents, ratio, language()), [deck, ratio]);
  const count = contents.length;
  const [state, setState] = useState<PresentationState>(() =>
    goTo(INITIAL_STATE, Number(query.page ?? '1') - 1 || 0, count),
  );
  const [message, setMessage] = useState('');
  const wall = useRef<HTMLDivElement>(null);
  const drills = useMemo(
    () => new DrilldownCache(catalog, deck.period, query.asOf),
    [catalog, deck, query.asOf],
  );
  const content = shownContent(state, contents);
  const [fetched, setFetched] = useState(0);
  const [done, setDone] = useState(false);

  useEffect(() => {
    loadCharts().catch(() => {});
    void drills.prefetch(deck.contents, () => setFetched(drills.size)).then(() => setDone(true));
    return () => drills.stop();
  }, [drills, deck]);

  useEffect(() => {
    change({ page: state.index === 0 ? undefined : String(state.index + 1) }, true);
  }, [state.index]);

  const drill = useCallback(
    (indicator: string, entity: string) => {
      drills.load({ indicator, entity }).then(
        (pages) => {
          setMessage('');
          if (pages.length === 0) return;
          const name = nameOrCode(catalog.indicator(indicator), indicator);
          const shown = { name, contents: paginate(pages, ratio, language()), index: 0 };
          setState((before) => ({ ...before, grid: false, finding: false, drill: shown }));
        },
        () => {
          setState((before) => ({ ...before, finding: false }));
          setMessage(t(presentTexts.notThere));
        },
      );
    },
    [catalog, drills, ratio],
  );
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => setMessage(''), 5000);
    return () => clearTimeout(timer);
  }, [message]);

  const notes = useNotes(fillPeriod(deck.deck.title, deck.period), contents, state, (step) =>
    setState((before) => turnPage(before, step, count)),
  );
  const changeRatio = (next: Ratio) => {
    // Tables may take more pages at the other aspect ratio: stay at the same content.
    const there = paginate(deck.contents, next, language());
    setState((before) => goTo(before, samePage(contents, before.index, there), there.length));
    change({ ratio: next }, true);
  };
  const close = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    const { deck: name, pages, title, entity } = query;
    location.assign(hrefTo('decks', null, { deck: name, pages, title, entity, ratio: query.ratio }));
  };

  const update = (changes: Partial<PresentationState>) => setState((before) => ({ ...before, ...changes }));
  const showPage = (index: number) => setState((before) => goTo(before, index, count));
  const commands: Record<Command, () => void> = {
    next: () => setState((before) => turnPage(before, 1, count)),
    previous: () => setState((before) => turnPage(before, -1, count)),
    first: () => showPage(0),
    last: () => showPage(count - 1),
    escape: () => setState(stepBack),
    grid: () => update({ finding: false, grid: !state.grid }),
    find: () => update({ grid: false, finding: true }),
    blank: () => update({ blank: true }),
    notes: notes.open,
    full: toggleFullScreen,
    theme: () => change({ theme: themeOf(query) === 'dark' ? 'light' : 'dark' }, true),
  };

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (state.blank && event.key.length > 0 && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        return commands.escape();
      }
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      // The thumbnails have arrows of their own.
      if (state.grid && (command === 'next' || command === 'previous')) return;
      commands[command]();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });

  // The space bar turns the page; it must not press the button that has the focus.
  useLayoutEffect(() => {
    if (!state.grid && !state.finding) wall.current?.focus({ preventScroll: true });
  }, [content, state.grid, state.finding]);

  return (
    <div
      class={`present present-${ratio === '4:3' ? 'narrow' : 'wide'}`}
      data-fetched={fetched}
      data-done={done ? '1' : '0'}
    >
      <Patterns />
      <main class="present-wall" tabIndex={-1} ref={wall} aria-live="polite">
        {content && (
          <SlideFrame ratio={ratio}>
            <Slide
              key={`${state.index} ${state.drill?.name ?? ''} ${state.drill?.index ?? ''}`}
              content={content}
              ratio={ratio}
              catalog={catalog}
              number={state.drill ? state.drill.index + 1 : state.index + 1}
              count={state.drill ? state.drill.contents.length : count}
              drill={drill}
            />
          </SlideFrame>
        )}
      </main>
      {state.drill && <p class="present-drilled">{t(presentTexts.back, { page: state.index + 1 })}</p>}
      {state.grid && (
        <Grid contents={contents} index={state.index} ratio={ratio} catalog={catalog} onPick={showPage} />
      )}
      {state.finding && (
        <Find
          contents={contents}
          catalog={catalog}
          onPage={showPage}
          onIndicator={(indicator) => catalog.zone && drill(indicator, catalog.zone.code)}
        />
      )}
      <Controls
        page={state.index + 1}
        count={count}
        ratio={ratio}
        drilled={state.drill !== null}
        onCommand={(command) => commands[command]()}
        onRatio={changeRatio}
        onClose={close}
      />
      {message && (
        <p class="present-message" role="status">
          {message}
        </p>
      )}
      {state.blank && (
        <button type="button" class="present-blank" onClick={commands.escape}>
          <span class="only-read">{t(presentTexts.blankSign)}</span>
        </button>
      )}
    </div>
  );
}

/** The address's aspect ratio, else the screen's: old projectors are 4:3. */
function ratioOf(given: string | undefined): Ratio {
  if (given === '16:9' || given === '4:3') return given;
  return window.innerWidth / window.innerHeight < 1.45 ? '4:3' : '16:9';
}

/** Sends the state to the notes window, and turns pages when that window says so. */
function useNotes(
  title: string,
  contents: readonly PageContent[],
  state: PresentationState,
  onTurn: (step: 1 | -1) => void,
) {
  const startedAt = useRef(now());
  const channel = useRef<ReturnType<typeof openChannel> | null>(null);
  const sendState = useRef(() => {});
  const turned = useRef(onTurn);
  turned.current = onTurn;
  sendState.current = () => {
    const content = shownContent(state, contents);
    const next = state.drill ? contents[state.index] : contents[state.index + 1];
    if (!content) return;
    channel.current?.send({
      is: 'state',
      state: {
        title,
        page: state.index + 1,
        count: contents.length,
        heading: t(content.title),
        notes: t(content.notes),
        remark: content.remark,
        next: next ? t(next.title) : null,
        startedAt: startedAt.current,
      },
    });
  };
  useEffect(() => {
    channel.current = openChannel((message) => {
      if (message.is === 'hello') sendState.current();
      else if (message.is === 'turn') turned.current(message.step);
      else if (message.is === 'restart') {
        startedAt.current = now();
        sendState.current();
      }
    });
    sendState.current();
    return () => channel.current?.close();
  }, []);
  useEffect(() => sendState.current(), [state, contents]);
  const open = () => {
    window.open(hrefTo('present', null, { view: 'notes' }), 'deck-notes', 'width=900,height=640');
  };
  return { open };
}
