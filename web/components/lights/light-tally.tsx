import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import type { Light, ProgressRow } from '../../../domain/progress/progress-row.ts';
import { t } from '../../i18n/index.ts';
import { lightTexts } from './texts.ts';

export const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey'];

/** A light as one word, for filters and tallies. */
export function lightName(light: Light): string {
  if (light === 'green') return t(lightTexts.green);
  if (light === 'yellow') return t(lightTexts.yellow);
  return light === 'red' ? t(lightTexts.red) : t(lightTexts.grey);
}

export function countLights(rows: readonly ProgressRow[]): Record<Light, number> {
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
        <span key={light} class={`light ${light}`} title={lightName(light)}>
          <span class="light-shape" aria-hidden="true">
            {LIGHT_SHAPES[light]}
          </span>
          <span class="only-read">{lightName(light)}</span>
          {counts[light]}
        </span>
      ))}
    </span>
  );
}
