import type { Figure, FigureCategory } from '../../domain/figures/figure.ts';
import { unitText } from '../../domain/unit.ts';
import { t } from '../i18n/index.ts';
import { Chart, type Reading } from './chart.tsx';
import { FigureKeys } from './figure-keys.tsx';
import { FigureTable } from './figure-table.tsx';
import { sourceText } from './picture.ts';
import { PictureMenu } from './picture-menu.tsx';
import { chartTexts } from './texts.ts';

interface FigurePanelProps {
  figure: Figure;
  reading: Reading;
  /** Where a place of the figure leads, null for nowhere. */
  hrefOf?: (category: FigureCategory) => string | null;
  onOpen?: (href: string) => void;
}

/** A figure on the page: title and unit, what it says, the picture, its table, and whose numbers these are. */
export function FigurePanel({ figure, reading, hrefOf, onOpen }: FigurePanelProps) {
  const sentence = t(figure.sentence);
  const pick = (category: FigureCategory) => {
    const href = hrefOf?.(category) ?? null;
    if (href !== null) onOpen?.(href);
  };
  return (
    <figure class={`chart-panel chart-panel-${figure.kind}`}>
      <figcaption class="figure-head">
        <h2>{t(figure.title)}</h2>
        <span class="figure-unit">{t(chartTexts.figure.unit, { unit: t(unitText(figure.unit)) })}</span>
        <FigureKeys figure={figure} />
        {sentence && <p class="figure-sentence">{sentence}</p>}
      </figcaption>
      <Chart figure={figure} reading={reading} {...(hrefOf && onOpen && { onPick: pick })} />
      <div class="figure-foot">
        <details class="figure-data">
          <summary>{t(chartTexts.figure.table)}</summary>
          <FigureTable figure={figure} {...(hrefOf && { hrefOf })} />
        </details>
        <PictureMenu figure={figure} />
        <p class="figure-source">{sourceText(figure)}</p>
      </div>
    </figure>
  );
}
