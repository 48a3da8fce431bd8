import { type ExplainableField, FIELD_NAMES } from '../../domain/explanation/explainable-field.ts';
import { REASONS, TURNS } from '../../domain/explanation/reasons.ts';
import {
  formatGrowth,
  formatLevel,
  formatMonth,
  formatPart,
  formatPercent,
  formatSigned,
  formatYearToDate,
  NOTHING,
} from '../../domain/format.ts';
import type { Indicator } from '../../domain/model.ts';
import { lowerIsBetter } from '../../domain/progress/pace-and-status.ts';
import type { ProgressRow, Reason } from '../../domain/progress/progress-row.ts';
import { unitText } from '../../domain/unit.ts';
import { t } from '../i18n/index.ts';
import { indicatorTexts } from './texts.ts';

/** One headline number: name, value, unit and note, and the field whose explanation it opens. */
export interface Tile {
  field: ExplainableField;
  name: string;
  value: string;
  unit: string;
  /** A second line: the method, the base, the month. */
  note: string;
  /** Why there is nothing but a dash. */
  reason: string | null;
}

/** The headline numbers of an indicator's page, in the order of a meeting. What never applies is left out. */
export function tilesOf(row: ProgressRow, indicator: Indicator): Tile[] {
  const hasLevel = indicator.kind !== 'growth';
  return [
    hasLevel ? ytdTile(row, indicator) : null,
    growthTile(row, indicator),
    targetTile(row, indicator),
    ...(row.target === null ? [] : progressTiles(row, indicator)),
    hasLevel && row.target?.type !== 'growth' ? projectionTile(row, indicator) : null,
  ].filter((tile) => tile !== null);
}

function progressTiles(row: ProgressRow, indicator: Indicator): (Tile | null)[] {
  const needed = row.monthsLeft === 0 ? null : neededTile(row, indicator);
  if (row.target?.type === 'growth') return [gapTile(row, indicator), needed];
  const pace = row.paceMethod === 'level' ? null : paceTile(row);
  return [completionTile(row), pace, gapTile(row, indicator), needed];
}

/** A value of null shows a dash and its reason. */
function tile<T>(
  row: ProgressRow,
  field: ExplainableField,
  value: T | null,
  format: (value: T) => string,
  unit: string,
  note = '',
): Tile {
  const name = t(FIELD_NAMES[field]);
  if (value !== null) return { field, name, value: format(value), unit, note, reason: null };
  const why = whyNothing(row, field);
  return { field, name, value: NOTHING, unit: '', note, reason: why ? t(REASONS[why]) : null };
}

const levelIn = (indicator: Indicator) => (value: number) => formatLevel(value, indicator.decimals);
const partIn = (indicator: Indicator) => (value: number) => formatPart(value, indicator.decimals);
const growth = (value: number) => formatGrowth(value);
const percent = (value: number) => formatPercent(value);
const signed = (value: number) => formatSigned(value);

/** The reason behind a dash, as near to the field as one is known. */
function whyNothing(row: ProgressRow, field: ExplainableField): Reason | undefined {
  if (field === 'target') return 'no-target';
  const whole = row.status === 'missing' ? 'not-reported' : field === 'gap' ? row.reasons.status : undefined;
  return row.reasons[field] ?? whole;
}

function ytdTile(row: ProgressRow, indicator: Indicator): Tile {
  const month =
    row.month === null || indicator.frequency === 'quarterly'
      ? ''
      : `${t(FIELD_NAMES.month)} ${formatLevel(row.month, indicator.decimals)}`;
  const accumulating = indicator.kind === 'flow' || indicator.kind === 'count';
  const name = t(accumulating ? formatYearToDate(row.period) : formatMonth(row.period));
  return {
    ...tile(row, 'ytd', row.ytd, levelIn(indicator), t(unitText(indicator.unit)), month),
    name,
  };
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const points = indicator.kind === 'rate';
  if (row.turn) return tile(row, 'yoyYtd', row.turn, (turn) => t(TURNS[turn]), '');
  const note =
    row.yoyYtdSource === null
      ? ''
      : row.baseAdjusted
        ? t(indicatorTexts.tile.adjusted)
        : t(row.yoyYtdSource === 'published' ? indicatorTexts.tile.published : indicatorTexts.tile.computed);
  const unit = points ? t(indicatorTexts.tile.points) : '';
  return tile(row, 'yoyYtd', row.yoyYtd, points ? signed : growth, unit, note);
}

