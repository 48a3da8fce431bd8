import { difference, percentOf } from '../../domain/exact.ts';
import { FIELD_NAMES } from '../../domain/explanation/field-names.ts';
import { TURNS } from '../../domain/explanation/reasons.ts';
import {
  formatCompletion,
  formatGrowth,
  formatLevel,
  formatOwnPeriod,
  formatPart,
  formatPercent,
  formatSigned,
  gapSize,
  growthDecimals,
  growthUnitText,
} from '../../domain/format.ts';
import type { Indicator, Text } from '../../domain/model.ts';
import { isAgainstPlan } from '../../domain/progress/completion.ts';
import { growthUnitOf } from '../../domain/progress/growth.ts';
import { lowerIsBetter } from '../../domain/progress/pace-and-status.ts';
import { accumulates } from '../../domain/progress/parts-and-whole.ts';
import type { ProgressRow, TargetInForce } from '../../domain/progress/progress-row.ts';
import { hasSmallTarget } from '../../domain/progress/shortfall-weight.ts';
import { unitText } from '../../domain/unit.ts';
import { language, t } from '../i18n/index.ts';
import { indicatorTexts } from './texts.ts';
import { type Tile, tile } from './tile.ts';

/**
 * The headline numbers of an indicator's page, in the order of a meeting. What never applies is left out: a rate has no
 * completion and no pace, and of a stock the net increase since last December is said.
 */
export function tilesOf(row: ProgressRow, indicator: Indicator): Tile[] {
  const hasLevel = indicator.kind !== 'growth';
  return [
    hasLevel ? levelTile(row, indicator) : null,
    growthTile(row, indicator),
    targetTile(row, indicator),
    ...(row.target === null ? [] : progressTiles(row, row.target, indicator)),
    accumulates(indicator) && row.target?.type !== 'growth' ? projectionTile(row, indicator) : null,
  ].filter((tile) => tile !== null);
}

function progressTiles(row: ProgressRow, target: TargetInForce, indicator: Indicator): (Tile | null)[] {
  const gap = gapTile(row, indicator);
  if (target.type === 'growth') return [gap, row.monthsLeft === 0 ? null : growthNeededTile(row)];
  const start = stockStart(row, indicator);
  if (start !== null) {
    return [increaseTile(row, target, start, indicator), paceTile(row), gap, stillNeededTile(row, indicator)];
  }
  if (indicator.kind === 'rate' || indicator.kind === 'index') return [gap];
  const isCap = lowerIsBetter(indicator, target);
  const pace = row.paceMethod === 'level' ? null : paceTile(row, isCap);
  return [completionTile(row, isCap), pace, gap, neededTile(row, target, indicator)];
}

/** Last December's level, from which a stock is on its way to the target; null for all others. */
function stockStart(row: ProgressRow, { kind }: Indicator): number | null {
  const isOnWay = kind === 'stock' && row.paceMethod !== null && row.paceMethod !== 'level';
  return isOnWay ? row.lastYearTotal : null;
}

/** In Chinese nothing stands between a number and its unit. */
const withUnit = (digits: string, unit: string) =>
  language() === 'zh' ? `${digits}${unit}` : `${digits} ${t(unitText(unit))}`;
const percent = (value: number) => formatPercent(value);
const growth = (value: number) => formatGrowth(value);
const levelIn = (indicator: Indicator) => (value: number) => formatLevel(value, indicator.decimals);
const amountIn = (value: number, { decimals, unit }: Indicator) =>
  withUnit(formatLevel(value, decimals), unit);

function levelTile(row: ProgressRow, indicator: Indicator): Tile {
  return tile(row, {
    field: 'ytd',
    name: t(formatOwnPeriod(indicator, row.period, null)),
    value: row.ytd,
    format: levelIn(indicator),
    unit: t(unitText(indicator.unit)),
    notes: [
      row.ytdSource === 'derived' ? t(indicatorTexts.tile.derivedYtd) : null,
      monthNote(row, indicator),
    ],
  });
}

/** 当月 66.85; where the month was derived from two cumulatives, it says so. */
function monthNote(row: ProgressRow, indicator: Indicator): string | null {
  if (row.month === null || !accumulates(indicator) || indicator.frequency === 'quarterly') return null;
  const text = `${t(FIELD_NAMES.month)}${language() === 'zh' ? '' : ' '}${formatLevel(row.month, indicator.decimals)}`;
  return row.monthSource === 'derived' ? text + t(indicatorTexts.tile.derived) : text;
}

