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
import type { ProgressRow, Reason } from '../../domain/progress/progress-row.ts';
import { lowerIsBetter } from '../../domain/progress/status.ts';
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

function tile(row: ProgressRow, field: ExplainableField, value: string, unit: string, note = ''): Tile {
  const why = whyNothing(row, field);
  const reason = value === NOTHING && why ? t(REASONS[why]) : null;
  return { field, name: t(FIELD_NAMES[field]), value, unit: value === NOTHING ? '' : unit, note, reason };
}

/** The reason behind a dash, as near to the field as one is known. */
function whyNothing(row: ProgressRow, field: ExplainableField): Reason | undefined {
  if (field === 'target') return 'no-target';
  const whole = row.status === 'missing' ? 'not-reported' : field === 'gap' ? row.reasons.status : undefined;
  return row.reasons[field] ?? whole;
}

function ytdTile(row: ProgressRow, indicator: Indicator): Tile {
  const { decimals } = indicator;
  const month =
    row.month === null || indicator.frequency === 'quarterly'
      ? ''
      : `${t(FIELD_NAMES.month)} ${formatLevel(row.month, decimals)}`;
  const accumulating = indicator.kind === 'flow' || indicator.kind === 'count';
  const name = t(accumulating ? formatYearToDate(row.period) : formatMonth(row.period));
  return {
    ...tile(row, 'ytd', formatLevel(row.ytd, decimals), t(unitText(indicator.unit)), month),
    name,
  };
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const points = indicator.kind === 'rate';
  if (row.turn) return tile(row, 'yoyYtd', t(TURNS[row.turn]), '');
  const value = points ? formatSigned(row.yoyYtd) : formatGrowth(row.yoyYtd);
  const note =
    row.yoyYtdSource === null
      ? ''
      : row.baseAdjusted
        ? t(indicatorTexts.tile.adjusted)
        : t(row.yoyYtdSource === 'published' ? indicatorTexts.tile.published : indicatorTexts.tile.computed);
  return tile(row, 'yoyYtd', value, points ? t(indicatorTexts.tile.points) : '', note);
}

function targetTile(row: ProgressRow, indicator: Indicator): Tile {
  const { target } = row;
  if (target === null) return tile(row, 'target', NOTHING, '');
  const note = target.version > 1 ? t(indicatorTexts.tile.version, { version: target.version }) : '';
  if (target.type === 'growth') return tile(row, 'target', formatGrowth(target.value), '', note);
  const limit = target.type === 'cap' ? t(indicatorTexts.tile.cap) : note;
  return tile(
    row,
    'target',
    formatLevel(target.value, indicator.decimals),
    t(unitText(indicator.unit)),
    limit,
  );
}

function completionTile(row: ProgressRow): Tile {
  const { completion } = row.ranks;
  const note =
    completion === null || completion.of < 2
      ? ''
      : t(indicatorTexts.tile.rank, { position: completion.position, of: completion.of });
  return tile(row, 'completion', formatPercent(row.completion), '', note);
}

function paceTile(row: ProgressRow): Tile {
  const note = row.paceMethod === null ? '' : t(indicatorTexts.pace[row.paceMethod]);
  return tile(row, 'pace', formatPercent(row.pace), '', note);
}

function gapTile(row: ProgressRow, indicator: Indicator): Tile {
  const amount =
    row.gapAmount === null || row.target?.type === 'growth'
      ? ''
      : `${row.gapAmount > 0 ? '+' : ''}${formatPart(row.gapAmount, indicator.decimals)} ${t(unitText(indicator.unit))}`;
  const named = tile(row, 'gap', formatSigned(row.gap), t(indicatorTexts.tile.points), amount);
  if (row.target?.type === 'growth') return { ...named, name: t(indicatorTexts.tile.gapToGrowth) };
  return row.paceMethod === 'level' ? { ...named, name: t(indicatorTexts.tile.gapToTarget) } : named;
}

function neededTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const left = row.monthsLeft === null ? '' : t(indicatorTexts.tile.left, { months: row.monthsLeft });
  if (row.target?.type === 'growth') return tile(row, 'requiredYoy', formatGrowth(row.requiredYoy), '', left);
  if (lowerIsBetter(indicator, row.target) || row.reasons.requiredMonthly === 'not-accumulating') return null;
  const growth =
    row.requiredYoy === null
      ? left
      : `${left}${t(indicatorTexts.tile.growthNeeded, { growth: formatGrowth(row.requiredYoy) })}`;
  return tile(
    row,
    'requiredMonthly',
    formatPart(row.requiredMonthly, indicator.decimals),
    t(unitText(indicator.unit)),
    row.requiredMonthly === null ? '' : growth,
  );
}

function projectionTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const { projection } = row;
  if (row.monthsLeft === 0) return null;
  if (projection === null) {
    return row.reasons.projection === 'not-accumulating' ? null : tile(row, 'projection', NOTHING, '');
  }
  const method = t(indicatorTexts.estimate[projection.method]);
  const share =
    projection.completion === null
      ? ''
      : t(indicatorTexts.tile.ofTarget, { share: formatPercent(projection.completion) });
  return tile(
    row,
    'projection',
    formatLevel(projection.value, indicator.decimals),
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
