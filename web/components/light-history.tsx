import { formatMonth } from '../../domain/format.ts';
import { monthOf } from '../../domain/month.ts';
import type { MonthLight } from '../../domain/progress/light-history.ts';
import type { Light } from '../../domain/progress/progress-row.ts';
import { t } from '../i18n/index.ts';
import { lightName } from './lights.tsx';
import { componentTexts } from './texts.ts';
import './light-history.css';

/** Units of the drawing, which is scaled to the height that its class gives it. */
const CELL = 16;
const HEIGHT = 20;
const MIDDLE = 9;

interface LightHistoryProps {
  /** As `GET /api/lights` has them: oldest first, one for each calendar month. */
  lights: readonly MonthLight[];
  /** What the strip is about, for screen readers. */
  name: string;
}

/**
 * A strip of lights, one for each month, the latest on the right: ● ▲ ■ ○, so that it holds in grey. A line stands
 * before each January; a month without a period is a dot.
 *
 * @example <LightHistory lights={history.lights} name={nameOf(indicator)} />
 */
export function LightHistory({ lights, name }: LightHistoryProps) {
  const label = t(componentTexts.history.label, { name, count: lights.length, lights: inWords(lights) });
  return (
    <svg
      class="light-history"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${lights.length * CELL} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid meet"
    >
      {lights.map(({ period, light }, place) => (
        <g key={period} transform={`translate(${place * CELL} 0)`}>
          <title>{titleOf(period, light)}</title>
          <rect class="history-cell" width={CELL} height={HEIGHT} />
          {monthOf(period) === 1 && place > 0 && <line class="history-year" x1="0" x2="0" y1="1" y2="17" />}
          <Mark light={light} />
          {place === lights.length - 1 && (
            <rect class="history-now" x="2" y="18" width={CELL - 4} height="2" />
          )}
        </g>
      ))}
    </svg>
  );
}

function titleOf(period: string, light: Light | null): string {
  return `${t(formatMonth(period))} ${light ? lightName(light) : t(componentTexts.history.none)}`;
}

/** Runs of the same light as one: 2024年8月至2025年2月 达序时. */
function inWords(lights: readonly MonthLight[]): string {
  const known = lights.filter((one) => one.light !== null);
  const runs: { light: Light; from: string; to: string }[] = [];
  for (const { period, light } of known) {
    const run = runs[runs.length - 1];
    if (run && run.light === light) run.to = period;
    else if (light) runs.push({ light, from: period, to: period });
  }
  return runs
    .map(({ light, from, to }) => {
      const span =
        from === to
          ? t(formatMonth(from))
          : t(componentTexts.history.span, { from: t(formatMonth(from)), to: t(formatMonth(to)) });
      return `${span} ${lightName(light)}`;
    })
    .join(t(componentTexts.history.and));
}

function Mark({ light }: { light: Light | null }) {
  const x = CELL / 2;
  switch (light) {
    case 'green':
      return <circle class="history-mark green" cx={x} cy={MIDDLE} r="4.2" />;
    case 'yellow':
      return <path class="history-mark yellow" d={`M${x} ${MIDDLE - 5.5}l6 10.5h-12z`} />;
    case 'red':
      return <rect class="history-mark red" x={x - 5.5} y={MIDDLE - 5.5} width="11" height="11" />;
    case 'grey':
      return <circle class="history-mark grey" cx={x} cy={MIDDLE} r="4" />;
    default:
      return <circle class="history-none" cx={x} cy={MIDDLE} r="1" />;
  }
}
