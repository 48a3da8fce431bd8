import type { Finding } from '../finding.ts';
import type { Column } from '../layout/column.ts';
import { isMonthBesideYtd, type Names, type TermReader } from '../terms/header-terms.ts';
import type { Term } from '../terms/header-vocabulary.ts';
import { findStatus } from '../terms/header-vocabulary.ts';
import { resolveRun } from '../terms/period-run.ts';
import { joinPeriods, type PeriodReading, readPeriod } from '../terms/period-text.ts';
import { findUnits, powerBetween } from '../terms/unit-words.ts';
import { compact } from '../text/character-forms.ts';
import { type Cell, isEmpty, type Row, textOf } from '../text/table.ts';
import {
  badPeriod,
  badStatus,
  badUnit,
  keyConflict,
  labelUnitConflict,
  uncalculatedKey,
  type Where,
} from './body-findings.ts';
import type { FigureRow } from './figure-cell.ts';

const TOTAL = /^(合计|总计|小计|共计|累计合计|全部合计|total|sum|平均|均值)$/i;

/** What the labels of a sheet say about each indicator, for labels that leave something to their siblings. */
export function labelTerms(
  rows: readonly Row[],
  keys: readonly Column[],
  read: TermReader,
): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  const column = keys.find(({ key }) => key === 'indicator');
  if (!column) return terms;
  const seen = new Set<string>();
  for (const row of rows) {
    const text = textOf(row.cells[column.index]);
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    const term = read(text);
    if (!term.indicator || (!term.span && !term.measure)) continue;
    terms.set(term.indicator, [...(terms.get(term.indicator) ?? []), term]);
  }
  return terms;
}

/** 出口总额_同比增长 among 当期值, 累计值 and 累计增长: growth of unsaid span, by what its siblings are of. */
export function withSiblings(label: Term, terms: ReadonlyMap<string, Term[]>): Term {
  if (label.measure !== 'growth' || label.span) return label;
  const siblings = terms.get(label.indicator!) ?? [];
  if (isMonthBesideYtd(label, siblings)) return { ...label, span: 'month' };
  const spans = new Set(siblings.filter(({ measure }) => measure !== 'growth').map(({ span }) => span));
  const [span] = spans;
  return spans.size === 1 && span ? { ...label, span } : label;
}

/** 1-7月 in the remarks of a row: such a row comes a month later than the table. */
export function remarkedPeriod(row: Row, remarks: readonly Column[]): PeriodReading | null {
  for (const { index } of remarks) {
    const text = textOf(row.cells[index]);
    const period =
      text.length > 0 && text.length < 20 ? readPeriod(text.replace(/^[（(]|[）)]$|数据?$/g, '')) : null;
    if (period?.span === 'ytd') return period;
  }
  return null;
}

/** A name in a row that the catalog does not have. */
interface UnknownKey {
  kind: 'indicator' | 'entity';
  text: string;
  column: string;
}

/** What the key columns of a row say. */
interface ParsedKeys {
  rowKeys: FigureRow;
  unknown: UnknownKey[];
  /** A problem has been added, and the row's figures cannot be used. */
  isUnreadable: boolean;
}

