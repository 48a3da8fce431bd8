import { at, MONTHS, YEARS } from './calendar.ts';
import { ZONE } from './entities.ts';
import { type GeneratedData, getSeries, type TargetLine, targetLine } from './generated-data.ts';
import { bell } from './random.ts';
import { SEASONS } from './seasons.ts';
import { planned, rounded } from './table.ts';

/**
 * Unusual cases that occur in real data, added by hand so that every page shows them. What a park gains or loses here is
 * balanced by 区直属: the zone's own value does not change.
 */
export function applyExceptions(data: GeneratedData): void {
  turnChemicalsToProfit(data);
  turnCooperationToLoss(data);
  refundTaxes(data);
  raiseTargets(data);
  planByQuarter(data);
  setTarget(data, 'PROJ_DONE', 'P-KJ', 2025, 0);
  // 4 signed by August with a target of 3: more than 120 %.
  setTarget(data, 'PROJ_SIGN', 'P-FW', 2025, 3);
}

/** 绿色化工产业园: −1.9, −1.4, −0.8 亿元 a year, then profit in 2025 (扭亏为盈). */
function turnChemicalsToProfit(data: GeneratedData): void {
  const annual = [-1.9, -1.4, -0.8, 1.15];
  const season = SEASONS.profit;
  const sum = season.reduce((a, b) => a + b, 0);
  const final = YEARS.flatMap((year, index) =>
    MONTHS.map((m) => {
      const usual = (annual[index]! * season[m - 1]!) / sum;
      return usual + bell(`exception/chemicals/${year}/${m}`) * 0.025;
    }),
  );
  data.series.set('IND_PROFIT P-HG', { final, first: final });
  for (const [year, value] of [
    [2023, 0.3],
    [2024, 0.3],
    [2025, 1.2],
  ] as const) {
    setTarget(data, 'IND_PROFIT', 'P-HG', year, value);
  }
}

/** 国合园 goes from a small profit to a small loss in 2025 (由盈转亏). */
function turnCooperationToLoss(data: GeneratedData): void {
  const series = getSeries(data, 'IND_PROFIT', 'P-KJ');
  for (const m of MONTHS) {
    series.final[at(2025, m)]! *= -0.28;
    series.first[at(2025, m)] = series.final[at(2025, m)]!;
  }
}

/** 新能源园 gets large VAT refunds for new equipment: the month's revenue is below zero. */
function refundTaxes(data: GeneratedData): void {
  for (const [year, month, revenue, tax] of [
    [2023, 5, -0.07, -0.16],
    [2025, 5, -0.12, -0.21],
  ] as const) {
    getSeries(data, 'FIN_REV', 'P-XN').final[at(year, month)] = revenue;
    getSeries(data, 'TAX', 'P-XN').final[at(year, month)] = tax;
  }
}

/** Targets changed during the year: the file has both versions, and the later one judges from its own month on. */
function raiseTargets(data: GeneratedData): void {
  for (const entity of [ZONE, 'P-GX', 'P-ZB']) {
    const first = getTarget(data, 'IND_INVOICE', entity, 2025);
    first.note = '年初下达';
    data.targets.push({
      ...first,
      value: planned(first.value * 1.035),
      version: 2,
      from: 7,
      note: '2025年7月半年度会议加压，自7月起按调增后目标调度',
    });
  }
  const revenue = getTarget(data, 'FIN_REV', ZONE, 2024);
  revenue.note = '年初预算';
  const value = rounded(revenue.value * 0.985, 1);
  data.targets.push({
    ...revenue,
    value,
    plan: revenue.plan!.map((planned) => rounded((planned! * value) / revenue.value, 2)),
    version: 2,
    from: 11,
    note: '2024年11月调整预算',
  });
}

/** 食药园's plan for project investment has quarter ends only. */
function planByQuarter(data: GeneratedData): void {
  const target = getTarget(data, 'PROJ_INV', 'P-SP', 2025);
  target.plan = target.plan!.map((value, index) => (index % 3 === 2 ? value : null));
  target.note = '只下达季度计划';
}

function setTarget(
  data: GeneratedData,
  indicator: string,
  entity: string,
  year: number,
  value: number,
): void {
  const line = targetLine({ indicator, entity, year, type: 'value', value });
  const index = data.targets.findIndex(
    (t) => t.indicator === indicator && t.entity === entity && t.year === year,
  );
  if (index < 0) data.targets.push(line);
  else data.targets[index] = line;
}

function getTarget(data: GeneratedData, indicator: string, entity: string, year: number): TargetLine {
  const found = data.targets.find((t) => t.indicator === indicator && t.entity === entity && t.year === year);
  if (found === undefined) throw new Error(`no target of ${entity} for ${indicator} in ${year}`);
  return found;
}

/** By how much the comparable base exceeds last year's published value, %: firms moved, a census revised it. */
const BASE_SHIFTS: Record<string, number> = {
  'IND_OUTPUT P-HG 2025': -5.4,
  'IND_OUTPUT P-ZB 2024': 3.2,
  'IND_OUTPUT P-XN 2023': -4.1,
  'SERV_REV P-GX 2024': 4.4,
  'SERV_REV P-FW 2025': -2.6,
  'RETAIL_LIM P-GW 2025': 3.8,
  'TECH_INV P-SP 2025': -3.1,
};
const RETAIL_CENSUS = { year: 2024, shift: 2.6 };

export function baseShift(indicator: string, entity: string, year: number): number | undefined {
  const listed = BASE_SHIFTS[`${indicator} ${entity} ${year}`];
  if (listed !== undefined) return listed;
  if (indicator !== 'RETAIL' || year !== RETAIL_CENSUS.year) return undefined;
  return RETAIL_CENSUS.shift + 0.3 * bell(`exception/census/${entity}`);
}

/** Not yet reported at the September 2025 meeting. */
const LATE: Record<string, readonly string[] | 'all'> = {
  INFRA_INV: 'all',
  IND_OUTPUT: ['P-HG'],
  TECH_INV: ['P-HG'],
  PROJ_INV: ['P-HG', 'P-KJ'],
  RETAIL_LIM: ['P-KJ', 'C-SL'],
  FDI: ['P-SP', 'C-TQ'],
  FIN_REV: ['C-TQ'],
  TAX: ['C-TQ'],
  TAX_SHARE: ['C-TQ'],
  EXPORT: ['C-TQ'],
  IMPORT: ['C-TQ'],
  TRADE: ['C-TQ'],
  AIR_DAYS: ['P-KJ'],
};

export function isLate(indicator: string, entity: string, year: number, month: number): boolean {
  if (year !== 2025 || month !== 8) return false;
  const late = LATE[indicator];
  return late === 'all' || (late?.includes(entity) ?? false);
}

/** 临港园 and 食药园 have the same growth in August 2025 and share a rank. */
export function sameGrowth(indicator: string, entity: string, year: number, month: number): string | null {
  return indicator === 'IND_VA' && entity === 'P-SP' && year === 2025 && month === 8 ? 'P-GW' : null;
}
