import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { LIGHT_SHAPES } from '../../domain/reason.ts';
import { nameOf } from '../i18n/index.ts';
import { hrefTo } from '../navigation.ts';
import { lightReason, lightWord } from '../parts/light.tsx';
import { type Metric, shortNumber } from './matrix-number.ts';

interface CellProps {
  row: ProgressRow;
  indicator: Indicator;
  entity: Entity;
  metric: Metric;
  line: number;
  column: number;
}

/** A light with its short number, and the door to the indicator's page for that entity. */
export function MatrixCell({ row, indicator, entity, metric, line, column }: CellProps) {
  const words = [nameOf(entity), nameOf(indicator), lightWord(row, indicator), lightReason(row)];
  const label = [...new Set(words.filter(Boolean))].join(' · ');
  return (
    <a
      class={`matrix-cell ${row.light}`}
      href={hrefTo('indicator', indicator.code, { entity: entity.code })}
      title={label}
      aria-label={label}
      tabIndex={line === 0 && column === 0 ? 0 : -1}
      data-place={`${line} ${column}`}
    >
      <span class="light-shape" aria-hidden="true">
        {LIGHT_SHAPES[row.light]}
      </span>
      <span class="matrix-number">{shortNumber(row, metric, indicator)}</span>
    </a>
  );
}
