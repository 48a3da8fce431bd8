import type { ComponentChildren } from 'preact';
import { LIGHT_SHAPES, REASONS, STATUSES } from '../../domain/explanation/reasons.ts';
import { capitalized, gapSize } from '../../domain/format.ts';
import type { Indicator } from '../../domain/model.ts';
import { isAgainstPlan } from '../../domain/progress/completion.ts';
import { lowerIsBetter } from '../../domain/progress/pace-and-status.ts';
import type { Light, ProgressRow } from '../../domain/progress/progress-row.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { change } from '../navigation/navigation.ts';
import { lightTexts } from './texts.ts';

/** The light's word: 达序时, 欠3.8个百分点, 超控制目标0.84个百分点, 未报. */
export function lightWord(row: ProgressRow, indicator: Indicator): string {
  const isLower = lowerIsBetter(indicator, row.target);
  switch (row.status) {
    case 'behind':
      return behindWord(row, indicator, isLower);
    case 'met':
      if (row.target?.type === 'growth') return t(lightTexts.reached);
      if (isLower) return t(lightTexts.kept);
      return row.gapUnit === 'unit' ? t(lightTexts.reached) : capitalized(t(STATUSES.met));
    case 'ahead':
    case 'on':
      if (isLower) return t(lightTexts.within);
      return t(row.gapUnit === 'unit' ? lightTexts.planReached : lightTexts.onPace);
    case 'missing':
      return capitalized(t(STATUSES.missing));
    case 'not-applicable':
      return t(row.reasons.status === 'no-ytd' ? lightTexts.noCumulative : lightTexts.notJudged);
  }
}

/** By how much, and of what: `status` decides, for the sign of a gap does not say which side is the bad one. */
function behindWord(row: ProgressRow, indicator: Indicator, isLower: boolean): string {
  const gap = gapSize(row, indicator);
  const { target } = row;
  if (!gap || !target) return capitalized(t(STATUSES.behind));
  const values = { size: gap.size, unit: t(gap.unit) };
  if (target.type === 'growth') return t(isLower ? lightTexts.aboveTarget : lightTexts.belowTarget, values);
  if (row.gapUnit !== 'unit') return t(isLower ? lightTexts.over : lightTexts.behind, values);
  if (isAgainstPlan(row)) return t(isLower ? lightTexts.abovePlan : lightTexts.belowPlan, values);
  if (target.type === 'cap') return t(lightTexts.overCap, values);
  return t(isLower ? lightTexts.aboveTarget : lightTexts.belowTarget, values);
}

/** Why a row is not judged, as a tooltip. */
export function lightReason(row: ProgressRow): string | undefined {
  const reason = row.reasons.status;
  return reason && t(REASONS[reason]);
}

interface SignProps {
  shape: string;
  colour: string;
  title?: string | undefined;
  children: ComponentChildren;
}

/** Shape, colour and word: never colour alone. */
export function Sign({ shape, colour, title, children }: SignProps) {
  return (
    <span class={`light ${colour}`} title={title}>
      <span class="light-shape" aria-hidden="true">
        {shape}
      </span>
      {children}
    </span>
  );
}

/** The light of a row with its word. */
export function LightSign({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  return (
    <Sign shape={LIGHT_SHAPES[row.light]} colour={row.light} title={lightReason(row)}>
      {lightWord(row, indicator)}
    </Sign>
  );
}

export const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey'];

/** A light as one word, for filters and tallies. */
export function lightName(light: Light): string {
  return t(lightTexts[light]);
}

function countLights(rows: readonly ProgressRow[]): Record<Light, number> {
  const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const row of rows) counts[row.light] += 1;
  return counts;
}

/** How many rows of a group have each light, in small print next to its heading. */
export function LightTally({ rows }: { rows: readonly ProgressRow[] }) {
  const counts = countLights(rows);
  return (
    <span class="tally">
      {LIGHTS.filter((light) => counts[light] > 0).map((light) => (
        <Sign key={light} shape={LIGHT_SHAPES[light]} colour={light} title={lightName(light)}>
          <span class="only-read">{lightName(light)}</span>
          {counts[light]}
        </Sign>
      ))}
    </span>
  );
}

/** The lights counted, large; each is a filter. The strip above is as long as its share. */
export function LightFilter({ rows, chosen }: { rows: ProgressRow[]; chosen: string | undefined }) {
  const counts = countLights(rows);
  return (
    <fieldset class="light-filter">
      <legend class="only-read">{t(sharedTexts.filter.light)}</legend>
      <svg class="light-strip" width="100%" height="6" aria-hidden="true">
        {strip(counts, rows.length).map(({ light, from, share }) => (
          <rect key={light} class={light} x={`${from}%`} width={`${share}%`} height="6" />
        ))}
      </svg>
      {LIGHTS.map((light) => (
        <button
          type="button"
          key={light}
          class={`light-button ${light}`}
          aria-pressed={chosen === light}
          disabled={counts[light] === 0 && chosen !== light}
          onClick={() => change({ light: chosen === light ? undefined : light })}
        >
          <span class="light-shape" aria-hidden="true">
            {LIGHT_SHAPES[light]}
          </span>
          <span class="light-count">{counts[light]}</span>
          <span class="light-name">{lightName(light)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function strip(counts: Record<string, number>, total: number) {
  let from = 0;
  return LIGHTS.map((light) => {
    const share = total === 0 ? 0 : ((counts[light] ?? 0) / total) * 100;
    const piece = { light, from, share: Math.max(0, share - 0.15) };
    from += share;
    return piece;
  });
}
