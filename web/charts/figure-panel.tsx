import { useRef, useState } from 'preact/hooks';
import type { Figure, FigureCategory } from '../../domain/figures/figure.ts';
import { unitText } from '../../domain/unit.ts';
import { download } from '../api/download.ts';
import { toUrl } from '../api/url.ts';
import { language, t } from '../i18n/index.ts';
import { currentRoute } from '../navigation/navigation.ts';
import { Chart, type Reading } from './chart.tsx';
import { FigureKeys } from './figure-keys.tsx';
import { FigureTable } from './figure-table.tsx';
import { sourceText, standalonePicture, toPngFile, toSvgFile } from './picture.ts';
import { chartTexts } from './texts.ts';

interface FigurePanelProps {
  figure: Figure;
  reading: Reading;
  /** Whether the figures are fictional, which a saved picture says. */
  isDemonstration: boolean;
  /** Where a place of the figure leads, null for nowhere. */
  hrefOf?: (category: FigureCategory) => string | null;
  onOpen?: (href: string) => void;
}

/** A figure on the page: title and unit, what it says, the picture, its table, and whose numbers these are. */
export function FigurePanel({ figure, reading, isDemonstration, hrefOf, onOpen }: FigurePanelProps) {
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
        <PictureMenu figure={figure} isDemonstration={isDemonstration} />
        <p class="figure-source">{sourceText(figure)}</p>
      </div>
    </figure>
  );
}

/** Takes the chart away: as a picture with all that is said around it, or as its numbers. */
function PictureMenu({ figure, isDemonstration }: Pick<FigurePanelProps, 'figure' | 'isDemonstration'>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [failed, setFailed] = useState(false);
  const save = async (kind: 'png' | 'svg') => {
    const drawn = menu.current?.closest('figure')?.querySelector<SVGSVGElement>('.chart svg');
    setFailed(!drawn);
    if (!drawn) return;
    try {
      const picture = standalonePicture(figure, drawn, isDemonstration);
      const file = kind === 'svg' ? toSvgFile(picture) : await toPngFile(picture);
      download(file, `${nameOf(figure)}.${kind}`);
      if (menu.current) menu.current.open = false;
    } catch {
      setFailed(true);
    }
  };
  return (
    <details class="picture-menu" ref={menu}>
      <summary>{t(chartTexts.picture.save)}</summary>
      <ul>
        <li>
          <button type="button" onClick={() => void save('png')}>
            {t(chartTexts.picture.png)}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => void save('svg')}>
            {t(chartTexts.picture.svg)}
          </button>
        </li>
        <li>
          <a href={numbers(figure, 'xlsx')} download>
            {t(chartTexts.picture.xlsx)}
          </a>
        </li>
        <li>
          <a href={numbers(figure, 'csv')} download>
            {t(chartTexts.picture.csv)}
          </a>
        </li>
        {failed && (
          <li role="status" class="picture-failed">
            {t(chartTexts.picture.failed)}
          </li>
        )}
      </ul>
    </details>
  );
}

function nameOf(figure: Figure): string {
  return `${t(figure.title)} ${figure.period}`.replace(/[<>:"/\\|?*]/g, ' ');
}

/** The server asks for the month that the page is at, not for the figure's own: a quarterly one is then the same. */
function numbers({ kind, ranking, indicator, entity, period }: Figure, format: 'xlsx' | 'csv'): string {
  const { query } = currentRoute();
  return toUrl(`/api/exports/figure.${format}`, {
    indicator,
    entity,
    figure: ranking?.among === 'league' ? 'league' : kind,
    period: query.period ?? period,
    asOf: query.asOf,
    lang: language(),
  });
}