/** Nobody says that a project fell by 100 %: of none, or one of a few, last year's number is shown. */
function isTooFewToGrow(row: ProgressRow, indicator: Indicator): boolean {
  return indicator.kind === 'count' && (row.ytd === 0 || hasSmallTarget(row, indicator));
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const field = 'yoyYtd';
  if (isTooFewToGrow(row, indicator)) {
    const value = row.ytdLastYear;
    return tile(row, {
      field: 'ytdLastYear',
      value,
      format: levelIn(indicator),
      unit: t(unitText(indicator.unit)),
    });
  }
  if (row.turn) return tile(row, { field, value: row.turn, format: (turn) => t(TURNS[turn]) });
  const value = row.yoyYtd;
  const source = row.yoyYtdSource;
  const notes = [sourceNote(row)];
  const isPercent = growthUnitOf(indicator, source) === 'percent';
  const named = !isPercent || indicator.kind === 'stock' ? { name: t(indicatorTexts.tile.overLastYear) } : {};
  if (isPercent) return tile(row, { field, ...named, value, format: growth, notes });
  return tile(row, {
    field,
    ...named,
    value,
    format: (one) => formatSigned(one, growthDecimals(indicator, source)),
    unit: t(growthUnitText(indicator, source)),
    notes,
  });
}

function sourceNote(row: ProgressRow): string | null {
  if (row.yoyYtdSource === null) return null;
  if (row.baseAdjusted) return t(indicatorTexts.tile.adjusted);
  return t(row.yoyYtdSource === 'published' ? indicatorTexts.tile.published : indicatorTexts.tile.computed);
}

function targetTile(row: ProgressRow, indicator: Indicator): Tile {
  const { target } = row;
  const field = 'target';
  if (target === null) return tile(row, { field, value: null, format: growth });
  const notes = [versionNote(target)];
  if (target.type === 'growth') return tile(row, { field, value: target.value, format: growth, notes });
  const unit = t(unitText(indicator.unit));
  const name = target.type === 'cap' ? t(indicatorTexts.tile.cap) : t(FIELD_NAMES.target);
  return tile(row, { field, name, value: target.value, format: levelIn(indicator), unit, notes });
}

/** A target raised in mid-year: which version it is, and from which month it counts. */
function versionNote({ version, from }: TargetInForce): string | null {
  if (from > 1) return t(indicatorTexts.tile.versionFrom, { version, month: from });
  return version > 1 ? t(indicatorTexts.tile.version, { version }) : null;
}

function completionTile(row: ProgressRow, isCap: boolean): Tile {
  const { completion } = row.ranks;
  const rank =
    completion === null
      ? null
      : t(indicatorTexts.tile.rank, { position: completion.position, of: completion.of });
  const name = t(isCap ? indicatorTexts.tile.capUsed : FIELD_NAMES.completion);
  return tile(row, {
    field: 'completion',
    name,
    value: row.completion,
    format: formatCompletion,
    notes: [rank],
  });
}

function paceTile(row: ProgressRow, isCap = false): Tile {
  const method = row.paceMethod === null ? null : t(indicatorTexts.pace[row.paceMethod]);
  const name = t(isCap ? indicatorTexts.tile.capPace : FIELD_NAMES.pace);
  return tile(row, { field: 'pace', name, value: row.pace, format: percent, notes: [method] });
}

/** 净增: how far a stock has come since last December, and what share of the year's way that is. */
function increaseTile(row: ProgressRow, target: TargetInForce, start: number, indicator: Indicator): Tile {
  const increase = row.ytd === null ? null : difference(row.ytd, start);
  const way = difference(target.value, start);
  const done =
    increase === null
      ? null
      : t(indicatorTexts.tile.ofWay, {
          way: amountIn(way, indicator),
          share: formatCompletion(percentOf(increase, way)),
        });
  return tile(row, {
    key: 'increase',
    field: 'ytd',
    name: t(indicatorTexts.tile.increase),
    value: increase,
    format: (value) => formatSigned(value, indicator.decimals),
    unit: t(unitText(indicator.unit)),
    notes: [t(indicatorTexts.tile.lastDecember, { level: amountIn(start, indicator) }), done],
  });
}

