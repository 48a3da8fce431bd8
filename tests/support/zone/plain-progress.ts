/**
 * The rows of `/api/progress` once more, from the text of the CSV files, by exact fractions, and without a line of
 * `domain/`: what two people compute apart and agree on is probably right.
 *
 * Only for what a folder of trade figures has: monthly flows that exist from January, without lag, with targets
 * of the type `value` and no plan by month.
 */

/** An exact fraction, its denominator above zero. */
interface Fraction {
  top: bigint;
  bottom: bigint;
}

const fraction = (top: bigint, bottom = 1n): Fraction =>
  bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
const whole = (n: number) => fraction(BigInt(n));
const add = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);
const sign = (a: Fraction) => (a.top > 0n ? 1 : a.top < 0n ? -1 : 0);
const percent = (part: Fraction, of: Fraction) => over(times(part, whole(100)), of);

/** `'12.40'` → 1240/100. Blank → null. */
function decimal(text: string | undefined): Fraction | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec((text ?? '').trim());
  if (!match) return null;
  const [, negative, before, after = ''] = match;
  const digits = BigInt(before + after);
  return fraction(negative ? -digits : digits, 10n ** BigInt(after.length));
}

/** To a double, correct to fifteen digits and more. */
function toNumber({ top, bottom }: Fraction): number {
  const scale = 10n ** 24n;
  return Number((top * scale) / bottom) / 1e24;
}

export type PlainFolder = Record<
  'entities' | 'indicators' | 'targets' | 'observations',
  Record<string, string>[]
>;

