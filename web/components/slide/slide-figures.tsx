import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Figure } from '../../../domain/figures/figure.ts';
import { unitText } from '../../../domain/unit.ts';
import { Chart, type Reading } from '../../charts/chart.tsx';
import { FigureKeys } from '../../charts/figure-keys.tsx';
import { language, t } from '../../i18n/index.ts';
import type { Ratio } from './slide-stage.tsx';

/** Charts side by side; on 4:3 one below the other. */
export function SlideFigures({ figures, ratio }: { figures: Figure[]; ratio: Ratio }) {
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
