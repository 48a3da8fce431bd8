import { LIGHT_SHAPES } from '../../domain/explanation/reasons.ts';
import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { lightReason, lightWord } from '../components/lights/light.tsx';
import { lightName } from '../components/lights/light-tally.tsx';
import { nameOf } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { type Metric, shortNumber } from './matrix-number.ts';

interface CellProps {
  row: ProgressRow;
  indicator: Indicator;
  metric: Metric;
  line: number;
  column: number;
}

/** A light with its number, and a link to the indicator's page for that entity. */
export function MatrixCell({ row, indicator, metric, line, column }: CellProps) {
  return (
    <a
      class={`matrix-cell ${row.light}`}
      href={hrefTo('indicator', indicator.code, { entity: row.entity })}
      tabIndex={line === 0 && column === 0 ? 0 : -1}
      data-place={`${line} ${column}`}
    >
      <span class="light-shape" role="img" aria-label={lightName(row.light)}>
        {LIGHT_SHAPES[row.light]}
      </span>
      <span class="matrix-number">{shortNumber(row, metric, indicator)}</span>
    </a>
  );
}

/**
 * The whole of a cell in words: 高新园 · 规上工业总产值 · 欠3.2个百分点. Worded when a cell is pointed at or reached,
 * for wording hundreds of them takes longer than drawing them.
 */
export function cellTitle(row: ProgressRow, indicator: Indicator, entity: Entity): string {
  const words = [nameOf(entity), nameOf(indicator), lightWord(row, indicator), lightReason(row)];
  return [...new Set(words.filter(Boolean))].join(' · ');
}
