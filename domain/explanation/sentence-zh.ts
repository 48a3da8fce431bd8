import {
  formatLevel,
  formatPart,
  formatPercent,
  formatSize,
  formatYearToDate,
  roundsToZero,
  sizeOfGap,
} from '../format.ts';
import { entityText } from '../names.ts';
import { accumulates } from '../progress/aggregate.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { lowerIsBetter } from '../progress/status.ts';
import { REASONS, TURNS } from './reasons.ts';
import type { SentenceContext } from './sentence-context.ts';

/** The Chinese sentence; see `rowSentence`. */
export function chineseSentence(row: ProgressRow, context: SentenceContext): string {
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
