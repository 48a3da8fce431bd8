import { type Cell, type InlineChart, isAgainst, type TableRow } from '../../../domain/decks/deck-table.ts';
import type { SeriesRole } from '../../../domain/figures/figure.ts';
import { waterfallSteps } from '../../../domain/figures/waterfall.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { language } from '../../i18n/index.ts';
import { BulletPicture } from '../bullet/bullet.tsx';
import { type Bullet, blankBullet, stretch } from '../bullet/bullet-geometry.ts';

interface LaneCellProps {
  lane: InlineChart;
  row: TableRow;
  /** Shown where nothing can be drawn. */
  cell: Cell;
  place: number;
}

/** A row's inline chart, on the scale that all rows of the table share. */
export function InlineChartCell({ lane, row, cell, place }: LaneCellProps) {
  const light = row.cells.find((one) => one.is === 'light')?.light ?? 'grey';
  const note = cell.is === 'text' ? cell.text[language()] : '';
  if (lane.kind === 'bullets') {
    const bullet = bulletAt(lane, place, light, isMissing(row));
    if (bullet.form === 'none') return <span class="lane-words">{note}</span>;
    return (
      <>
        <BulletPicture bullet={bullet} light={light} label={note} note="" />
        {bullet.form === 'missing' && <span class="lane-words over">{note}</span>}
      </>
    );
  }
  const step = lane.kind === 'waterfall' ? waterfallStep(lane, place) : barOf(lane, place);
  if (!step) return <span class="lane-words">{note}</span>;
  const at = (value: number) => share(lane, value);
  const from = Math.min(at(step.from), at(step.to));
  const to = Math.max(at(step.from), at(step.to));
  return (
    <svg class={`lane-bar ${lane.kind}`} width="100%" height="30" aria-hidden="true">
      <rect
        class={`lane-${step.role}${step.isAgainst ? ' against' : ''}`}
        x={`${from}%`}
        width={`${Math.max(to - from, 0.3)}%`}
        y="6"
        height="18"
      />
      <line class="lane-zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1="0" y2="30" />
    </svg>
  );
}

interface Step {
  from: number;
  to: number;
  role: 'part' | 'difference' | 'total';
  /** Goes the way that is not wanted. */
  isAgainst: boolean;
}

function valueAt({ series }: InlineChart, role: SeriesRole, place: number): number | null {
  return series.find((one) => one.role === role)?.values[place] ?? null;
}

function waterfallStep(lane: InlineChart, place: number): Step | null {
  const step = waterfallSteps(lane.series, lane.start)[place];
  if (!step || step.kind === 'missing') return null;
  const { from, to, kind, amount } = step;
  return { from, to, role: kind, isAgainst: isAgainst(lane, amount ?? 0) };
}

function barOf(lane: InlineChart, place: number): Step | null {
  const part = valueAt(lane, 'actual', place);
  const whole = valueAt(lane, 'total', place);
  const value = part ?? whole;
  return value === null
    ? null
    : { from: 0, to: value, role: part === null ? 'total' : 'part', isAgainst: false };
}

/** The position of a value on the chart, in percent of its width, clamped to its ends. */
function share({ from, to }: InlineChart, value: number): number {
  const inside = Math.min(to, Math.max(from, value));
  return Math.round(((inside - from) / (to - from)) * 10_000) / 100;
}

function isMissing({ cells }: TableRow): boolean {
  return cells.some((cell) => cell.is === 'light' && cell.missing);
}

/** A row as the bullet of the pages: bar = completion, tick = pace, between them the gap. */
function bulletAt(lane: InlineChart, place: number, light: Light, missing: boolean): Bullet {
  const level = valueAt(lane, 'level', place);
  const value = valueAt(lane, 'actual', place) ?? valueAt(lane, 'total', place) ?? level;
  const pace = valueAt(lane, 'pace', place);
  const zero = share(lane, 0);
  const blank = blankBullet(missing ? 'missing' : 'none', zero, share(lane, 100));
  if (value === null) return blank;
  const figure = share(lane, value);
  const tick = pace === null ? null : share(lane, pace);
  const behind = (light === 'yellow' || light === 'red') && tick !== null;
  return {
    ...blank,
    form: level === null ? 'completion' : 'level',
    bar: stretch(zero, figure),
    tick,
    gap: behind ? stretch(figure, tick) : null,
    beyond: value > lane.to ? 'right' : value < lane.from ? 'left' : null,
  };
}
