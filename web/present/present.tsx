import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type ApiProblem, toProblem } from '../api/client.ts';
import type { PageProps } from '../components/page.tsx';
import { type DeckContent, loadDeck } from '../components/slide/deck-content.ts';
import { slideTexts } from '../components/slide/texts.ts';
import { Empty, Failure } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { NotesWindow } from './notes/notes-window.tsx';
import { Presentation } from './presentation.tsx';
import { Sheets } from './print-pages.tsx';
import { presentTexts } from './texts.ts';
import '../charts/charts.css';
import '../components/slide/slide.css';
import '../components/slide/slide-table.css';
import './present.css';
import './notes/notes-window.css';
import './print-pages.css';

/** A deck as a presentation, on paper, or its notes: it fills the window. */
export default function Present(props: PageProps) {
  const { view } = props.route.query;
  useLayoutEffect(() => {
    document.documentElement.classList.add('whole-window');
    return () => document.documentElement.classList.remove('whole-window');
  }, []);
  return view === 'notes' ? <NotesWindow /> : <Deck {...props} />;
}

function Deck({ route, catalog }: PageProps) {
  const { deck, pages, title, entity, period, asOf, view } = route.query;
  const [content, setContent] = useState<DeckContent | null>(null);
  const [error, setError] = useState<ApiProblem | null>(null);
  useEffect(() => {
    let left = false;
    // Requested once: a meeting goes on with the data that it began with.
    loadDeck(route.query).then(
      (value) => !left && setContent(value),
      (failure: unknown) => {
        if (left) return;
        const problem = toProblem(failure);
        if (problem.status === 401)
          location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
        else setError(problem);
      },
    );
    return () => {
      left = true;
    };
  }, [deck, pages, title, entity, period, asOf]);
  if (error) return <Failure error={error} />;
  if (!content) {
    return (
      <p class="present-loading" role="status" aria-busy="true">
        {t(slideTexts.loading)}
      </p>
    );
  }
  if (content.contents.length === 0) return <Empty title={t(presentTexts.noFigures)} />;
  const Shown = view === 'print' ? Sheets : Presentation;
  return <Shown route={route} catalog={catalog} deck={content} />;
}
