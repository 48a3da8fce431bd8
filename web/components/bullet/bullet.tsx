import type { Light } from '../../../domain/progress/progress-row.ts';
import type { Bullet, Stretch } from './bullet-geometry.ts';

const MIDDLE = 15;

interface BulletProps {
  bullet: Bullet;
  light: Light;
  /** The row's sentence; empty where the adjacent cells say the same. */
  label: string;
  /** Shown where there is no bar: 未报, or why there is nothing to measure against. */
  note: string;
}

/**
 * One bullet, 30 px high at any width: positions are percentages, so nothing is drawn anew when the window
 * changes. Its sentence is its text.
 */
export function BulletPicture({ bullet, light, label, note }: BulletProps) {
  return (
    <svg
      class={`bullet ${bullet.form}`}
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
      width="100%"
      height="30"
    >
      {(bullet.form === 'completion' || bullet.form === 'level') && (
        <Completion bullet={bullet} light={light} />
      )}
      {bullet.form === 'growth' && <Growth bullet={bullet} light={light} />}
      {bullet.form === 'missing' && <Lane class="hatched" bullet={bullet} />}
      {bullet.form === 'none' && <Line class="no-scale" bullet={bullet} />}
      {(bullet.form === 'missing' || bullet.form === 'none') && (
        <text
          class="lane-note"
          x={percent(bullet.zero)}
          dx={bullet.form === 'missing' ? 10 : 0}
          y={MIDDLE + 4.5}
        >
          {note}
        </text>
      )}
    </svg>
  );
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

function Block({ at, class: name, height }: { at: Stretch; class: string; height: number }) {
  return (
    <rect
      class={name}
      x={percent(at.from)}
      width={percent(at.to - at.from)}
      y={MIDDLE - height / 2}
      height={height}
    />
  );
}

function Lane({ class: name, bullet }: { class: string; bullet: Bullet }) {
  return <Block class={name} at={{ from: bullet.zero, to: bullet.end }} height={10} />;
}

function Line({ class: name, bullet }: { class: string; bullet: Bullet }) {
  return <line class={name} x1={percent(bullet.start)} x2={percent(bullet.end)} y1={MIDDLE} y2={MIDDLE} />;
}

function Upright({ class: name, at, from, to }: { class: string; at: number; from: number; to: number }) {
  return <line class={name} x1={percent(at)} x2={percent(at)} y1={from} y2={to} />;
}

function Completion({ bullet, light }: { bullet: Bullet; light: Light }) {
  const { bar, gap, tick, lastYear, beyond } = bullet;
  // What does not add up month by month is thin.
  const height = bullet.form === 'level' ? 4 : 10;
  return (
    <>
      <Lane class="track" bullet={bullet} />
      {bar && <Block class="bar" at={bar} height={height} />}
      {gap && <Block class={`gap ${light}`} at={gap} height={10} />}
      {bullet.zero > 0 && <Upright class="zero" at={bullet.zero} from={5} to={25} />}
      {bullet.end < 100 && <Upright class="end" at={bullet.end} from={5} to={25} />}
      {lastYear !== null && <Upright class="last-year" at={lastYear} from={21} to={26} />}
      {tick !== null && <Upright class="tick" at={tick} from={5} to={25} />}
      {beyond && (
        <svg
          class="beyond"
          x={beyond === 'right' ? '100%' : '0%'}
          y={MIDDLE}
          overflow="visible"
          aria-hidden="true"
        >
          <path d={beyond === 'right' ? 'M-9 -7v14M-5 -7v14' : 'M5 -7v14M9 -7v14'} />
        </svg>
      )}
    </>
  );
}

function Growth({ bullet, light }: { bullet: Bullet; light: Light }) {
  const { bar, gap, tick, zero } = bullet;
  const figure = bar && (bar.to > zero ? bar.to : bar.from);
  return (
    <>
      <Line class="growth-axis" bullet={bullet} />
      <Upright class="growth-zero" at={zero} from={11} to={19} />
      {bar && <Block class="stem" at={bar} height={2} />}
      {gap && <Block class={`gap ${light}`} at={gap} height={4} />}
      {tick !== null && <Upright class="tick" at={tick} from={5} to={25} />}
      {figure !== null && <circle class="point" cx={percent(figure)} cy={MIDDLE} r="4.5" />}
    </>
  );
}
