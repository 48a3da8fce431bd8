import type { Text } from '../model.ts';
import type { Column } from './columns.ts';
import { type Beside, type FigureCell, type FigureRow, NOTHING_BESIDE } from './figure-cell.ts';
import { type Finding, toFinding } from './finding.ts';
import { isNumeric, type Layout } from './layout.ts';
import { isPart } from './name-index.ts';
import { type NumberReading, readNumber } from './number.ts';
import { joinPeriods, type PeriodReading, readPeriod } from './period.ts';
import { settleRun } from './period-run.ts';
import { findStatus } from './status.ts';
import { type Cell, isEmpty, type Row, textOf } from './table.ts';
import { isMonthBesideYtd, type Names, type Term, type TermReader } from './term.ts';
import type { Statement } from './titles.ts';
import { findUnits } from './unit.ts';
import { compact } from './width.ts';

/** A name that the catalog does not have, with everywhere it stands. */
export interface UnknownName {
  kind: 'indicator' | 'entity';
  text: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  times: number;
  /** Under 其中 or #: parts that nobody may have meant to report. */
  part: boolean;
}

/** Everything that a sheet's body gives. */
export interface Body {
  figures: FigureCell[];
  unknown: Map<string, UnknownName>;
  findings: Finding[];
  ignored: { row: number; text: string; reason: Text }[];
  /** Periods of the key column that stay ambiguous: text and first row. */
  openPeriods: Map<string, { row: number; column: string }>;
  hiddenFigures: number;
}

const REASON = {
  note: { zh: '注释行', en: 'a note' },
  heading: { zh: '小标题', en: 'a heading' },
  repeated: { zh: '重复的表头', en: 'the header again' },
  total: { zh: '合计行：不是公布数，不导入', en: 'a total of the rows: not a reported figure' },
  none: { zh: '没有数值', en: 'no figures' },
  skipped: { zh: '目标、排名等其他内容', en: 'targets, ranks or the like' },
} satisfies Record<string, Text>;

