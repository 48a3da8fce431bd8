import { minus, number, percent, sign, toNumber } from './fractions.ts';
import {
  addsUpOverPlaces,
  type Cells,
  ownPeriod,
  PlainFigures,
  type PlainFolder,
  type PlainTarget,
  split,
  yearBefore,
} from './plain-figures.ts';
import { type Judged, judge, NOT_JUDGED } from './plain-judgement.ts';
import { type PlainRankings, PlainRanks } from './plain-ranks.ts';

/**
 * The rows of `/api/progress` once more, from the text of the CSV files, by exact fractions, and without a line of
 * `domain/`: what two people compute apart and agree on is probably right.
 */

export type { PlainFolder } from './plain-figures.ts';

/** The fields that the contract names; see there. */
export interface PlainRow extends Judged {
  indicator: string;
  entity: string;
  period: string;
  month: number | null;
  monthSource: string | null;
  ytd: number | null;
  ytdSource: string | null;
  ytdLastYear: number | null;
  yoyYtd: number | null;
  yoyYtdSource: string | null;
  yoyMonth: number | null;
  base: number | null;
  baseAdjusted: boolean;
  target: { type: string; value: number; version: number; from: number } | null;
  monthsLeft: number | null;
  ranks: PlainRankings;
  share: number | null;
  pull: number | null;
  contribution: number | null;
}

/** Rows of a CSV without line breaks in its cells. */
export function plainTable(csv: string): Cells[] {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!,
      ),
    );
  return lines.map((cells) => Object.fromEntries(header!.map((column, i) => [column, cells[i] ?? ''])));
}

/** All rows of a month, in no particular order. */
export function plainRows(folder: PlainFolder, asked: string): PlainRow[] {
  const figures = new PlainFigures(folder);
  const ranks = new PlainRanks(folder.entities, figures);
  return folder.indicators.flatMap((indicator) => {
    const period = ownPeriod(indicator, asked);
    const years = [split(period)[0], split(asked)[0]];
    return folder.entities
      .filter(({ code }) => years.some((year) => figures.knows(year, indicator.code!, code!)))
      .map((entity) => toRow(figures, ranks, indicator, entity, period, asked));
  });
}

function toRow(
  figures: PlainFigures,
  ranks: PlainRanks,
  indicator: Cells,
  entity: Cells,
  period: string,
  asked: string,
): PlainRow {
  const [i, e] = [indicator.code!, entity.code!];
  const [year, m] = split(period);
  const target = figures.target(period, i, e);
  if (!figures.isReported(period, i, e)) {
    // Its first period has not come where last year had neither a target nor a report.
    const isOfLastYear = year < split(asked)[0];
    const isDue = !isOfLastYear || target !== null || reportedBefore(figures, i, e, period);
    const status = isDue ? 'missing' : 'not-applicable';
    return { ...NOTHING_REPORTED, indicator: i, entity: e, period, target: shown(target), status };
  }
  const month = figures.month(period, indicator, e);
  const ytd = figures.ytd(period, indicator, e);
  const last = figures.ytd(yearBefore(period), indicator, e)?.value ?? null;
  const total = figures.ytd(`${year - 1}-12`, indicator, e)?.value ?? null;
  const growth = figures.growth('ytd', period, indicator, e);
  const base = addsUpOverPlaces(indicator)
    ? figures.base(period, indicator, e)
    : { value: null, adjusted: false };
  const judged = judge(indicator, target, m, {
    ytd: ytd?.value ?? null,
    last,
    total,
    growth: growth?.value ?? null,
  });
  return {
    indicator: i,
    entity: e,
    period,
    month: number(month?.value ?? null),
    monthSource: month?.source ?? null,
    ytd: number(ytd?.value ?? null),
    ytdSource: ytd?.source ?? null,
    ytdLastYear: number(last),
    yoyYtd: number(growth?.value ?? null),
    yoyYtdSource: growth?.source ?? null,
    yoyMonth: number(figures.growth('month', period, indicator, e)?.value ?? null),
    base: number(base.value),
    baseAdjusted: base.adjusted,
    target: shown(target),
    ...judged,
    monthsLeft: 12 - m,
    ranks: ranks.of(indicator, entity, period),
    ...partOf(figures, indicator, entity, period),
  };
}

const NOTHING_REPORTED = {
  ...NOT_JUDGED,
  month: null,
  monthSource: null,
  ytd: null,
  ytdSource: null,
  ytdLastYear: null,
  yoyYtd: null,
  yoyYtdSource: null,
  yoyMonth: null,
  base: null,
  baseAdjusted: false,
  monthsLeft: null,
  ranks: { completion: null, yoy: null, league: null },
  share: null,
  pull: null,
  contribution: null,
};

function shown(target: PlainTarget | null): PlainRow['target'] {
  if (!target) return null;
  const { type, value, version, from } = target;
  return { type, value: toNumber(value), version, from };
}

function reportedBefore(figures: PlainFigures, i: string, e: string, period: string): boolean {
  const [year, m] = split(period);
  return Array.from({ length: m }, (_, k) => `${year}-${String(k + 1).padStart(2, '0')}`).some((month) =>
    figures.isReported(month, i, e),
  );
}

function partOf(
  figures: PlainFigures,
  indicator: Cells,
  { code, parent }: Cells,
  period: string,
): Pick<PlainRow, 'share' | 'pull' | 'contribution'> {
  const none = { share: null, pull: null, contribution: null };
  const ytd = figures.ytd(period, indicator, code!)?.value;
  if (!parent || !ytd || !addsUpOverPlaces(indicator)) return none;
  const total = figures.ytd(period, indicator, parent)?.value ?? null;
  const [base, totalBase] = [code!, parent].map((e) => figures.base(period, indicator, e).value);
  const step = base ? minus(ytd, base) : null;
  const totalStep = total && totalBase ? minus(total, totalBase) : null;
  return {
    share: total && sign(total) > 0 ? number(percent(ytd, total)) : null,
    pull: step && totalBase && sign(totalBase) > 0 ? number(percent(step, totalBase)) : null,
    contribution: step && totalStep && sign(totalStep) > 0 ? number(percent(step, totalStep)) : null,
  };
}
