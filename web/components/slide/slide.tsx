import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { lightRuns } from '../../../domain/decks/rows/status-cell.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { formatMonth } from '../../../domain/format.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { Chart, type Reading } from '../../charts/chart.tsx';
import { FigureKeys } from '../../charts/figure-keys.tsx';
import { language, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { type SlideActions, SlideTable } from './slide-table.tsx';
import { SlideTiles } from './slide-tiles.tsx';

interface SlideProps extends SlideActions {
  content: PageContent;
  ratio: Ratio;
  catalog: Catalog;
  /** Page number in the deck, from 1. */
  number: number;
  count: number;
}

/** One page of a deck, for the presentation, previews and paper: the same parts in the same order as on a slide. */
export function Slide(props: SlideProps) {
  const { content, ratio } = props;
  const wide = ratio === '16:9' ? 'wide' : 'narrow';
  return (
    <section class={`slide slide-${content.kind} slide-${wide}`} aria-label={t(content.title)}>
      {content.kind === 'cover' ? <Cover {...props} /> : <Plain {...props} />}
    </section>
  );
}

function Cover({ content, catalog }: SlideProps) {
  return (
    <>
      <div class="cover-body">
        <h1>{t(content.title)}</h1>
        <i class="cover-rule" />
        {content.sentence && <p class="cover-subtitle">{t(content.sentence)}</p>}
        {content.tiles.map((tile) => (
          <p key={tile.id} class={`cover-${tile.id}`}>
            {t(tile.name)} {t(tile.value)}
          </p>
        ))}
        {content.remark && <p class="cover-remark">{content.remark}</p>}
      </div>
      {catalog.demonstration && <p class="cover-demonstration">{t(sharedTexts.demonstration)}</p>}
    </>
  );
}

function Plain({ content, ratio, catalog, number, count, drill }: SlideProps) {
  const { part, sentence, tiles, figures, tables, paragraphs, remark, key } = content;
  const [table] = tables;
  const bare = !table && figures.length === 0 && paragraphs.length === 0;
  return (
    <>
      <header class="slide-head">
        <h1>
          {t(content.title)}
          {part && <span class="slide-part">{`${part.number}/${part.of}`}</span>}
        </h1>
        {sentence && <p class={bare ? 'slide-sentence alone' : 'slide-sentence'}>{t(sentence)}</p>}
      </header>
      {tiles.length > 0 && <SlideTiles tiles={tiles} />}
      <div class="slide-body">
        {table && <SlideTable content={content} table={table} ratio={ratio} drill={drill} />}
        {figures.length > 0 && <SlideFigures figures={figures} ratio={ratio} />}
        {paragraphs.length > 0 && (
          <div class="slide-text">
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        )}
      </div>
      {remark && (
        <p class="slide-remark">
          <b>{language() === 'zh' ? '备注：' : 'Remark: '}</b>
          {remark}
        </p>
      )}
      {key && <LightKey text={t(key)} />}
      <footer class="slide-foot">
        <span>
          {t(sharedTexts.asOf, { period: t(formatMonth(content.asOf.period)) })}
          {` · ${t(sharedTexts.revision, { revision: content.asOf.revision })}`}
          {catalog.demonstration && ` · ${t(sharedTexts.demonstration)}`}
        </span>
        <span class="slide-number">{`${number} / ${count}`}</span>
      </footer>
    </>
  );
}

/** The legend of the lights, in their colours. */
function LightKey({ text }: { text: string }) {
  return (
    <p class="slide-key">
      {lightRuns(text).map(({ text: piece, light }, index) =>
        light ? (
          <span key={index} class={`light ${light}`}>
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

/** Charts side by side; on 4:3 one below the other. */
function SlideFigures({ figures, ratio }: { figures: Figure[]; ratio: Ratio }) {
  return (
    <div class={`slide-figures count-${Math.min(figures.length, 2)}`}>
      {figures.slice(0, 2).map((figure) => (
        <SlideFigure key={figure.kind} figure={figure} ratio={ratio} />
      ))}
    </div>
  );
}

/** Pixels; in a lower chart labels of the usual size would overlap. */
const LOW = 250;

/** Path and months charts have no entities to name or judge. */
const READING: Reading = {};

function SlideFigure({ figure, ratio }: { figure: Figure; ratio: Ratio }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => setHeight(box.current?.clientHeight ?? 0), [ratio, figure]);
  const unit = t(unitText(figure.unit));
  return (
    <figure>
      <figcaption>
        {t(figure.measure)}
        <span class="slide-unit">{language() === 'zh' ? `（${unit}）` : ` (${unit})`}</span>
        <FigureKeys figure={figure} />
      </figcaption>
      <div class={height > 0 && height < LOW ? 'slide-chart low' : 'slide-chart'} ref={box}>
        {height > 0 && <Chart figure={figure} reading={READING} height={height} />}
      </div>
    </figure>
  );
}
