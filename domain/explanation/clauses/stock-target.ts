import type { Text } from '../../model.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import { amount, join, NONE, percent, points, type Said } from './phrase.ts';

/** Whether the target of a stock is said as a way from last December, 年度目标净增16户. */
export function sayWayOfStock({ row, indicator }: Said): boolean {
  return (
    indicator.kind === 'stock' &&
    indicator.direction !== 'neutral' &&
    row.gapUnit === 'points' &&
    row.target !== null &&
    row.target.type !== 'growth' &&
    row.lastYearTotal !== null
  );
}

/** How far a stock has come since December: 比上年末净增18户. */
export function sinceDecember(change: number, { indicator }: Pick<Said, 'indicator'>): Text {
  if (change === 0) return { zh: '与上年末持平', en: 'level with the end of last year' };
  const size = amount(change, indicator);
  return change > 0
    ? { zh: `比上年末净增${size.zh}`, en: `up by ${size.en} since the end of last year` }
    : { zh: `比上年末净减${size.zh}`, en: `down by ${size.en} since the end of last year` };
}

/** The way that a target sets, and how far the stock is on it. */
interface Way {
  way: number;
  done: number;
  gap: number;
  verb: Text;
}

/** 年度目标净增16户，已净增9户，完成56.3%，欠序时进度10.4个百分点，还需净增7户. */
export function stockTarget(said: Said): Text {
  const { row, indicator } = said;
  const { target, ytd, lastYearTotal, gap } = row;
  if (!target || ytd === null || lastYearTotal === null || gap === null) return NONE;
  const way = target.value - lastYearTotal;
  const verb = way > 0 ? { zh: '净增', en: 'increase' } : { zh: '净减', en: 'decrease' };
  const on: Way = { way, done: ytd - lastYearTotal, gap, verb };
  const permitted = lowerIsBetter(indicator, target) && way > 0;
  const name = permitted ? { zh: '控制目标', en: 'limit' } : { zh: '年度目标', en: 'annual target' };
  const goal = amount(way, indicator);
  const parts = [
    { zh: `${name.zh}${verb.zh}${goal.zh}`, en: `${name.en}: a net ${verb.en} of ${goal.en}` },
    doneText(said, on),
    ...(permitted ? [spent(said, on)] : reached(said, on)),
  ];
  return join(parts, { zh: '，', en: ', ' });
}

function doneText(said: Said, { way, done, verb }: Way): Text {
  if (done === 0) return { zh: `尚未${verb.zh}`, en: 'none of it so far' };
  if (done * way < 0) return sinceDecember(done, said);
  const size = amount(done, said.indicator);
  return { zh: `已${verb.zh}${size.zh}`, en: `${size.en} so far` };
}

function reached({ row, indicator, m }: Said, { way, done, gap, verb }: Way): Text[] {
  if (row.status === 'met') return [{ zh: '已完成年度目标', en: 'already met' }];
  const share = percent((done / way) * 100);
  const part: Text = done * way > 0 ? { zh: `完成${share}`, en: `${share} of it` } : NONE;
  const short = amount(way - done, indicator);
  if (m === 12) return [part, { zh: `未完成，差${short.zh}`, en: `not met, ${short.en} short` }];
  const left: Text =
    row.status === 'behind' ? { zh: `还需${verb.zh}${short.zh}`, en: `${short.en} still needed` } : NONE;
  return [part, pace(gap), left];
}

function pace(gap: number): Text {
  if (gap === 0) return { zh: '与序时进度持平', en: 'exactly on pace' };
  const size = points(gap);
  return gap > 0
    ? { zh: `超序时进度${size.zh}`, en: `${size.en} ahead of pace` }
    : { zh: `欠序时进度${size.zh}`, en: `${size.en} behind pace` };
}

/** How much of a permitted increase is used up. */
function spent({ row, m }: Said, { way, done, gap }: Way): Text {
  if (done > way) return { zh: '已超控制目标', en: 'already over the limit' };
  if (m === 12) return { zh: '控制在目标以内', en: 'kept within the limit' };
  if (gap === 0) return { zh: '与控制进度持平', en: 'exactly on the pace allowed' };
  const size = points(gap);
  return row.status === 'behind'
    ? { zh: `超控制进度${size.zh}`, en: `${size.en} over the pace allowed` }
    : { zh: `低于控制进度${size.zh}`, en: `${size.en} within the pace allowed` };
}
