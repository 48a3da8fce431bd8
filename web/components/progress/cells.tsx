import type { ComponentChildren } from 'preact';
import type { ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import { REASONS, TURNS } from '../../../domain/explanation/reasons.ts';
import { formatLevel, formatSigned, formatYearToDate, NOTHING } from '../../../domain/format.ts';
import type { Indicator, Month } from '../../../domain/model.ts';
import { yearOf } from '../../../domain/month.ts';
import type { ProgressRow, Rank } from '../../../domain/progress/progress-row.ts';
import { language, t } from '../../i18n/index.ts';
import { progressTexts } from './texts.ts';

interface NumberCellProps {
  row: ProgressRow;
  field: ExplainableField;
  class?: string;
  /** What the cell shows; null where there is nothing. */
  value: unknown;
  children: ComponentChildren;
}

/**
 * A number that opens its explanation. The table around it reads `data-field` on click, so that a page of thirty
 * rows has one listener. A dash shows its reason on hover instead.
 */
export function NumberCell({ row, field, class: name = '', value, children }: NumberCellProps) {
  const reason = row.reasons[field] ?? (row.status === 'missing' ? 'not-reported' : undefined);
  return (
    <td class={`number ${name}`}>
      {value === null ? (
        <span class="nothing" title={reason && t(REASONS[reason])}>
          {NOTHING}
        </span>
      ) : (
        <button type="button" class="explain" data-field={field}>
          {children}
        </button>
      )}
    </td>
  );
}

export function LevelCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  return (
    <NumberCell row={row} field="ytd" class="figure" value={row.ytd}>
      {formatLevel(row.ytd, indicator.decimals)}
    </NumberCell>
  );
}

export function TargetCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const { target } = row;
  return (
    <NumberCell row={row} field="target" class="quiet" value={target}>
      {target && targetText(target, indicator)}
    </NumberCell>
  );
}

function targetText({ type, value }: NonNullable<ProgressRow['target']>, { decimals }: Indicator): string {
  if (type === 'growth') return `${formatSigned(value)}%`;
  return `${type === 'cap' ? '≤ ' : ''}${formatLevel(value, decimals)}`;
}

/** Growth with its sign; marked where it was computed (the published one is the rule) or its base restated. */
export function GrowthCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  if (row.turn) {
    return (
      <NumberCell row={row} field="yoyYtd" class="marked" value={row.turn}>
        {t(TURNS[row.turn])}
        <Mark row={row} />
      </NumberCell>
    );
  }
  return (
    <NumberCell row={row} field="yoyYtd" class="marked" value={row.yoyYtd}>
      {formatSigned(row.yoyYtd)}
      {indicator.kind === 'rate' && <small>{t(progressTexts.row.points)}</small>}
      <Mark row={row} />
    </NumberCell>
  );
}

function Mark({ row }: { row: ProgressRow }) {
  if (row.baseAdjusted) {
    return (
      <i class="mark" title={t(progressTexts.mark.adjustedLong)}>
        {t(progressTexts.mark.adjusted)}
      </i>
    );
  }
  if (row.yoyYtdSource !== 'computed') return null;
  return (
    <i class="mark" title={t(progressTexts.mark.computedLong)}>
      {t(progressTexts.mark.computed)}
    </i>
  );
}

/** Place among its like by growth, 2/8 ↑1. */
export function RankCell({ rank }: { rank: Rank | null }) {
  if (!rank || rank.of < 2) return <td class="number rank" />;
  const { position, of, change } = rank;
  return (
    <td class="number rank">
      {position}
      <span class="rank-of">/{of}</span>
      <span class="rank-change" title={rankTitle(change)}>
        {change ? `${change > 0 ? '↑' : '↓'}${Math.abs(change)}` : ''}
      </span>
    </td>
  );
}

function rankTitle(change: number | null): string | undefined {
  if (!change) return undefined;
  return t(change > 0 ? progressTexts.rank.up : progressTexts.rank.down, { places: Math.abs(change) });
}

/**
 * The span of a row whose period is not the page's: 1—6月 for a quarterly indicator on the page of August. The year
 * is shown only where it differs.
 */
export function ownPeriod(period: Month, pageMonth: Month): string {
  const span = t(formatYearToDate(period));
  const year = yearOf(period);
  const another = year !== yearOf(pageMonth);
  if (language() === 'zh') return another ? `${year}年${span}` : span;
  return another ? span : span.replace(` ${year}`, '');
}