/** Rows of a CSV without quotes. */
export function plainTable(csv: string): Record<string, string>[] {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

type Rank = { position: number; of: number; change: number | null } | null;

/** The fields that the contract names; see there. */
export interface PlainRow {
  indicator: string;
  entity: string;
  period: string;
  month: number | null;
  ytd: number | null;
  ytdLastYear: number | null;
  yoyYtd: number | null;
  yoyYtdSource: 'published' | 'computed' | null;
  yoyMonth: number | null;
  target: { type: string; value: number; version: number; from: number } | null;
  completion: number | null;
  pace: number | null;
  paceMethod: 'linear' | null;
  gap: number | null;
  gapAmount: number | null;
  status: string;
  light: string;
  remaining: number | null;
  monthsLeft: number | null;
  requiredMonthly: number | null;
  requiredYoy: number | null;
  projection: { value: number; completion: number | null; method: string } | null;
  ranks: { completion: Rank; yoy: Rank };
  share: number | null;
  pull: number | null;
  contribution: number | null;
}

/** All rows of a month, in no particular order. */
export function plainRows(folder: PlainFolder, period: string): PlainRow[] {
  const observed = new Map(folder.observations.map((o) => [`${o.period} ${o.indicator} ${o.entity}`, o]));
  const targets = new Map(folder.targets.map((t) => [`${t.year} ${t.indicator} ${t.entity}`, t]));
  const [year, m] = split(period);

  const at = (when: string, i: string, e: string, column: string) =>
    decimal(observed.get(`${when} ${i} ${e}`)?.[column]);
  const ytdOf = (when: string, i: string, e: string) => at(when, i, e, 'ytd');
  const targetOf = (when: string, i: string, e: string) =>
    decimal(targets.get(`${split(when)[0]} ${i} ${e}`)?.value);

  function growthOf(when: string, i: string, e: string): { value: Fraction | null; source: string | null } {
    const published = at(when, i, e, 'yoy_ytd');
    if (published) return { value: published, source: 'published' };
    const computed = change(ytdOf(when, i, e), ytdOf(yearBefore(when), i, e));
    return { value: computed, source: computed && 'computed' };
  }
  function completionOf(when: string, i: string, e: string): Fraction | null {
    const [ytd, target] = [ytdOf(when, i, e), targetOf(when, i, e)];
    return ytd && target && sign(target) > 0 ? percent(ytd, target) : null;
  }
  /** The base that the published growth implies, where the stored one is not negative; else the stored one. */
  function baseOf(i: string, e: string): Fraction | null {
    const [ytd, stored, published] = [
      ytdOf(period, i, e),
      ytdOf(yearBefore(period), i, e),
      at(period, i, e, 'yoy_ytd'),
    ];
    if (!ytd || !published || (stored && sign(stored) < 0)) return stored;
    return over(ytd, add(whole(1), over(published, whole(100))));
  }
  /** 1, 2, 2, 4 among those of the same kind under the same parent; the missing are not counted. */
  function placeOf(figure: (e: string) => Fraction | null, entity: Record<string, string>) {
    const mine = figure(entity.code!);
    if (!mine) return null;
    const others = folder.entities
      .filter((e) => e.kind === entity.kind && e.parent === entity.parent)
      .map((e) => figure(e.code!))
      .filter((value) => value !== null);
    if (others.length < 2) return null;
    return { position: 1 + others.filter((o) => sign(minus(o, mine)) > 0).length, of: others.length };
  }
  function rankOf(
    figure: (when: string, e: string) => Fraction | null,
    entity: Record<string, string>,
    comparable = true,
  ): Rank {
    const now = placeOf((e) => figure(period, e), entity);
    const before = !comparable ? null : placeOf((e) => figure(monthBefore(period), e), entity);
    return now && { ...now, change: before && before.position - now.position };
  }

  return folder.indicators.flatMap((indicator) =>
    folder.entities.flatMap((entity): PlainRow[] => {
      const [i, e] = [indicator.code!, entity.code!];
      const inYear = (key: string) => key.startsWith(String(year)) && key.endsWith(` ${i} ${e}`);
      if (![...observed.keys(), ...targets.keys()].some(inYear)) return [];

      const [ytd, last, total] = [
        ytdOf(period, i, e),
        ytdOf(yearBefore(period), i, e),
        ytdOf(`${year - 1}-12`, i, e),
      ];
      const target = ytd && targetOf(period, i, e);
      const completion = completionOf(period, i, e);
      const pace = target && over(whole(m * 100), whole(12));
      const gap = completion && pace && minus(completion, pace);
      const remaining = target && ytd && (sign(minus(target, ytd)) > 0 ? minus(target, ytd) : whole(0));
      const left = 12 - m;
      const rest = total && last && minus(total, last);
      const growth = growthOf(period, i, e);
      const published = at(period, i, e, 'yoy_month');
      const expected = ytd && projected(ytd, last, total, m);
      const parent = entity.parent || null;
      const [parentYtd, parentBase] = [
        parent && ytdOf(period, i, parent),
        parent && baseOf(i, parent),
      ] as (Fraction | null)[];
      const base = baseOf(i, e);
      const increase = ytd && base && minus(ytd, base);
      const parentIncrease = parentYtd && parentBase ? minus(parentYtd, parentBase) : null;
      const neutral = indicator.direction === 'neutral';
      return [
        {
          indicator: i,
          entity: e,
          period,
          month: number(at(period, i, e, 'month')),
          ytd: number(ytd),
          ytdLastYear: number(last),
          yoyYtd: number(growth.value),
          yoyYtdSource: growth.source as PlainRow['yoyYtdSource'],
          yoyMonth: number(
            published ?? change(at(period, i, e, 'month'), at(yearBefore(period), i, e, 'month')),
          ),
          target: targetIn(targets.get(`${year} ${i} ${e}`)),
          completion: number(completion),
          pace: number(pace),
          paceMethod: pace && 'linear',
          gap: number(gap),
          gapAmount: ytd && target && pace && number(minus(ytd, over(times(target, whole(m)), whole(12)))),
          status: statusOf(ytd, gap, completion, neutral),
          light: lightOf(gap, neutral),
          remaining: number(remaining),
          monthsLeft: ytd && left,
          requiredMonthly: remaining && left > 0 ? number(over(remaining, whole(left))) : null,
          requiredYoy:
            remaining && rest && left > 0 && sign(rest) > 0 ? number(change(remaining, rest)) : null,
          projection: expected && {
            value: toNumber(expected.value),
            completion: target && number(percent(expected.value, target)),
            method: expected.method,
          },
          ranks: {
            // Over New Year the targets change.
            completion: rankOf((when, code) => completionOf(when, i, code), entity, m > 1),
            yoy: rankOf((when, code) => growthOf(when, i, code).value, entity),
          },
          share: ytd && parentYtd ? number(percent(ytd, parentYtd)) : null,
          pull: increase && parentBase ? number(percent(increase, parentBase)) : null,
          contribution:
            increase && parentIncrease && sign(parentIncrease) > 0
              ? number(percent(increase, parentIncrease))
              : null,
        },
      ];
    }),
  );
}

const number = (value: Fraction | null) => value && toNumber(value);

function change(now: Fraction | null, before: Fraction | null): Fraction | null {
  return now && before && sign(before) > 0 ? percent(minus(now, before), before) : null;
}

function projected(ytd: Fraction, last: Fraction | null, total: Fraction | null, m: number) {
  if (last && total && sign(last) > 0) return { value: over(times(total, ytd), last), method: 'seasonal' };
  return { value: over(times(ytd, whole(12)), whole(m)), method: 'linear' };
}

function targetIn(target: Record<string, string> | undefined): PlainRow['target'] {
  return target
    ? {
        type: target.type!,
        value: Number(target.value),
        version: Number(target.version || 1),
        from: Number(target.from || 1),
      }
    : null;
}

function statusOf(
  ytd: Fraction | null,
  gap: Fraction | null,
  completion: Fraction | null,
  neutral: boolean,
): string {
  if (!ytd) return 'missing';
  if (!gap || !completion || neutral) return 'not-applicable';
  if (sign(minus(completion, whole(100))) >= 0) return 'met';
  return ['behind', 'on', 'ahead'][sign(gap) + 1]!;
}

function lightOf(gap: Fraction | null, neutral: boolean): string {
  if (!gap || neutral) return 'grey';
  if (sign(gap) >= 0) return 'green';
  return sign(add(gap, whole(5))) >= 0 ? 'yellow' : 'red';
}

function split(period: string): [year: number, month: number] {
  return [Number(period.slice(0, 4)), Number(period.slice(5))];
}

function yearBefore(period: string): string {
  return `${split(period)[0] - 1}${period.slice(4)}`;
}

function monthBefore(period: string): string {
  const [year, month] = split(period);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
