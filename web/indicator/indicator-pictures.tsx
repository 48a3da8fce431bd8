import { useMemo } from 'preact/hooks';
import type { Figure, FigureCategory } from '../../domain/figures/figure.ts';
import type { Entity, Indicator } from '../../domain/model.ts';
import { lowerIsBetter } from '../../domain/progress/pace-and-status.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Reading } from '../charts/chart.tsx';
import { FigurePanel } from '../charts/figure-panel.tsx';
import { go, hrefWith } from '../navigation/navigation.ts';
import { parseAddress } from '../navigation/router.ts';

interface PicturesProps {
  figures: readonly Figure[];
  /** Rows of this indicator for all entities, for the lights next to a ranking. */
  rows: readonly ProgressRow[];
  entity: Entity;
  indicator: Indicator;
  isDemonstration: boolean;
}

export function Pictures({ figures, rows, entity, indicator, isDemonstration }: PicturesProps) {
  const target = rows.find((row) => row.target !== null)?.target ?? null;
  const plain: Reading = useMemo(
    () => ({ current: entity.code, lowerIsBetter: lowerIsBetter(indicator, target) }),
    [entity, indicator, target],
  );
  const judged: Reading = useMemo(
    () => ({ ...plain, lights: Object.fromEntries(rows.map((row) => [row.entity, row.light])) }),
    [plain, rows],
  );
  const ordered = useMemo(() => inPairs(figures), [figures]);
  return ordered.map((figure, index) => {
    const first = ordered.findIndex((one) => one.kind === figure.kind) === index;
    // Lights judge completion against pace; next to growth among peers they would mislead.
    const byPace = figure.series.some((series) => series.role === 'pace');
    return (
      <FigurePanel
        key={first ? figure.kind : `${figure.kind}-league`}
        figure={figure}
        reading={byPace ? judged : plain}
        isDemonstration={isDemonstration}
        hrefOf={hrefOf}
        onOpen={open}
      />
    );
  });
}

const KINDS_IN_ORDER: readonly Figure['kind'][] = ['path', 'months', 'ranking', 'contribution'];

/** Path next to months, ranking next to contribution; the ranking among peers comes last. */
function inPairs(figures: readonly Figure[]): Figure[] {
  const order = (figure: Figure) =>
    figure.kind === 'ranking' && figures.find((one) => one.kind === 'ranking') !== figure
      ? KINDS_IN_ORDER.length
      : KINDS_IN_ORDER.indexOf(figure.kind);
  return [...figures].sort((a, b) => order(a) - order(b));
}

/** The same page for that entity, or at that month. */
function hrefOf(category: FigureCategory): string | null {
  if (category.entity !== undefined) return hrefWith({ entity: category.entity });
  return category.period === undefined ? null : hrefWith({ period: category.period });
}

function open(href: string): void {
  const url = new URL(href, location.origin);
  go(parseAddress(url.pathname, url.search));
}
