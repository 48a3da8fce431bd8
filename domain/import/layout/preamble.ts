import type { Month, ObservationStatus } from '../../model.ts';
import { toMonth } from '../../month.ts';
import type { Names, TermReader } from '../terms/header-terms.ts';
import type { Term } from '../terms/header-vocabulary.ts';
import { findStatus } from '../terms/header-vocabulary.ts';
import { findPeriods, joinPeriods, type PeriodReading, readPeriod } from '../terms/period-text.ts';
import { findUnits, powerBetween } from '../terms/unit-words.ts';
import { compact } from '../text/character-forms.ts';
import { isEmpty, type Row, textOf } from '../text/table.ts';

/** What a sheet says about all of its figures: in the rows above the header, in its name. */
export interface Preamble {
  period: PeriodReading | null;
  /** More than one is said, and they disagree. */
  periods: PeriodReading[];
  units: string[];
  /** Two sizes of one unit said about the same table (万元 and 亿元); `units` is empty then. */
  disputedUnits: string[];
  indicator: string | null;
  entity: string | null;
  entities: string[];
  span: 'month' | 'ytd' | null;
  status: ObservationStatus | null;
  /** 数据库：…, 指标：…: the statistical office's own preamble. */
  isDatabaseExport: boolean;
}

/** Lines about the making of the file, not about its figures. */
const ADMINISTRATIVE =
  /^((填报|发布|更新|录入|报表)(日期|时间|人)|报送|制表|打印|审核|联系|电话|导出|下载|表号|文号|制定机关|批准)/;
const LABEL = /^[^:]{2,8}:?$/;

/** 填报日期： with its date in the next cell: neither says anything about the figures. */
export function isAdministrativeLabel(text: string): boolean {
  const bare = compact(text);
  return LABEL.test(bare) && ADMINISTRATIVE.test(bare);
}

/** The row's texts, each once, without what follows an administrative label. */
function textsOf({ cells }: Row): string[] {
  const filled = cells.filter((cell) => !isEmpty(cell));
  const texts = filled.filter((_, i) => i === 0 || !isAdministrativeLabel(textOf(filled[i - 1])));
  return [
    ...new Set(texts.map((cell) => (typeof cell === 'object' && cell.date ? cell.date : textOf(cell)))),
  ];
}

/** Titles are few; what is more is something else. */
const MOST_TEXTS = 100;

/**
 * What the titles of a table say. Those of the sheet's first table hold for the later ones as far as their own say
 * nothing.
 *
 * @param inherited how many of the rows are above the first table, where this is a later one
 */
export function readTitles(
  rows: readonly Row[],
  sheetName: string | null,
  read: TermReader,
  names: Names,
  inherited = 0,
): Preamble {
  const own = readOwnTitles(rows.slice(inherited), sheetName, read, names);
  if (inherited === 0) return own;
  const upper = readOwnTitles(rows.slice(0, inherited), null, read, names);
  const statesUnits = own.units.length > 0 || own.disputedUnits.length > 0;
  return {
    period: joinPeriods(upper.period, own.period),
    periods: own.period ? own.periods : upper.periods,
    units: statesUnits ? own.units : upper.units,
    disputedUnits: statesUnits ? own.disputedUnits : upper.disputedUnits,
    indicator: own.indicator ?? upper.indicator,
    entity: own.entities.length > 0 ? own.entity : upper.entity,
    entities: own.entities.length > 0 ? own.entities : upper.entities,
    span: own.span ?? upper.span,
    status: own.status ?? upper.status,
    isDatabaseExport: own.isDatabaseExport || upper.isDatabaseExport,
  };
}

