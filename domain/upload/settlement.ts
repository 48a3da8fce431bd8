import type { Indicator, Month } from '../model.ts';
import { addMonths, toMonth, yearOf } from '../month.ts';
import type { FigureCell } from './figure-cell.ts';
import { type Finding, toFinding } from './finding.ts';
import { askLag, askScale, askSpan, askUnit } from './questions.ts';
import { monthIn } from './titles.ts';
import type { Assumption, Field, Question, UploadContext, UploadedObservation } from './understanding.ts';
import { findUnit, isPercent, powerBetween, shift } from './unit.ts';

/** What came of the figures once units, percent, spans and months are settled, and what is still open. */
export interface Settlement {
  observations: UploadedObservation[];
  questions: Question[];
  assumptions: Assumption[];
  findings: Finding[];
}

/** A figure whose indicator, entity and period are known. */
export interface PlacedFigure extends FigureCell {
  indicator: string;
  entity: string;
  month: Month;
}

/** Growth beyond ±150 % in most figures of a file cannot be meant as a fraction; below, either may be. */
const EVIDENT_PERCENT = 1.5;
const UNDECIDED_SPANS = ['flow', 'count', 'growth'];
/** Units that come in several sizes, so that an unstated one is doubtful. */
const SIZED = /元|千瓦时|平方米|立方米|吨|人$/;

export function settleFigures(figures: readonly PlacedFigure[], context: UploadContext): Settlement {
  const indicators = new Map(context.catalog.indicators.map((indicator) => [indicator.code, indicator]));
  const settlement: Settlement = { observations: [], questions: [], assumptions: [], findings: [] };
  const scale = settleScale(figures, indicators, context, settlement);
  const units = settleUnits(figures, indicators, context, settlement);
  const spans = settleSpans(figures, indicators, context, settlement);
  const lag = settleLag(figures, indicators, context, settlement);
  const collected = new Map<string, UploadedObservation>();
  for (const figure of figures) {
    const indicator = indicators.get(figure.indicator)!;
    const field = fieldOf(figure, indicator, spans);
    if (field === null) continue;
    const growth = field === 'yoyMonth' || field === 'yoyYtd';
    const value = growth ? growthOf(figure, scale) : levelOf(figure, indicator, units, scale, settlement);
    if (value === null) continue;
    const month =
      lag.has(figure.indicator) && !figure.ownPeriod && !figure.lag
        ? lag.get(figure.indicator)!
        : figure.month;
    collect(collected, { ...figure, month }, field, value, settlement);
  }
  settlement.observations = [...collected.values()];
  return settlement;
}

/** Which of the four figures a cell is; null while that is asked. */
function fieldOf(figure: FigureCell, indicator: Indicator, spans: Spans): Field | null {
  const growth = figure.measure === 'growth' || isGrowthByUnit(figure, indicator);
  const span =
    figure.span ??
    spanByPeriod(figure) ??
    spanByKind(indicator, growth) ??
    (growth ? spans.growth : spans.level);
  if (span === null) return null;
  if (growth) return span === 'month' ? 'yoyMonth' : 'yoyYtd';
  // A stock under 本月 stands as it stands.
  return indicator.kind === 'stock' ? 'ytd' : span;
}

/** A growth-only indicator under 本月 or 1-本月 is its growth, unless the contract's column says level. */
function isGrowthByUnit(figure: FigureCell, indicator: Indicator): boolean {
  if (indicator.kind !== 'growth' || figure.exact) return false;
  return figure.units.length === 0 || figure.units.some((unit) => isPercent(unit)) || figure.formatted;
}

const spanByPeriod = ({ period }: FigureCell): 'ytd' | null => (period?.span === 'ytd' ? 'ytd' : null);

function spanByKind(indicator: Indicator, growth: boolean): 'ytd' | null {
  return growth || UNDECIDED_SPANS.includes(indicator.kind) ? null : 'ytd';
}

