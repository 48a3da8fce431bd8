import type { ComponentChildren } from 'preact';
import { tableUnit } from '../../../domain/decks/rows/status-cell.ts';
import type { ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import { REASONS, TURNS } from '../../../domain/explanation/reasons.ts';
import {
  formatCompletion,
  formatLevel,
  formatOwnPeriod,
  formatPart,
  formatSigned,
  formatSize,
  gapSize,
  growthSize,
  NOTHING,
} from '../../../domain/format.ts';
import type { Indicator, Month } from '../../../domain/model.ts';
import { netIncrease, shareDone } from '../../../domain/progress/completion.ts';
import { needOf } from '../../../domain/progress/need.ts';
import type { ProgressRow, Rank } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { levelText } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { progressTexts } from './texts.ts';

interface NumberCellProps {
  row: ProgressRow;
  field: ExplainableField;
  class?: string;
  /** What the cell shows; null where there is nothing. */
  value: unknown;
  /** Stands before the number where the columns' headings have no room: on a phone. */
  label?: string;
  children: ComponentChildren;
}

/**
 * A number that opens its explanation. The table around it reads `data-field` on click, so that a page of thirty
 * rows has one listener. A dash shows its reason on hover instead.
 */
export function NumberCell({ row, field, class: name = '', value, label, children }: NumberCellProps) {
  const reason = row.reasons[field] ?? (row.status === 'missing' ? 'not-reported' : undefined);
  return (
    <td class={`number ${name}`} data-label={label}>
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
    <NumberCell row={row} field="ytd" class="figure" value={row.ytd} label={t(levelText(indicator))}>
      {formatLevel(row.ytd, indicator.decimals)}
    </NumberCell>
  );
}

export function TargetCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const { target } = row;
  return (
    <NumberCell row={row} field="target" class="quiet target" value={target} label={t(columnTexts.target)}>
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
  const label = t(progressTexts.need.growth);
  if (row.turn) {
    return (
      <NumberCell row={row} field="yoyYtd" class="marked growth" value={row.turn} label={label}>
        {t(TURNS[row.turn])}
        <Mark row={row} />
      </NumberCell>
    );
  }
  return (
    <NumberCell row={row} field="yoyYtd" class="marked growth" value={row.yoyYtd} label={label}>
      {growthText(row.yoyYtd, row, indicator)}
      <Mark row={row} />
    </NumberCell>
  );
}

/** Percent needs no saying; what a growth is counted in otherwise does. */
function growthText(growth: number | null, row: ProgressRow, indicator: Indicator): ComponentChildren {
  const said = growthSize(growth, indicator, row.yoyYtdSource);
  if (!said) return NOTHING;
  return (
    <>
      {said.size}
      {said.unit.zh !== '%' && <small>{t(tableUnit(said.unit))}</small>}
    </>
  );
}

/** What is done of the year, in %: of a stock the net increase; nothing of a rate or an index. */
export function DoneCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const done = shareDone(row, indicator.kind);
  const net = netIncrease(row, indicator.kind);
  if (!net) {
    return (
      <NumberCell
        row={row}
        field="completion"
        class="completion"
        value={done}
        label={t(columnTexts.completion)}
      >
        {formatCompletion(done).slice(0, -1)}
      </NumberCell>
    );
  }
  const words = progressTexts.done;
  const size = (value: number) => formatSize(value, indicator.decimals);
  const fewer = net.whole < 0;
  const title = t(fewer ? words.netFewerLong : words.netLong, {
    done: net.done * net.whole < 0 ? formatSigned(-Math.abs(net.done), indicator.decimals) : size(net.done),
    whole: size(net.whole),
  });
  return (
    <td class="number completion" data-label={t(columnTexts.completion)} title={title}>
      <button type="button" class="explain" data-field="gap">
        <small class="before">{t(fewer ? words.netFewer : words.net)}</small>
        {formatCompletion(done).slice(0, -1)}
      </button>
    </td>
  );
}

/** The distance from the pace, the plan or the target with its sign, and what it is counted in. */
export function GapCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const gap = gapSize(row, indicator);
  return (
    <NumberCell row={row} field="gap" value={gap}>
      {gap && signed(row.gap ?? 0, gap.size)}
      {gap && <small>{t(gap.unit)}</small>}
    </NumberCell>
  );
}

/**
 * 差额: the distance from pace or target in the indicator's unit, which the table says; in percentage points where that is
 * all there is.
 */
export function AmountCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const label = t(columnTexts.amount);
  if (row.gapUnit === 'points' && row.gapAmount !== null) {
    return (
      <NumberCell row={row} field="gapAmount" value={row.gapAmount} label={label}>
        {row.gapAmount > 0 ? '+' : ''}
        {formatPart(row.gapAmount, indicator.decimals)}
      </NumberCell>
    );
  }
  const gap = gapSize(row, indicator);
  return (
    <NumberCell row={row} field="gap" value={gap} label={label}>
      {gap && signed(row.gap ?? 0, gap.size)}
      {gap && t(gap.unit) !== t(unitText(indicator.unit)) && <small>{t(gap.unit)}</small>}
    </NumberCell>
  );
}

/** `size` with the sign of `value`. */
export function signed(value: number, size: string): string {
  return value === 0 ? size : `${value < 0 ? '−' : '+'}${size}`;
}

/** What each month left has to bring; a word stands before what is not an amount a month. */
export function NeedCell({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  const need = needOf(row, indicator);
  const label = t(columnTexts.need);
  if (!need) return <td class="number need" />;
  const text =
    need.per === 'growth' ? `${formatSigned(need.value)}%` : formatPart(need.value, indicator.decimals);
  return (
    <NumberCell
      row={row}
      field={need.field}
      class="need"
      value={need.value}
      label={need.per === 'month' ? label : ''}
    >
      {need.per !== 'month' && <small class="before">{t(progressTexts.need[need.per])}</small>}
      {text}
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
export function RankCell({ rank, label }: { rank: Rank | null; label?: string }) {
  if (!rank) return <td class="number rank" />;
  const { position, of, change } = rank;
  return (
    <td class="number rank" data-label={label}>
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
 * The span of a row whose period is not the page's: 上半年 for a quarterly indicator on the page of August. The year
 * is shown only where it differs.
 */
export function ownPeriod(indicator: Indicator, period: Month, pageMonth: Month): string {
  return t(formatOwnPeriod(indicator, period, pageMonth));
}