function readOwnTitles(
  rows: readonly Row[],
  sheetName: string | null,
  read: TermReader,
  names: Names,
): Preamble {
  const preamble: Preamble = {
    period: null,
    periods: [],
    units: [],
    disputedUnits: [],
    indicator: null,
    entity: null,
    entities: [],
    span: null,
    status: null,
    isDatabaseExport: false,
  };
  const texts = rows.flatMap(textsOf);
  const indicators = new Set<string>();
  const entities = new Set<string>();
  const candidates = texts.slice(0, MOST_TEXTS).map((text) => ({ text, weak: false }));
  const statedUnitNames: string[] = [];
  if (sheetName && !/^(sheet|工作表|表)\s*\d*$/i.test(sheetName.trim()))
    candidates.push({ text: sheetName, weak: true });
  for (const { text, weak } of candidates) {
    const bare = compact(text);
    if (bare === '' || ADMINISTRATIVE.test(bare) || bare.length > 200) continue;
    if (/^(数据库|指标|时间):/.test(bare)) preamble.isDatabaseExport = true;
    const units = statedUnits(bare);
    if (units.length > 0) {
      preamble.units = units;
      if (!weak) statedUnitNames.push(...units);
    }
    takePeriods(text, weak, preamble);
    if (!weak) takeStatus(bare, preamble);
    takeNames(bare, weak, read, names, indicators, entities, preamble);
  }
  preamble.disputedUnits = disputed(statedUnitNames);
  if (preamble.disputedUnits.length > 0) preamble.units = [];
  preamble.indicator = indicators.size === 1 ? [...indicators][0]! : null;
  preamble.entities = [...entities];
  preamble.entity = entities.size === 1 ? [...entities][0]! : null;
  return preamble;
}

function statedUnits(bare: string): string[] {
  const match = /(?:计量)?单位[:：]?([^()]{1,30}?)(?:\)|$)/.exec(bare);
  if (match) {
    const units = findUnits(match[1]!);
    if (units.length > 0) return units;
  }
  const bracket = /\(([^()]{1,20})\)/.exec(bare);
  if (!bracket) return findUnits(bare);
  return bracket[1]!.split(/[,、;]/).flatMap(findUnits);
}

/** Those among the units that measure the same in another size. */
function disputed(units: readonly string[]): string[] {
  const distinct = [...new Set(units)];
  return distinct.filter((unit) => distinct.some((other) => (powerBetween(unit, other) ?? 0) !== 0));
}

function takePeriods(text: string, weak: boolean, preamble: Preamble): void {
  if (weak && preamble.period?.month) return;
  const whole = readPeriod(text.replace(/^.{0,8}[:：]/, ''));
  const periods = whole ? [whole] : findPeriods(text).map(({ period }) => period);
  for (const period of periods) {
    const known = preamble.period;
    const contradicts =
      known !== null &&
      ((known.year !== null && period.year !== null && known.year !== period.year) ||
        (known.month !== null && period.month !== null && known.month !== period.month));
    if (contradicts) preamble.periods.push(known, joinPeriods(known, period)!);
    else preamble.period = known?.month ? joinPeriods(period, known) : joinPeriods(known, period);
  }
}

function takeStatus(bare: string, preamble: Preamble): void {
  const status = findStatus(bare.match(/预计|快报|快讯|初步|修订/)?.[0] ?? '');
  if (status) preamble.status = status;
}

function takeNames(
  bare: string,
  weak: boolean,
  read: TermReader,
  names: Names,
  indicators: Set<string>,
  entities: Set<string>,
  preamble: Preamble,
): void {
  const named = bare.replace(/^(指标|地区|园区|部门|填报单位|单位名称|报送单位|责任单位|单位)[:：]/, '');
  const term: Term = read(named);
  if (!weak && term.span && !preamble.span && !/1-\d|前\d/.test(bare)) preamble.span = term.span;
  const whole = names.entities.find(named);
  if (whole.kind === 'one') {
    if (!weak || entities.size === 0) entities.add(whole.code);
    return;
  }
  if (term.indicator && (!weak || indicators.size === 0)) indicators.add(term.indicator);
  if (term.entity && (!weak || entities.size === 0)) entities.add(term.entity);
  if (term.indicator || term.entity) return;
  const foundIndicators = names.indicators.within(named);
  if (!weak || indicators.size === 0) for (const { code } of foundIndicators) indicators.add(code);
  const foundEntities = names.entities.within(named);
  if (!weak || entities.size === 0) for (const { code } of foundEntities) entities.add(code);
}

const months = new WeakMap<PeriodReading, Month>();

/** A reading with a year and a month, as a month; null while something is missing. */
export function monthIn(period: PeriodReading | null | undefined): Month | null {
  if (!period || period.year === null || period.month === null) return null;
  let month = months.get(period);
  if (!month) {
    month = toMonth(period.year, period.month);
    months.set(period, month);
  }
  return month;
}
