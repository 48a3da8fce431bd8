import { useEffect, useState } from 'preact/hooks';
import type { Page } from '../../domain/decks/deck.ts';
import type { Ratio } from '../../domain/decks/export-job.ts';
import { paginate } from '../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { loadPages } from '../components/slide/deck-content.ts';
import { Slide } from '../components/slide/slide.tsx';
import { SlideFrame } from '../components/slide/slide-frame.tsx';
import { slideTexts } from '../components/slide/texts.ts';
import { language, t } from '../i18n/index.ts';
import { deckTexts } from './texts.ts';

interface PreviewProps {
  page: Page;
  title: string;
  period: Month | null;
  asOf: string | undefined;
  number: number;
  count: number;
  ratio: Ratio;
  catalog: Catalog;
}

/** Milliseconds after the last key press until the page is requested. */
const TYPING = 250;

/** The selected page as it will be presented; updated with every change. */
export function Preview({ page, title, period, asOf, number, count, ratio, catalog }: PreviewProps) {
  const [contents, setContents] = useState<PageContent[]>([]);
  const [failed, setFailed] = useState(false);
  const [part, setPart] = useState(0);
  const pageKey = JSON.stringify(page);
  useEffect(() => {
    let left = false;
    setPart(0);
    const timer = setTimeout(
      () => {
        loadPages([page], period, asOf, title || '—').then(
          (answer) => {
            if (left) return;
            setContents(answer.contents);
            setFailed(false);
          },
          () => !left && setFailed(true),
        );
      },
      contents.length > 0 ? TYPING : 0,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [pageKey, title, period, asOf]);
  const paged = paginate(contents, ratio, language());
  const content = paged[Math.min(part, paged.length - 1)];
  return (
    <div class="deck-preview" aria-busy={!content && !failed}>
      <div class="preview-wall">
        {failed ? (
          <p class="preview-failed">{t(deckTexts.previewFailed)}</p>
        ) : (
          <SlideFrame ratio={ratio} fit="width">
            {content && (
              <Slide
                key={`${pageKey} ${part} ${ratio}`}
                content={content}
                ratio={ratio}
                catalog={catalog}
                number={number}
                count={count}
              />
            )}
          </SlideFrame>
        )}
      </div>
      {paged.length > 1 && (
        <p class="preview-parts">
          <button
            type="button"
            class="button"
            disabled={part === 0}
            aria-label={t(slideTexts.previous)}
            onClick={() => setPart(part - 1)}
          >
            ←
          </button>
          {t(deckTexts.previewPart, { number: part + 1, of: paged.length })}
          <button
            type="button"
            class="button"
            disabled={part >= paged.length - 1}
            aria-label={t(slideTexts.next)}
            onClick={() => setPart(part + 1)}
          >
            →
          </button>
        </p>
      )}
    </div>
  );
}