const NOTE =
  /^[\s\u3000*]*(注|附注|备注|说明|数据来源|资料来源|来源|填报|制表|审核|负责人|note|source)([\d:：;；.、（(\s]|$)/i;
const TOTAL = /^(合计|总计|小计|共计|累计合计|全部合计|total|sum|平均|均值)$/i;

/** Walks the rows below the header and gives each figure with what its row, column and sheet say about it. */
export function readBody(
  layout: Layout,
  columns: readonly Column[],
  statement: Statement,
  read: TermReader,
  names: Names,
): Body {
  const sheet = layout.table.name;
  const body: Body = {
    figures: [],
    unknown: new Map(),
    findings: [],
    ignored: [],
    openPeriods: new Map(),
    hiddenFigures: 0,
  };
  const keys = columns.filter((column) => column.use === 'key');
  const values = columns.filter((column) => column.use === 'value');
  const remarks = columns.filter(({ use, term }) => use === 'skip' && term.skip === 'remark');
  const hidden = new Set(layout.table.hiddenColumns);
  const periods = keyPeriods(layout.body, keys, body);
  const headerTexts = layout.header.map(rowText);
  const headerStarts = new Set(layout.header.map((row) => textOf(row.cells.find((cell) => !isEmpty(cell)))));
  const headerRow = layout.header[layout.header.length - 1]!.number;
  const siblings = labelTerms(layout.body, keys, read);
  let heading: Term = { rest: '' };
  let lastIndicator: Term | null = null;
  let notes = false;

  for (const row of layout.body) {
    const first = row.cells.find((cell) => !isEmpty(cell));
    if (first === undefined) continue;
    const firstText = textOf(first);
    const ignore = (reason: Text): void => {
      if (body.ignored.length < 1000)
        body.ignored.push({ row: row.number, text: firstText.slice(0, 60), reason });
    };
    if (NOTE.test(firstText)) {
      notes = true;
      ignore(REASON.note);
      continue;
    }
    if (headerStarts.has(firstText) && headerTexts.includes(rowText(row))) {
      ignore(REASON.repeated);
      continue;
    }
    if (isHeading(row)) {
      const term = read(firstText);
      if (values.every((column) => isEmpty(row.cells[column.index]))) {
        if (term.indicator || term.entity || term.period) heading = { ...heading, ...term };
        if (term.indicator) lastIndicator = null;
        ignore(notes || firstText.length > 40 ? REASON.note : REASON.heading);
        continue;
      }
    }
    const keyed = readKeys(row, keys, periods, read, names, sheet, heading, body);
    if (keyed === 'total') {
      ignore(REASON.total);
      continue;
    }
    if (keyed === 'unreadable') continue;
    const { said } = keyed;
    if (said.label?.skip) {
      ignore(REASON.skipped);
      continue;
    }
    // 当月, 累计, 同比 in rows of their own belong to the indicator above them.
    if (said.label && !said.indicator && !keyed.unknown && (said.label.span || said.label.measure)) {
      if (lastIndicator) said.indicator = lastIndicator.indicator!;
      if (!said.label.span && said.label.measure === 'growth' && lastIndicator?.span)
        said.label = { ...said.label, span: lastIndicator.span };
    } else if (said.label?.indicator) {
      said.label = withSiblings(said.label, siblings);
      lastIndicator = said.label;
    }
    said.period ??= remarkedPeriod(row, remarks);

    let given = 0;
    for (const column of values) {
      const cell = row.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const reading = readCell(cell);
      if (reading.kind === 'blank') continue;
      given++;
      if (keyed.unknown) continue;
      if (isUnnamed(column, said, statement)) {
        const unknown = { kind: 'indicator', text: column.term.rest, column: column.label } as const;
        countUnknown(body, unknown, sheet, headerRow);
        continue;
      }
      const figure = toFigure(said, column, statement, cell, reading, body);
      if (!figure) continue;
      if (row.hidden || hidden.has(column.index)) body.hiddenFigures++;
      body.figures.push(figure);
    }
    if (given === 0) ignore(REASON.none);
    else if (keyed.unknown) countUnknown(body, keyed.unknown, sheet, row.number);
  }
  return body;
}

/** A column of figures under a name that is not in the catalog, where nothing else says what it is. */
function isUnnamed({ term, unnamed }: Column, row: FigureRow, statement: Statement): boolean {
  if (term.rest === '' || term.indicator || row.indicator) return false;
  return unnamed === true || !statement.indicator;
}

/** What the labels of a sheet say about each indicator, for labels that leave something to their siblings. */
function labelTerms(rows: readonly Row[], keys: readonly Column[], read: TermReader): Map<string, Term[]> {
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
function withSiblings(label: Term, terms: ReadonlyMap<string, Term[]>): Term {
  if (label.measure !== 'growth' || label.span) return label;
  const siblings = terms.get(label.indicator!) ?? [];
  if (isMonthBesideYtd(label, siblings)) return { ...label, span: 'month' };
  const spans = new Set(siblings.filter(({ measure }) => measure !== 'growth').map(({ span }) => span));
  const [span] = spans;
  return spans.size === 1 && span ? { ...label, span } : label;
}

/** 1-7月 in the remarks of a row: such a row comes a month later than the table. */
function remarkedPeriod(row: Row, remarks: readonly Column[]): PeriodReading | null {
  for (const { index } of remarks) {
    const text = textOf(row.cells[index]);
    const period =
      text.length > 0 && text.length < 20 ? readPeriod(text.replace(/^[（(]|[）)]$|数据?$/g, '')) : null;
    if (period?.span === 'ytd') return period;
  }
  return null;
}

interface Keyed {
  said: FigureRow;
  unknown: { kind: 'indicator' | 'entity'; text: string; column: string } | null;
}

function readKeys(
  row: Row,
  keys: readonly Column[],
  periods: Map<string, PeriodReading | null>,
  read: TermReader,
  names: Names,
  sheet: string | null,
  heading: Term,
  body: Body,
): Keyed | 'total' | 'unreadable' {
  const said: FigureRow = {
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
  let unknown: Keyed['unknown'] = null;
  let unreadable = false;
  for (const column of keys) {
    const cell = row.cells[column.index];
    if (isEmpty(cell)) continue;
    const text = textOf(cell);
    const at = (): Where => ({ sheet, row: row.number, column: column.label, value: text });
    switch (column.key) {
      case 'period':
      case 'year': {
        const period = periods.get(periodText(cell!, column));
        if (period) said.period = joinPeriods(said.period, period);
        else {
          body.findings.push(badPeriod(at()));
          unreadable = true;
        }
        break;
      }
      case 'unit': {
        const units = findUnits(text);
        if (units.length > 0) said.units = units;
        else body.findings.push(badUnit(at()));
        break;
      }
      case 'status': {
        said.status = findStatus(text);
        if (!said.status) body.findings.push(badStatus(at()));
        break;
      }
      case 'entity': {
        const match = names.entities.find(text);
        if (match.kind === 'one') said.entity = match.code;
        else if (TOTAL.test(compact(text))) return 'total';
        else {
          const term = read(text);
          if (term.entity) said.entity = term.entity;
          else unknown ??= { kind: 'entity', text, column: column.label };
        }
        break;
      }
      default: {
        const term = read(text);
        if (!term.indicator && TOTAL.test(compact(text))) return 'total';
        said.label = said.label ? { ...said.label, ...term } : term;
        if (term.indicator) said.indicator = term.indicator;
        if (term.entity) said.entity = term.entity;
        if (term.units && said.units.length === 0) said.units = term.units;
        if (term.period) said.period = joinPeriods(said.period, term.period);
        const says = term.span || term.measure || term.period || term.skip || term.units;
        if (!term.indicator && !term.entity && (term.rest !== '' || !says))
          unknown ??= { kind: 'indicator', text, column: column.label };
      }
    }
  }
  return unreadable ? 'unreadable' : { said, unknown };
}

function toFigure(
  row: FigureRow,
  column: Column,
  statement: Statement,
  cell: Cell,
  reading: NumberReading,
  body: Body,
): FigureCell | null {
  const { term } = column;
  const growth = term.measure === 'growth' || row.label?.measure === 'growth';
  if (reading.kind === 'blank') return null;
  if (reading.kind === 'unreadable' || (reading.kind === 'flat' && !growth)) {
    const at = { sheet: row.sheet, row: row.number, column: column.label, value: textOf(cell) };
    body.findings.push(typeof cell === 'object' ? badFormula(cell.error === true, at) : notANumber(at));
    return null;
  }
  const above = joinPeriods(statement.period, row.heading.period ?? null);
  const own = joinRowAndColumn(row.period, column);
  return {
    row,
    column,
    statement,
    cell,
    value: reading.kind === 'number' ? reading.value : 0,
    beside: besideOf(cell, reading),
    period: joinPeriods(above, own),
    indicator: row.indicator ?? term.indicator ?? row.heading.indicator ?? statement.indicator,
    entity: row.entity ?? term.entity ?? row.heading.entity ?? statement.entity,
    known: null,
    month: null,
  };
}

function besideOf(cell: Cell, reading: NumberReading): Beside {
  const formatted = typeof cell === 'object' && cell.percent === true;
  if (reading.kind === 'flat') return { ...NOTHING_BESIDE, flat: true, formatted };
  if (reading.kind !== 'number' || (!reading.mark && !reading.unit && !formatted)) return NOTHING_BESIDE;
  return { mark: reading.mark, unit: reading.unit, flat: false, formatted };
}

/**
 * A year in the row and a month in the column are one period, whichever is said where. Where both name a month, the
 * column's counts; unless it is the table's only one, as in a row marked 1-7月 in the table of 1-8月.
 */
function joinRowAndColumn(row: PeriodReading | null, { term, oneMonth }: Column): PeriodReading | null {
  const column = term.period ?? null;
  if (!row || !column) return row ?? column;
  return row.month !== null && (column.month === null || oneMonth)
    ? joinPeriods(column, row)
    : joinPeriods(row, column);
}

function readCell(cell: Cell): NumberReading {
  if (typeof cell === 'number')
    return { kind: 'number', value: cell === 0 ? 0 : cell, mark: null, unit: null };
  if (typeof cell === 'string') return readNumber(cell);
  if (cell.error || cell.uncalculated || cell.date) return { kind: 'unreadable' };
  if (cell.value !== null) return { kind: 'number', value: cell.value, mark: null, unit: null };
  return readNumber(cell.text);
}

/** Every month of the key columns, read together so that 2016.1 finds its place. */
function keyPeriods(
  rows: readonly Row[],
  keys: readonly Column[],
  body: Body,
): Map<string, PeriodReading | null> {
  const all = new Map<string, PeriodReading | null>();
  for (const column of keys) {
    if (column.key !== 'period' && column.key !== 'year') continue;
    const texts: string[] = [];
    const firstRows: number[] = [];
    const seen = new Set<string>();
    for (const row of rows) {
      const cell = row.cells[column.index];
      if (isEmpty(cell)) continue;
      const text = periodText(cell!, column);
      if (seen.has(text)) continue;
      seen.add(text);
      texts.push(text);
      firstRows.push(row.number);
    }
    settleRun(texts.map((text) => readKeyPeriod(text, column))).forEach((period, i) => {
      all.set(texts[i]!, period);
      if (period?.either) body.openPeriods.set(texts[i]!, { row: firstRows[i]!, column: column.label });
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

function isHeading(row: Row): boolean {
  const texts = new Set<string>();
  for (const cell of row.cells) {
    if (isEmpty(cell)) continue;
    if (isNumeric(cell)) return false;
    texts.add(textOf(cell).trim());
    if (texts.size > 1) return false;
  }
  return texts.size === 1;
}

function rowText(row: Row): string {
  return row.cells
    .filter((cell) => !isEmpty(cell))
    .map((cell) => textOf(cell).trim())
    .join('\n');
}

export function countUnknown(
  body: Body,
  { kind, text, column }: { kind: 'indicator' | 'entity'; text: string; column: string | null },
  sheet: string | null,
  row: number | null,
): void {
  const key = `${kind}\u0001${compact(text)}`;
  const known = body.unknown.get(key);
  if (known) known.times++;
  else body.unknown.set(key, { kind, text, sheet, row, column, times: 1, part: isPart(text) });
}

interface Where {
  sheet: string | null;
  row: number;
  column: string;
  value: string;
}

const badPeriod = (at: Where): Finding =>
  toFinding(
    'refuse',
    'not-a-period',
    at,
    { zh: `“${at.value}”不是能识别的期间。`, en: `“${at.value}” is not a period.` },
    { zh: '如 2025-08、2025年8月、1-8月', en: 'for example 2025-08' },
  );

const badUnit = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-unit',
    at,
    { zh: `不认识计量单位“${at.value}”。`, en: `The unit “${at.value}” is not known.` },
    { zh: '如 亿元、万元、万美元、%', en: 'for example 亿元, 万元, 万美元, %' },
  );

const badStatus = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-status',
    at,
    { zh: `不认识数据状态“${at.value}”。`, en: `The status “${at.value}” is not known.` },
    { zh: '预计、快报、初步、正式或修订', en: 'estimate, flash, preliminary, official or revised' },
  );

const notANumber = (at: Where): Finding =>
  toFinding(
    'refuse',
    'not-a-number',
    at,
    { zh: `“${at.value}”不是数字。`, en: `“${at.value}” is not a number.` },
    { zh: '数字；没有数据请留空', en: 'a number; leave the cell empty where there is none' },
  );

const badFormula = (error: boolean, at: Where): Finding =>
  error
    ? toFinding(
        'confirm',
        'formula-error',
        at,
        {
          zh: `单元格是公式错误“${at.value}”，按未报处理。`,
          en: `The cell holds the formula error “${at.value}” and is taken as not reported.`,
        },
        { zh: '数字', en: 'a number' },
      )
    : toFinding(
        'refuse',
        'not-a-number',
        at,
        {
          zh: `“${at.value}”不是数字（日期，或没有计算结果的公式）。请在 Excel 里打开、保存后再上传。`,
          en: 'This is not a number (a date, or a formula without a result). Open the file in Excel, save it and upload it again.',
        },
        { zh: '数字', en: 'a number' },
      );
