import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { change } from '../../navigation/navigation.ts';
import { countLights, LIGHTS, lightName } from './light-tally.tsx';

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
