import {
  entityText,
  formatGrowth,
  formatLevel,
  formatPart,
  formatPercent,
  formatSize,
  formatYearToDate,
  indicatorText,
  roundsToZero,
  sizeOfGap,
} from '../format.ts';
import type { Entity, Indicator, Text } from '../model.ts';
import { lowerIsBetter } from '../progress/pace-and-status.ts';
import { accumulates } from '../progress/parts-and-whole.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { amountEn, unitText } from '../unit.ts';
import { REASONS, TURNS } from './reasons.ts';

/** What a sentence needs besides the row: names, and the growth to compare with, if any. */
interface SentenceContext {
  indicator: Indicator;
  entity: Entity;
  /** The area above (全市) and its growth, in the same terms as the row's. */
  parent?: { name: Text; yoyYtd: number | null } | undefined;
}

/**
 * One row as a sentence (一句话), the same on the page, in speaker notes and on paper. Numbers are rounded for
 * display only. There are no minus signs (增长, 下降), and clauses without a value are left out.
 *
 * @example 1—8月，高新园区规上工业总产值完成188.20亿元，同比增长7.3%，居8个园区第2位、较上期前移1位；完成年度目标的68.4%，
 *   超序时进度1.8个百分点；后4个月月均需完成21.70亿元。
 */
export function rowSentence(row: ProgressRow, context: SentenceContext): Text {
  return { zh: chineseSentence(row, context), en: englishSentence(row, context) };
}

/** The Chinese sentence; see `rowSentence`. */
function chineseSentence(row: ProgressRow, context: SentenceContext): string {
  const when = formatYearToDate(row.period).zh;
  const subject = `${when}，${entityText(context.entity).zh}${context.indicator.name}`;
  if (row.status === 'missing') return `${subject}未报。`;
  if (row.reasons.status === 'not-due') return `${subject}${REASONS['not-due'].zh}。`;
  const said = [levelZh(row, context), growthZh(row, context), comparisonZh(row, context), rankZh(row)];
  const judged = [targetZh(row, context), neededZh(row, context)];
  const clauses = [said.filter(Boolean).join('，'), judged.filter(Boolean).join('；')].filter(Boolean);
  return `${subject}${clauses.join('；')}。`;
}

function levelZh(row: ProgressRow, { indicator }: SentenceContext): string {
  if (row.ytd === null) return '';
  // A loss is not 完成: use the neutral verb.
  const verb = accumulates(indicator) && row.ytd >= 0 ? '完成' : '为';
  // An index's unit names its base: 为100.2（上年同期=100）.
  const unit = indicator.kind === 'index' ? `（${indicator.unit}）` : indicator.unit;
  return `${verb}${formatLevel(row.ytd, indicator.decimals)}${unit}`;
}

function growthZh(row: ProgressRow, { indicator }: SentenceContext): string {
  if (row.turn) return TURNS[row.turn].zh;
  if (row.yoyYtd === null) return '';
  if (roundsToZero(row.yoyYtd)) return '同比持平';
  const word =
    indicator.kind === 'rate' ? (row.yoyYtd > 0 ? '提高' : '降低') : row.yoyYtd > 0 ? '增长' : '下降';
  const size = formatSize(row.yoyYtd);
  return `同比${word}${size}${indicator.kind === 'rate' ? '个百分点' : '%'}${row.baseAdjusted ? '（可比口径）' : ''}`;
}

function comparisonZh(row: ProgressRow, { parent, indicator }: SentenceContext): string {
  if (row.turn || !parent || parent.yoyYtd === null || row.yoyYtd === null || indicator.kind === 'rate')
    return '';
  const apart = row.yoyYtd - parent.yoyYtd;
  if (roundsToZero(apart)) return `与${parent.name.zh}持平`;
  return `增幅${apart > 0 ? '高于' : '低于'}${parent.name.zh}${formatSize(apart)}个百分点`;
}

function rankZh(row: ProgressRow): string {
  const rank = row.ranks.league ?? row.ranks.yoy;
  if (row.turn || !rank || rank.of < 2) return '';
  const move =
    rank.change === null || rank.change === 0
      ? ''
      : `、较上期${rank.change > 0 ? '前移' : '后移'}${Math.abs(rank.change)}位`;
  return `增幅列第${rank.position}位（共${rank.of}家）${move}`;
}

function targetZh(row: ProgressRow, { indicator }: SentenceContext): string {
  const { target, gap } = row;
  if (!target) return '';
  if (target.type === 'growth') {
    if (gap === null) return '';
    const goal = `年度目标（${target.value < 0 ? '下降' : '增长'}${formatSize(target.value)}%）`;
    if (gap === 0) return `达到${goal}`;
    return `${gap > 0 ? '高于' : '低于'}${goal}${sizeOfGap(gap)}个百分点`;
  }
  if (row.completion === null || gap === null) return '';
  if (lowerIsBetter(indicator, target)) return capZh(row, gap);
  const done = row.completion < 0 ? '年度目标尚未起步' : `完成年度目标的${formatPercent(row.completion)}`;
  if (row.status === 'met') return row.completion > 100 ? `${done}，已超额完成` : `${done}，已完成`;
  if (row.paceMethod === 'level') return `为年度目标的${formatPercent(row.completion)}`;
  if (gap === 0) return `${done}，与序时进度持平`;
  return `${done}，${gap > 0 ? '超' : '欠'}序时进度${sizeOfGap(gap)}个百分点`;
}

function capZh(row: ProgressRow, gap: number): string {
  const used = `为年度控制目标的${formatPercent(row.completion)}`;
  if (gap === 0) return `${used}，与控制进度持平`;
  const edge = row.paceMethod === 'level' ? '控制目标' : '控制进度';
  return `${used}，${gap > 0 ? '超出' : '低于'}${edge}${sizeOfGap(gap)}个百分点`;
}

function neededZh(row: ProgressRow, { indicator }: SentenceContext): string {
  if (row.status !== 'behind' || !row.monthsLeft) return '';
  const left = row.monthsLeft;
  const span = left === 1 ? '最后1个月' : `后${left}个月`;
  if (row.target?.type === 'growth') {
    return row.requiredYoy === null ? '' : `${span}需${growthNeedZh(row.requiredYoy)}`;
  }
  if (row.requiredMonthly === null || lowerIsBetter(indicator, row.target)) return '';
  return `${span}月均需完成${formatPart(row.requiredMonthly, indicator.decimals)}${indicator.unit}`;
}

function growthNeedZh(value: number): string {
  return value < 0 ? `保持降幅在${formatSize(value)}%以内` : `增长${formatSize(value)}%`;
}

/** The English sentence; see `rowSentence`. */
function englishSentence(row: ProgressRow, context: SentenceContext): string {
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