/** The light's number: in points of the way to the target, or in the indicator's own unit. */
function gapTile(row: ProgressRow, indicator: Indicator): Tile {
  const { gap, gapAmount, gapUnit, target } = row;
  const size = gapSize(row, indicator);
  const unit = size ? t(size.unit) : '';
  const amount =
    gapUnit !== 'points' || gapAmount === null || target?.type === 'growth' || hasSmallTarget(row, indicator)
      ? null
      : withUnit(`${gapAmount > 0 ? '+' : ''}${formatPart(gapAmount, indicator.decimals)}`, indicator.unit);
  return tile(row, {
    field: 'gap',
    name: t(gapName(row, indicator, lowerIsBetter(indicator, target))),
    value: size,
    format: (one) => `${gap! > 0 ? '+' : gap! < 0 ? '−' : ''}${one.size}`,
    unit,
    notes: [amount],
  });
}

function gapName(row: ProgressRow, { kind }: Indicator, isCap: boolean): Text {
  const { gapUnit, target, paceMethod } = row;
  if (target?.type === 'growth') return indicatorTexts.tile.gapToGrowth;
  const isLevel = gapUnit === 'unit' || paceMethod === 'level' || kind === 'rate' || kind === 'index';
  if (!isLevel) return isCap ? indicatorTexts.tile.gapToCapPace : FIELD_NAMES.gap;
  if (isAgainstPlan(row)) return indicatorTexts.tile.gapToPlan;
  return isCap ? indicatorTexts.tile.gapToCap : indicatorTexts.tile.gapToTarget;
}

function growthNeededTile(row: ProgressRow): Tile {
  return tile(row, {
    field: 'requiredYoy',
    value: row.requiredYoy,
    format: growth,
    notes: [monthsLeft(row)],
  });
}

/** 还需净增, 还需完成: an amount for the rest of the year, not for each month. */
function stillNeededTile(row: ProgressRow, indicator: Indicator): Tile | null {
  if (row.monthsLeft === 0 || lowerIsBetter(indicator, row.target)) return null;
  return tile(row, {
    field: 'remaining',
    name: t(indicator.kind === 'stock' ? indicatorTexts.tile.stillIncrease : indicatorTexts.tile.stillNeeded),
    value: row.remaining,
    format: levelIn(indicator),
    unit: t(unitText(indicator.unit)),
    notes: [monthsLeft(row)],
  });
}

/** A target of a few things has no monthly need: nobody completes 0.3 of a project. */
function neededTile(row: ProgressRow, target: TargetInForce, indicator: Indicator): Tile | null {
  if (row.monthsLeft === 0 || lowerIsBetter(indicator, target)) return null;
  if (indicator.kind === 'stock' || hasSmallTarget(row, indicator)) return stillNeededTile(row, indicator);
  const pace =
    row.requiredYoy === null
      ? null
      : t(indicatorTexts.tile.growthNeeded, { growth: formatGrowth(row.requiredYoy) });
  return tile(row, {
    field: 'requiredMonthly',
    value: row.requiredMonthly,
    format: (value) => formatPart(value, indicator.decimals),
    unit: t(unitText(indicator.unit)),
    notes: row.requiredMonthly === null ? [] : [monthsLeft(row), pace],
  });
}

function monthsLeft({ monthsLeft }: ProgressRow): string | null {
  if (monthsLeft === null) return null;
  if (monthsLeft === 1) return t(indicatorTexts.tile.leftOne);
  return t(indicatorTexts.tile.left, { months: monthsLeft });
}

function projectionTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const { projection } = row;
  const field = 'projection';
  if (row.monthsLeft === 0 || hasSmallTarget(row, indicator)) return null;
  if (projection === null) return tile(row, { field, value: null, format: growth });
  const { completion, method, value } = projection;
  const ofWhat = lowerIsBetter(indicator, row.target)
    ? indicatorTexts.tile.ofCap
    : indicatorTexts.tile.ofTarget;
  const share = completion === null ? null : t(ofWhat, { share: formatPercent(completion) });
  return tile(row, {
    field,
    value,
    format: (estimate) => formatPart(estimate, indicator.decimals),
    unit: t(unitText(indicator.unit)),
    notes: [share, t(indicatorTexts.estimate[method])],
  });
}