function targetTile(row: ProgressRow, indicator: Indicator): Tile {
  const { target } = row;
  if (target === null) return tile(row, 'target', null, growth, '');
  const note = target.version > 1 ? t(indicatorTexts.tile.version, { version: target.version }) : '';
  if (target.type === 'growth') return tile(row, 'target', target.value, growth, '', note);
  const limit = target.type === 'cap' ? t(indicatorTexts.tile.cap) : note;
  return tile(row, 'target', target.value, levelIn(indicator), t(unitText(indicator.unit)), limit);
}

function completionTile(row: ProgressRow): Tile {
  const { completion } = row.ranks;
  const note =
    completion === null || completion.of < 2
      ? ''
      : t(indicatorTexts.tile.rank, { position: completion.position, of: completion.of });
  return tile(row, 'completion', row.completion, percent, '', note);
}

function paceTile(row: ProgressRow): Tile {
  const note = row.paceMethod === null ? '' : t(indicatorTexts.pace[row.paceMethod]);
  return tile(row, 'pace', row.pace, percent, '', note);
}

function gapTile(row: ProgressRow, indicator: Indicator): Tile {
  const amount =
    row.gapAmount === null || row.target?.type === 'growth'
      ? ''
      : `${row.gapAmount > 0 ? '+' : ''}${formatPart(row.gapAmount, indicator.decimals)} ${t(unitText(indicator.unit))}`;
  const named = tile(row, 'gap', row.gap, signed, t(indicatorTexts.tile.points), amount);
  if (row.target?.type === 'growth') return { ...named, name: t(indicatorTexts.tile.gapToGrowth) };
  return row.paceMethod === 'level' ? { ...named, name: t(indicatorTexts.tile.gapToTarget) } : named;
}

function neededTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const left = row.monthsLeft === null ? '' : t(indicatorTexts.tile.left, { months: row.monthsLeft });
  if (row.target?.type === 'growth') return tile(row, 'requiredYoy', row.requiredYoy, growth, '', left);
  if (lowerIsBetter(indicator, row.target) || row.reasons.requiredMonthly === 'not-accumulating') return null;
  const note =
    row.requiredYoy === null
      ? left
      : `${left}${t(indicatorTexts.tile.growthNeeded, { growth: formatGrowth(row.requiredYoy) })}`;
  return tile(
    row,
    'requiredMonthly',
    row.requiredMonthly,
    partIn(indicator),
    t(unitText(indicator.unit)),
    row.requiredMonthly === null ? '' : note,
  );
}

function projectionTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const { projection } = row;
  if (row.monthsLeft === 0) return null;
  if (projection === null) {
    return row.reasons.projection === 'not-accumulating' ? null : tile(row, 'projection', null, growth, '');
  }
  const method = t(indicatorTexts.estimate[projection.method]);
  const share =
    projection.completion === null
      ? ''
      : t(indicatorTexts.tile.ofTarget, { share: formatPercent(projection.completion) });
  return tile(
    row,
    'projection',
    projection.value,
    levelIn(indicator),
    t(unitText(indicator.unit)),
    share + method,
  );
}

interface HeadlineProps {
  row: ProgressRow;
  indicator: Indicator;
  onAsk: (field: ExplainableField) => void;
}

/** The headline numbers, each with its explanation. */
export function Headline({ row, indicator, onAsk }: HeadlineProps) {
  return (
    <ul class="tiles" aria-label={t(indicatorTexts.numbers)}>
      {tilesOf(row, indicator).map((tile) => (
        <li key={tile.field}>
          <TileButton tile={tile} light={tile.field === 'gap' ? row.light : null} onAsk={onAsk} />
        </li>
      ))}
    </ul>
  );
}

interface TileButtonProps {
  tile: Tile;
  light: ProgressRow['light'] | null;
  onAsk: (field: ExplainableField) => void;
}

function TileButton({ tile, light, onAsk }: TileButtonProps) {
  return (
    <button
      type="button"
      class={light === null ? 'tile' : `tile tile-${light}`}
      title={tile.reason ?? undefined}
      onClick={() => onAsk(tile.field)}
    >
      <span class="tile-name">
        {tile.name} {tile.unit && <small>{tile.unit}</small>}
      </span>
      <span class="tile-value">{tile.value}</span>
      <span class="tile-note">{tile.reason ?? tile.note}</span>
    </button>
  );
}