export function readKeys(
  row: Row,
  keys: readonly Column[],
  periods: Map<string, PeriodReading | null>,
  read: TermReader,
  names: Names,
  sheet: string | null,
  heading: Term,
  findings: Finding[],
): ParsedKeys | 'total' {
  const rowKeys: FigureRow = {
    sheet,
    number: row.number,
    heading,
    period: null,
    indicator: null,
    entity: null,
    units: [],
    status: null,
    label: null,
  };
  const unknown: UnknownKey[] = [];
  let isUnreadable = false;
  let labelUnits: readonly string[] = [];
  for (const column of keys) {
    const cell = row.cells[column.index];
    const text = textOf(cell);
    const at = (): Where => ({ sheet, row: row.number, column: column.label, value: text });
    if (isEmpty(cell)) continue;
    const takePeriod = (period: PeriodReading): void => {
      if (isOther(rowKeys.period, period)) {
        findings.push(keyConflict('period', periodWords(rowKeys.period!), at()));
        isUnreadable = true;
      } else rowKeys.period = joinPeriods(rowKeys.period, period);
    };
    if (typeof cell === 'object' && cell.uncalculated) {
      findings.push(uncalculatedKey(at()));
      isUnreadable = true;
      continue;
    }
    switch (column.key) {
      case 'period':
      case 'year': {
        const period = periods.get(periodText(cell!, column));
        if (period) takePeriod(period);
        else {
          findings.push(badPeriod(at()));
          isUnreadable = true;
        }
        break;
      }
      case 'unit': {
        const units = findUnits(text);
        if (units.length > 0) rowKeys.units = units;
        else findings.push(badUnit(at()));
        break;
      }
      case 'status': {
        rowKeys.status = findStatus(text);
        if (!rowKeys.status) findings.push(badStatus(at()));
        break;
      }
      case 'entity': {
        const match = names.entities.find(text);
        if (match.kind === 'one') {
          rowKeys.entity = match.code;
          if (column.twins) checkTwins('entity', row, column.twins, names, match.code, at(), findings);
        } else if (TOTAL.test(compact(text))) return 'total';
        else {
          const term = read(text);
          if (term.entity) {
            rowKeys.entity = term.entity;
            // 高新园区上年同期, 高新园区增长%: the name, and what the row holds of it.
            const { entity: _, indicator: __, units, period, ...rest } = term;
            if (rest.skip || rest.measure || rest.span) rowKeys.label = { ...rest, ...rowKeys.label };
            if (units) labelUnits = units;
            if (period) takePeriod(period);
          } else unknown.push({ kind: 'entity', text, column: column.label });
        }
        break;
      }
      default: {
        const term = cellTerm(text, names, read);
        if (!term.indicator && TOTAL.test(compact(text))) return 'total';
        rowKeys.label = rowKeys.label ? { ...rowKeys.label, ...term } : term;
        if (term.indicator) {
          rowKeys.indicator = term.indicator;
          if (column.twins) checkTwins('indicator', row, column.twins, names, term.indicator, at(), findings);
        }
        if (term.entity) rowKeys.entity = term.entity;
        if (term.units) labelUnits = term.units;
        if (term.period) takePeriod(term.period);
        const says = term.span || term.measure || term.period || term.skip || term.units;
        if (!term.indicator && !term.entity && (term.rest !== '' || !says))
          unknown.push({ kind: 'indicator', text, column: column.label });
      }
    }
  }
  if (labelUnits.length > 0) {
    const units = [...new Set([...labelUnits, ...rowKeys.units])];
    const sizes = units.map((unit) => powerBetween(unit, units[0]!));
    if (rowKeys.units.length === 0) rowKeys.units = labelUnits;
    else if (sizes.some((size) => size !== null && size !== 0)) {
      const column = keys.find(({ key }) => key === 'indicator')!;
      const value = textOf(row.cells[column.index]);
      findings.push(labelUnitConflict(units, { sheet, row: row.number, column: column.label, value }));
      isUnreadable = true;
    }
  }
  return { rowKeys, unknown, isUnreadable };
}

/**
 * A name in a row is the catalogue's before it is a word of headers: figures of an indicator whose code is NO are not
 * row numbers. A name of both kinds says neither by itself.
 */
function cellTerm(text: string, names: Names, read: TermReader): Term {
  const match = names.indicators.find(text);
  const isIndicator = match.kind === 'one' && names.entities.find(text).kind !== 'one';
  return isIndicator ? { indicator: match.code, rest: '' } : read(text);
}

/** Two months named in one row. A year here and a month there are one period. */
const isOther = (before: PeriodReading | null, period: PeriodReading): boolean =>
  before?.month != null &&
  period.month !== null &&
  (before.month !== period.month ||
    (before.year !== null && period.year !== null && before.year !== period.year));

const periodWords = ({ year, month }: PeriodReading): string => `${year ?? ''}-${month ?? ''}`;

function checkTwins(
  kind: 'indicator' | 'entity',
  row: Row,
  twins: readonly number[],
  names: Names,
  code: string,
  at: Where,
  findings: Finding[],
): void {
  for (const twin of twins) {
    const text = textOf(row.cells[twin]);
    const match = names[kind === 'entity' ? 'entities' : 'indicators'].find(text);
    if (match.kind === 'one' && match.code !== code) findings.push(keyConflict(kind, text, at));
  }
}

/** Every month of the key columns, read together so that 2016.1 finds its place. */
export function keyPeriods(rows: readonly Row[], keys: readonly Column[]): Map<string, PeriodReading | null> {
  const all = new Map<string, PeriodReading | null>();
  for (const column of keys) {
    if (column.key !== 'period' && column.key !== 'year') continue;
    const cells = new Set(rows.map((row) => row.cells[column.index]).filter((cell) => !isEmpty(cell)));
    const texts = [...new Set([...cells].map((cell) => periodText(cell!, column)))];
    resolveRun(texts.map((text) => readKeyPeriod(text, column))).forEach((period, i) => {
      all.set(texts[i]!, period);
    });
  }
  return all;
}

function periodText(cell: Cell, column: Column): string {
  const text = typeof cell === 'object' && cell.date ? cell.date : textOf(cell);
  return /^\d{1,2}$/.test(text.trim()) ? `${column.label} ${text.trim()}` : text;
}

/** Under 月份 a bare 8 is August, under 季度 a bare 3 is the third quarter. */
function readKeyPeriod(text: string, column: Column): PeriodReading | null {
  const bare = /^.* (\d{1,2})$/.exec(text);
  if (!bare || !text.startsWith(`${column.label} `)) return readPeriod(text);
  const number = Number(bare[1]);
  if (/季/.test(column.label)) return readPeriod(`Q${number}`);
  return /月|month/i.test(column.label) ? readPeriod(`${number}月`) : null;
}