interface Spans {
  level: 'month' | 'ytd' | null;
  growth: 'month' | 'ytd' | null;
}

function settleSpans(
  figures: readonly PlacedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  { answers = {} }: UploadContext,
  settlement: Settlement,
): Spans {
  const open = { level: new Set<string>(), growth: new Set<string>() };
  for (const figure of figures) {
    if (figure.span || spanByPeriod(figure)) continue;
    const indicator = indicators.get(figure.indicator)!;
    const growth = figure.measure === 'growth' || isGrowthByUnit(figure, indicator);
    if (!spanByKind(indicator, growth)) open[growth ? 'growth' : 'level'].add(indicator.name);
  }
  const level = spanAnswer(answers['month-or-ytd']);
  const growth = spanAnswer(answers['growth-span']) ?? level;
  if (open.level.size > 0 && !level) settlement.questions.push(askSpan([...open.level], false));
  // Growth follows its level; it is asked by itself only where it stands alone.
  if (open.growth.size > 0 && !growth && open.level.size === 0)
    settlement.questions.push(askSpan([...open.growth], true));
  return { level, growth };
}

const spanAnswer = (answer: string | undefined): 'month' | 'ytd' | null =>
  answer === 'month' || answer === 'ytd' ? answer : null;

type Scale = 'percent' | 'fraction' | null;

/** Whether unmarked growth (and unmarked rates) are in percent or fractions: answered, evident, or asked. */
function settleScale(
  figures: readonly PlacedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  { answers = {} }: UploadContext,
  settlement: Settlement,
): Scale {
  const answer = answers['percent-or-fraction'];
  if (answer === 'percent' || answer === 'fraction') return answer;
  const unmarked = figures.filter((figure) => needsScale(figure, indicators.get(figure.indicator)!));
  const sizes = unmarked.filter(({ value }) => value !== 0).map(({ value }) => Math.abs(value));
  if (sizes.length === 0) return 'percent';
  sizes.sort((a, b) => a - b);
  if (sizes[Math.floor(sizes.length / 2)]! >= EVIDENT_PERCENT) {
    settlement.assumptions.push({
      code: 'percent',
      zh: '增速没有写百分号；按数值大小看是百分数。',
      en: 'Growth carries no percent sign; by its size it is in percent.',
    });
    return 'percent';
  }
  settlement.questions.push(askScale(unmarked.find(({ value }) => value !== 0)!.text));
  return null;
}

function needsScale(figure: FigureCell, indicator: Indicator): boolean {
  if (figure.exact || figure.mark || figure.formatted || figure.flat) return false;
  if (figure.units.some((unit) => isPercent(unit) || findUnit(unit) === '个百分点')) return false;
  return figure.measure === 'growth' || isGrowthByUnit(figure, indicator) || isPercentLevel(indicator);
}

const isPercentLevel = (indicator: Indicator): boolean =>
  indicator.kind === 'rate' && isPercent(indicator.unit);

function growthOf(figure: FigureCell, scale: Scale): number | null {
  if (figure.flat) return 0;
  if (figure.formatted || figure.mark === 'times') return shift(figure.value, 2);
  if (
    figure.mark ||
    figure.exact ||
    figure.units.some((unit) => isPercent(unit) || findUnit(unit) === '个百分点')
  )
    return figure.value;
  if (scale === null) return null;
  return scale === 'fraction' ? shift(figure.value, 2) : figure.value;
}

type Units = ReadonlyMap<string, string | null>;

