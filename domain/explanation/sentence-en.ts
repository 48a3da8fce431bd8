import {
  formatGrowth,
  formatLevel,
  formatPart,
  formatPercent,
  formatSize,
  formatYearToDate,
  roundsToZero,
  sizeOfGap,
} from '../format.ts';
import type { Indicator } from '../model.ts';
import { entityText, indicatorText } from '../names.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { lowerIsBetter } from '../progress/status.ts';
import { amountEn, unitText } from '../unit.ts';
import { REASONS, TURNS } from './reasons.ts';
import type { SentenceContext } from './sentence-context.ts';

/** The English sentence; see `rowSentence`. */
export function englishSentence(row: ProgressRow, context: SentenceContext): string {
  const { indicator, entity } = context;
  const when = formatYearToDate(row.period).en;
  const subject = `${when}: ${entityText(entity).en}, ${indicatorText(indicator).en}`;
  if (row.status === 'missing') return `${subject} not reported.`;
  if (row.reasons.status === 'not-due') return `${subject}, ${REASONS['not-due'].en}.`;
  const clauses = [
    levelEn(row, indicator),
    growthEn(row, indicator),
    comparisonEn(row, context),
    rankEn(row),
  ].filter(Boolean);
  const judged = [targetEn(row, indicator), neededEn(row, indicator)].filter(Boolean);
  return `${subject} ${[clauses.join(', '), ...judged].filter(Boolean).join('; ')}.`;
}

function levelEn({ ytd }: ProgressRow, { kind, unit, decimals }: Indicator): string {
  if (ytd === null) return '';
  if (unit === '%') return formatPercent(ytd, decimals);
  const level = formatLevel(ytd, decimals);
  return kind === 'index' ? `${level} (${unitText(unit).en})` : amountEn(level, unit);
}

function growthEn(row: ProgressRow, indicator: Indicator): string {
  if (row.turn) return TURNS[row.turn].en;
  if (row.yoyYtd === null) return '';
  if (roundsToZero(row.yoyYtd)) return 'unchanged on a year earlier';
  const size = formatSize(row.yoyYtd);
  const unit = indicator.kind === 'rate' ? ' pp' : '%';
  const scope = row.baseAdjusted ? ' (comparable scope)' : '';
  return `${row.yoyYtd > 0 ? 'up' : 'down'} ${size}${unit} on a year earlier${scope}`;
}

function comparisonEn(row: ProgressRow, { parent, indicator }: SentenceContext): string {
  if (row.turn || !parent || parent.yoyYtd === null || row.yoyYtd === null || indicator.kind === 'rate')
    return '';
  const apart = row.yoyYtd - parent.yoyYtd;
  if (roundsToZero(apart)) return `level with ${parent.name.en}`;
  return `growth ${formatSize(apart)} pp ${apart > 0 ? 'above' : 'below'} ${parent.name.en}`;
}

function rankEn(row: ProgressRow): string {
  const rank = row.ranks.league ?? row.ranks.yoy;
  if (row.turn || !rank || rank.of < 2) return '';
  const places = Math.abs(rank.change ?? 0);
  const move = places === 0 ? '' : `, ${(rank.change ?? 0) > 0 ? 'up' : 'down'} ${places}`;
  return `ranked ${rank.position} of ${rank.of} by growth${move}`;
}

function targetEn(row: ProgressRow, indicator: Indicator): string {
  const { target, gap, completion } = row;
  if (!target || gap === null) return '';
  const size = sizeOfGap(gap);
  if (target.type === 'growth') {
    const goal = `the annual target of ${formatGrowth(target.value)}`;
    return gap === 0 ? `exactly at ${goal}` : `${size} pp ${gap > 0 ? 'above' : 'below'} ${goal}`;
  }
  if (completion === null) return '';
  const capped = lowerIsBetter(indicator, target);
  const done = `${formatPercent(completion)} of the annual ${capped ? 'limit' : 'target'}`;
  if (row.status === 'met' && !capped) return `${done}, target met`;
  if (row.paceMethod === 'level') return done;
  if (gap === 0) return `${done}, exactly on pace`;
  if (capped) return `${done}, ${size} pp ${gap > 0 ? 'above' : 'below'} the pace allowed`;
  return `${done}, ${size} pp ${gap > 0 ? 'ahead of' : 'behind'} pace`;
}

function neededEn(row: ProgressRow, indicator: Indicator): string {
  if (row.status !== 'behind' || !row.monthsLeft) return '';
  const span = row.monthsLeft === 1 ? 'in the last month' : `in each of the ${row.monthsLeft} months left`;
  if (row.target?.type === 'growth') {
    return row.requiredYoy === null
      ? ''
      : `needs ${formatGrowth(row.requiredYoy)} growth over the months left`;
  }
  if (row.requiredMonthly === null || lowerIsBetter(indicator, row.target)) return '';
  return `needs ${amountEn(formatPart(row.requiredMonthly, indicator.decimals), indicator.unit)} ${span}`;
}
