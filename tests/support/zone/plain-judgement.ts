import {
  add,
  against,
  decimal,
  type Fraction,
  minus,
  number,
  over,
  percent,
  sign,
  size,
  times,
  toNumber,
  whole,
} from './fractions.ts';
import { addsUpOverMonths, addsUpOverPlaces, type Cells, type PlainTarget } from './plain-figures.ts';

/** How a row stands to its target. */
export interface Judged {
  completion: number | null;
  pace: number | null;
  paceMethod: string | null;
  gap: number | null;
  gapAmount: number | null;
  gapUnit: string | null;
  status: string;
  light: string;
  remaining: number | null;
  requiredMonthly: number | null;
  requiredYoy: number | null;
  projection: { value: number; completion: number | null; method: string } | null;
}

export const NOT_JUDGED: Judged = {
  completion: null,
  pace: null,
  paceMethod: null,
  gap: null,
  gapAmount: null,
  gapUnit: null,
  status: 'not-applicable',
  light: 'grey',
  remaining: null,
  requiredMonthly: null,
  requiredYoy: null,
  projection: null,
};

interface Known {
  ytd: Fraction | null;
  last: Fraction | null;
  total: Fraction | null;
  growth: Fraction | null;
}

const FIVE = whole(5);

export function judge(indicator: Cells, target: PlainTarget | null, m: number, known: Known): Judged {
  const { ytd, last, total, growth } = known;
  const estimate = ytd && addsUpOverMonths(indicator) ? projected(ytd, last, total, m) : null;
  const projection = estimate && {
    value: toNumber(estimate.value),
    completion: null,
    method: estimate.method,
  };
  const unjudged: Judged = { ...NOT_JUDGED, projection };
  if (!target) return unjudged;
  const own = decimal(indicator.tolerance);
  const isNeutral = indicator.direction === 'neutral';
  if (target.type === 'growth') {
    const gap = growth && minus(growth, target.value);
    const side = whole(indicator.direction === 'lower' ? -1 : 1);
    return {
      ...unjudged,
      gap: number(gap),
      gapUnit: gap && 'points',
      requiredYoy: requiredOfGrowth(indicator, target.value, m, known),
      ...(gap && !isNeutral && verdict(times(gap, side), sign(times(gap, side)) >= 0, own ?? FIVE)),
    };
  }
  const isCap = target.type === 'cap' || indicator.direction === 'lower';
  const way = wayOf(indicator, target, total, isCap);
  if (sign(target.value) === 0 || (way !== null && sign(target.value) < 0)) return unjudged;
  const planned = plannedAt(target, m, way);
  const hasPlan = [...target.plan.keys()].some((month) => month < 12);
  const full = way && minus(target.value, way);
  const common = {
    ...unjudged,
    pace: way && full && number(percent(minus(planned, way), full)),
    paceMethod: !way ? 'level' : hasPlan ? 'plan' : indicator.kind === 'stock' ? 'increment' : 'linear',
  };
  if (!ytd) return common;
  const amount = minus(ytd, planned);
  const gap = full ? percent(amount, full) : amount;
  const remaining = sign(minus(target.value, ytd)) > 0 ? minus(target.value, ytd) : whole(0);
  const isReached = against(ytd, target.value);
  const isMet = isCap ? m === 12 && isReached <= 0 : isReached >= 0;
  const allowed = full
    ? percent(times(own ?? FIVE, size(full)), whole(10_000))
    : (own ?? over(size(target.value), whole(20)));
  const addsUp = addsUpOverPlaces(indicator);
  return {
    ...common,
    completion: addsUp ? number(percent(ytd, target.value)) : null,
    gap: number(gap),
    gapAmount: number(amount),
    gapUnit: full ? 'points' : 'unit',
    ...(!isNeutral && verdict(isCap ? minus(whole(0), amount) : amount, isMet, allowed)),
    remaining: number(remaining),
    requiredMonthly: addsUp && m < 12 ? number(over(remaining, whole(12 - m))) : null,
    requiredYoy: addsUpOverMonths(indicator) && m < 12 ? requiredOf(remaining, last, total) : null,
    projection: estimate &&
      projection && { ...projection, completion: number(percent(estimate.value, target.value)) },
  };
}

/** Where the way to the target begins: 0 for what adds up, last December for a stock that still has to move. */
function wayOf(
  indicator: Cells,
  { value }: PlainTarget,
  december: Fraction | null,
  isCap: boolean,
): Fraction | null {
  if (addsUpOverMonths(indicator)) return whole(0);
  if (indicator.kind !== 'stock' || !december) return null;
  const step = against(value, december);
  return step > 0 || (step < 0 && isCap) ? december : null;
}

/** The level planned for a month: straight lines through the plan, to the target in December. */
function plannedAt({ plan, value }: PlainTarget, m: number, way: Fraction | null): Fraction {
  const stops = new Map(plan);
  stops.set(12, value);
  if (way) stops.set(0, way);
  const months = [...stops.keys()];
  const next = Math.min(...months.filter((month) => month >= m));
  const before = Math.max(...months.filter((month) => month <= m));
  if (next === before || before === Number.NEGATIVE_INFINITY) return stops.get(next)!;
  const [a, b] = [stops.get(before)!, stops.get(next)!];
  return add(a, over(times(minus(b, a), whole(m - before)), whole(next - before)));
}

/** @param lead how much better than planned */
function verdict(lead: Fraction, isMet: boolean, allowed: Fraction): Pick<Judged, 'status' | 'light'> {
  if (isMet) return { status: 'met', light: 'green' };
  if (sign(lead) >= 0) return { status: sign(lead) > 0 ? 'ahead' : 'on', light: 'green' };
  return { status: 'behind', light: sign(add(lead, allowed)) >= 0 ? 'yellow' : 'red' };
}

function requiredOf(remaining: Fraction, last: Fraction | null, total: Fraction | null): number | null {
  const rest = last && total && minus(total, last);
  return rest && sign(rest) > 0 ? number(percent(minus(remaining, rest), rest)) : null;
}

/** (T·A − g·B) / (A − B) of last year's total A and its part B so far; nothing at all would be −100 %. */
function requiredOfGrowth(indicator: Cells, target: Fraction, m: number, known: Known): number | null {
  const { ytd, last, total, growth } = known;
  if (!ytd || !last || !total || !growth || m === 12 || !addsUpOverMonths(indicator)) return null;
  const rest = minus(total, last);
  if (sign(rest) <= 0) return null;
  return Math.max(-100, toNumber(over(minus(times(target, total), times(growth, last)), rest)));
}

function projected(ytd: Fraction, last: Fraction | null, total: Fraction | null, m: number) {
  if (last && total && sign(last) > 0 && sign(total) > 0)
    return { value: over(times(total, ytd), last), method: 'seasonal' };
  return { value: over(times(ytd, whole(12)), whole(m)), method: 'linear' };
}