/** For each of our units that figures are given in without saying so: the unit they are in, or null while asked. */
function settleUnits(
  figures: readonly PlacedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  { answers = {}, typical = {} }: UploadContext,
  settlement: Settlement,
): Units {
  const unstated = new Map<string, { names: Set<string>; ratios: number[] }>();
  for (const figure of figures) {
    const indicator = indicators.get(figure.indicator)!;
    if (figure.measure === 'growth' || figure.exact || isGrowthByUnit(figure, indicator)) continue;
    if (statedUnit(figure, indicator) !== undefined || !SIZED.test(indicator.unit)) continue;
    const group = unstated.get(indicator.unit) ?? { names: new Set<string>(), ratios: [] };
    unstated.set(indicator.unit, group);
    group.names.add(indicator.name);
    const usual = typical[`${figure.indicator}|${figure.entity}`];
    if (usual && figure.value) group.ratios.push(Math.abs(figure.value / usual));
  }
  const units = new Map<string, string | null>();
  for (const [unit, { names, ratios }] of unstated) {
    const answer = answers[`unit:${unit}`];
    if (answer && powerBetween(answer, unit) !== null) {
      units.set(unit, answer);
      continue;
    }
    ratios.sort((a, b) => a - b);
    const ratio = ratios[Math.floor(ratios.length / 2)];
    // Months are a tenth of a year to date; anything near is our own unit, and ten thousand times is not near.
    if (ratio !== undefined && ratio > 0.02 && ratio < 8) {
      units.set(unit, unit);
      settlement.assumptions.push({
        code: 'unit',
        zh: `没有写明计量单位；与已有数据相比，${[...names].slice(0, 3).join('、')}用的是${unit}。`,
        en: `No unit is stated; next to what is stored, ${[...names].slice(0, 3).join(', ')} is in ${unit}.`,
      });
      continue;
    }
    units.set(unit, null);
    settlement.questions.push(
      askUnit(unit, [...names], ratio === undefined ? null : likelyUnit(unit, ratio)),
    );
  }
  return units;
}

/** The unit that brings figures `ratio` times the usual size back to it. */
function likelyUnit(unit: string, ratio: number): string | null {
  const power = Math.round(Math.log10(ratio));
  const candidates = [
    '元',
    '千元',
    '万元',
    '百万元',
    '亿元',
    '美元',
    '千美元',
    '万美元',
    '百万美元',
    '亿美元',
    '千瓦时',
    '万千瓦时',
    '亿千瓦时',
  ];
  return (
    candidates.find((candidate) => {
      const between = powerBetween(unit, candidate);
      return between !== null && Math.abs(between - power) <= 1;
    }) ?? null
  );
}

/** The stated unit that this indicator can be in; undefined where none is stated, null where none fits. */
function statedUnit(figure: FigureCell, indicator: Indicator): string | null | undefined {
  if (figure.formatted) return '%';
  if (figure.mark === 'percent') return '%';
  if (figure.units.length === 0) return undefined;
  const fitting = figure.units.filter(
    (unit) => powerBetween(inFull(unit, indicator), indicator.unit) !== null,
  );
  return fitting.length > 0 ? inFull(fitting[0]!, indicator) : null;
}

/** 12万 in a column of yuan is 12万元. */
function inFull(unit: string, indicator: Indicator): string {
  return unit === '万' || unit === '亿'
    ? unit + (findUnit(indicator.unit) ?? '').replace(/^[万亿千百十]+/, '')
    : unit;
}

function levelOf(
  figure: FigureCell,
  indicator: Indicator,
  units: Units,
  scale: Scale,
  settlement: Settlement,
): number | null {
  if (isPercentLevel(indicator)) return growthOf(figure, scale);
  if (figure.exact && figure.mark === null) return figure.value;
  const stated = statedUnit(figure, indicator);
  if (stated === null || (stated === '%' && !isPercent(indicator.unit))) {
    settlement.findings.push(unitMismatch(figure, indicator));
    return null;
  }
  if (stated === undefined) {
    if (!units.has(indicator.unit)) return figure.value;
    const unit = units.get(indicator.unit)!;
    return unit === null ? null : shift(figure.value, powerBetween(unit, indicator.unit)!);
  }
  return shift(figure.value, powerBetween(stated, indicator.unit)!);
}

