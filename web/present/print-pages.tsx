import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ratio } from '../../domain/decks/export-job.ts';
import { paginate } from '../../domain/decks/layout/paginate.ts';
import { fillPeriod } from '../../domain/decks/period-words.ts';
import type { Catalog } from '../api/catalog.ts';
import { loadCharts } from '../charts/load.ts';
import { Switch } from '../components/choice.tsx';
import { Patterns } from '../components/progress/patterns.tsx';
import type { DeckContent } from '../components/slide/deck-content.ts';
import { Slide } from '../components/slide/slide.tsx';
import { SlideFrame } from '../components/slide/slide-frame.tsx';
import { language, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Route } from '../navigation/router.ts';
import { presentTexts } from './texts.ts';

const MILLIMETRE = 96 / 25.4;

/** The printable area of a sheet in CSS pixels; print-pages.css has the sheets and their margins. */
const PAPER = {
  a4: { width: (297 - 16) * MILLIMETRE, height: (210 - 16) * MILLIMETRE },
  a3: { width: (420 - 22) * MILLIMETRE, height: (297 - 22) * MILLIMETRE },
};

/** A deck for printing: every page on a sheet of its own, A4 or A3, with a preview on the screen. */
export function Sheets({ route, catalog, deck }: { route: Route; catalog: Catalog; deck: DeckContent }) {
  const { query } = route;
  const paper = query.paper === 'a3' ? 'a3' : 'a4';
  const ratio: Ratio = query.ratio === '4:3' ? '4:3' : '16:9';
  const contents = useMemo(() => paginate(deck.contents, ratio, language()), [deck, ratio]);
  const count = contents.length;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let left = false;
    // Charts are drawn in the frame after their library has loaded.
    loadCharts()
      .catch(() => {})
      .then(() => requestAnimationFrame(() => setTimeout(() => !left && setReady(true), 200)));
    return () => {
      left = true;
    };
  }, []);
  const { deck: word, pages, title, entity } = query;
  return (
    <div class={`sheets paper-${paper}`} aria-busy={!ready}>
      <Patterns />
      <header class="sheets-tools">
        <a
          class="button"
          href={hrefTo('decks', null, { deck: word, pages, title, entity, ratio: query.ratio })}
        >
          {t(presentTexts.print.back)}
        </a>
        <Switch
          label={t(presentTexts.print.paper)}
          value={paper === 'a3' ? 'a3' : undefined}
          options={[
            { value: undefined, name: 'A4' },
            { value: 'a3', name: 'A3' },
          ]}
          onChange={(next) => change({ paper: next }, true)}
        />
        <button type="button" class="button primary" disabled={!ready} onClick={() => print()}>
          {t(presentTexts.print.button)}
        </button>
        <span class="sheets-hint">{t(presentTexts.print.hint)}</span>
      </header>
      <main>
        <h1 class="only-read">{fillPeriod(deck.deck.title, deck.period)}</h1>
        {contents.map((content, index) => (
          <div class="sheet" key={index}>
            <SlideFrame ratio={ratio} size={PAPER[paper]}>
              <Slide content={content} ratio={ratio} catalog={catalog} number={index + 1} count={count} />
            </SlideFrame>
          </div>
        ))}
      </main>
    </div>
  );
}