function unitMismatch(figure: FigureCell, indicator: Indicator): Finding {
  const unit = figure.mark === 'percent' || figure.formatted ? '%' : figure.units.join('、');
  return toFinding(
    'refuse',
    'unit-mismatch',
    { sheet: figure.sheet, row: figure.row, column: figure.column, value: figure.text },
    {
      zh: `“${indicator.name}”的单位写作${unit}，系统里是${indicator.unit}，不能换算。`,
      en: `“${indicator.name}” is given in ${unit}; it is kept in ${indicator.unit}, and one cannot be converted into the other.`,
    },
    { zh: indicator.unit, en: indicator.unit },
  );
}

/** 利润 and the like come a month late: the period that each such indicator's figures are for, where settled. */
function settleLag(
  figures: readonly PlacedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  { answers = {} }: UploadContext,
  settlement: Settlement,
): Map<string, Month> {
  const late = new Map<string, Month>();
  for (const figure of figures) {
    if (!figure.ownPeriod && !figure.lag && indicators.get(figure.indicator)!.lag > 0)
      late.set(figure.indicator, figure.month);
  }
  const settled = new Map<string, Month>();
  if (late.size === 0) return settled;
  const [stated] = late.values();
  if (answers.lag === 'previous') for (const [code, month] of late) settled.set(code, addMonths(month, -1));
  else if (answers.lag !== 'same')
    settlement.questions.push(
      askLag(
        [...late.keys()].map((code) => indicators.get(code)!.name),
        stated!,
      ),
    );
  return settled;
}

/** The month of a figure, its own lag taken off; null while year or month is missing. */
export function periodOf(figure: FigureCell, asked: Month | null): Month | null {
  const { period } = figure;
  if (!period) return asked && (figure.lag ? addMonths(asked, -1) : asked);
  const stated =
    monthIn(period) ??
    (asked && period.month !== null && period.year === null ? toMonth(yearOf(asked), period.month) : null) ??
    (period.span === 'year' && asked && (period.year === null || period.year === yearOf(asked))
      ? asked
      : null);
  return stated && figure.lag ? addMonths(stated, -1) : stated;
}

function collect(
  collected: Map<string, UploadedObservation>,
  figure: PlacedFigure,
  field: Field,
  value: number,
  settlement: Settlement,
): void {
  const key = `${figure.month}|${figure.indicator}|${figure.entity}`;
  let observation = collected.get(key);
  if (!observation) {
    observation = {
      period: figure.month,
      indicator: figure.indicator,
      entity: figure.entity,
      month: null,
      ytd: null,
      yoyMonth: null,
      yoyYtd: null,
      status: figure.status,
      sheet: figure.sheet,
      row: figure.row,
      column: figure.column,
      at: {},
    };
    collected.set(key, observation);
  }
  if (observation[field] === null) {
    observation[field] = value;
    observation.at[field] = { row: figure.row, column: figure.column };
    observation.status ??= figure.status;
    return;
  }
  settlement.findings.push(duplicate(figure, observation, field, value));
}

function duplicate(figure: FigureCell, first: UploadedObservation, field: Field, value: number): Finding {
  const place = first.at[field]!;
  const same = first[field] === value;
  return toFinding(
    same ? 'note' : 'refuse',
    same ? 'repeated' : 'duplicate',
    { sheet: figure.sheet, row: figure.row, column: figure.column, value: figure.text },
    {
      zh: same
        ? `与第 ${place.row} 行重复，数值相同。`
        : `与第 ${place.row} 行是同一个指标、主体和期间，数值却不同（${first[field]} 与 ${value}）。`,
      en: same
        ? `The same figure as in row ${place.row}.`
        : `The same indicator, entity and period as row ${place.row}, with another value (${first[field]} and ${value}).`,
    },
    { zh: '每个指标、主体、期间只出现一次', en: 'each indicator, entity and period once' },
  );
}
