import type { Shape } from '../parsed-file.ts';
import type { TermReader } from '../terms/header-terms.ts';
import type { ContractColumn, Term } from '../terms/header-vocabulary.ts';
import { resolveRun } from '../terms/period-run.ts';
import { readPeriod } from '../terms/period-text.ts';
import { findUnits } from '../terms/unit-words.ts';
import { compact } from '../text/character-forms.ts';
import { type Cell, isEmpty, type Row, type Table, textOf } from '../text/table.ts';
import type { Column } from './column.ts';
import { isAdministrativeLabel, type Preamble } from './preamble.ts';

/** A sheet divided into the rows above the header, the header (one row or several), and the rows below. */
export interface Layout {
  table: Table;
  titles: Row[];
  /** How many of the titles are above the sheet's first table, where this is a later one. */
  inherited?: number;
  header: Row[];
  body: Row[];
  /** The columns, where they were recognised before; null: by its header. */
  contractColumns?: readonly (ContractColumn | null)[];
}

/**
 * The layouts of a sheet: one, or one for each of several tables below each other, each under a header of its own.
 * Titles above the first are everybody's.
 */
export function findLayouts(table: Table, read: TermReader): Layout[] {
  const starts = blockStarts(table, read);
  if (starts.length < 2) {
    const layout = findLayout(table, read);
    return layout ? [layout] : [];
  }
  const layouts: Layout[] = [];
  starts.forEach((start, i) => {
    const rows = table.rows.slice(i === 0 ? 0 : start, starts[i + 1]);
    const layout = findLayout({ ...table, rows }, read);
    if (layout)
      layouts.push(
        i === 0
          ? layout
          : {
              ...layout,
              titles: [...(layouts[0]?.titles ?? []), ...layout.titles],
              inherited: layouts[0]?.titles.length ?? 0,
            },
      );
  });
  return layouts;
}

const MOST_BLOCKS = 50;

/**
 * Rows that begin a table: 指标, 地区, 时间 … in front and other header words after, with figures in between; with
 * the titles right above them.
 */
function blockStarts(table: Table, read: TermReader): number[] {
  const starts: number[] = [];
  const seen = new Set<string>();
  let figures = true;
  table.rows.forEach((row, i) => {
    const first = row.cells.find((cell) => !isEmpty(cell));
    if (typeof first !== 'string' || first.length > 12 || !HEADER_WORD.test(first)) {
      figures ||= row.cells.some(isNumeric);
      return;
    }
    if (!read(first).key || headerScore(row, read) < 4) {
      figures ||= row.cells.some(isNumeric);
      return;
    }
    const text = row.cells.map((cell) => textOf(cell)).join('\n');
    const titles = titlesAbove(table.rows, i);
    const whole = [...titles.map(({ cells }) => cells.map(textOf).join('\n')), text].join('\n');
    // The same header again is a page break, not another table; unless it has a title of its own.
    if (figures && !seen.has(whole) && starts.length < MOST_BLOCKS) starts.push(i - titles.length);
    seen.add(text).add(whole);
    figures = false;
  });
  return starts;
}

const MOST_TITLES = 4;
const FOOTNOTE = /^[\s\u3000*]*(注|附注|备注|说明|数据来源|资料来源|来源|填报|制表|审核|note|source)/i;

/** Rows of one text each, or of texts with a unit among them, that are right above a header and are not notes. */
function titlesAbove(rows: readonly Row[], header: number): Row[] {
  let from = header;
  while (from > 0 && header - from < MOST_TITLES) {
    const filled = rows[from - 1]!.cells.filter((cell) => !isEmpty(cell));
    const texts = new Set(filled.map(textOf));
    const isTitle = texts.size === 1 || [...texts].some((text) => /单位[:：]/.test(text));
    if (!isTitle || filled.some(isNumeric) || FOOTNOTE.test(textOf(filled[0]))) break;
    from--;
  }
  return rows.slice(from, header);
}

/** A quick look before the reader of terms is asked, for the sake of long tables. */
const HEADER_WORD = /[指标地区园部门时间月期单位项目名称主体省市县]|period|date|indicator|entity|region/i;

/** Headers are near the top; a page of title and notes above one is still found. */
const LOOKED_AT = 60;
const NUMERIC = /^[-+]?[\d,. ]*\d[\d,. ]*%?$/;

/**
 * Finds the header: the row that says most about what its columns hold, with the rows around it that say the
 * rest (a group above, a unit below). Nothing when no row does.
 */
function findLayout(table: Table, read: TermReader): Layout | null {
  const rows = table.rows.slice(0, LOOKED_AT);
  let best = -1;
  let bestScore = 0;
  rows.forEach((row, i) => {
    const score = headerScore(row, read);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  if (best < 0 || bestScore < 2.5) return null;
  let first = best;
  while (first > 0 && isUpperHeader(rows[first - 1]!, rows[first]!, read)) first--;
  let last = best;
  while (last + 1 < rows.length && isLowerHeader(rows[last + 1]!, rows[last]!, read)) last++;
  const header = rows.slice(first, last + 1).filter((row) => !DESCRIPTION.test(textOf(row.cells[0]).trim()));
  return {
    table,
    titles: rows.slice(0, first),
    header: spreadGroups(header),
    body: table.rows.slice(last + 1),
  };
}

/** How much a row says as a header; figures speak against it. */
function headerScore(row: Row, read: TermReader): number {
  const filled = row.cells.filter((cell) => !isEmpty(cell));
  const texts = new Set(filled.map((cell) => textOf(cell)));
  if (texts.size < 2) return 0;
  const periods = isPeriodRun(
    row.cells,
    filled.some((cell) => !isNumeric(cell) && read(textOf(cell)).key !== undefined),
  );
  let score = 0;
  for (const cell of filled) {
    const text = textOf(cell);
    if (typeof cell === 'object' && cell.date) score += 1.5;
    else if (isNumeric(cell)) score += periods && readPeriod(text) ? 1.5 : -2;
    else if (text.length > 60 || /单位[:：]/.test(text)) score -= 1;
    else score += weight(read(text));
  }
  return score;
}

function weight(term: Term): number {
  if (term.key || term.exact) return 3;
  // 单位 is a unit or an organisation; the cells below decide.
  if (term.rest === '单位' && !term.units) return 1;
  if (term.rest !== '') return term.span || term.measure ? 1 : -0.1;
  if (term.span || term.measure || term.skip) return 2;
  if (term.period) return term.period.span === 'year' ? 0.5 : 2;
  return term.indicator || term.entity ? 1.5 : term.units ? 1 : 0;
}

/** Whether a cell is a number as people write it. Only short cells are: the pattern is not to meet pages of digits. */
export function isNumeric(cell: Cell): boolean {
  if (typeof cell === 'number') return true;
  if (typeof cell === 'object') return cell.value !== null && !cell.date;
  return cell.length <= 40 && /[\d０-９]/.test(cell) && NUMERIC.test(compact(cell));
}

/**
 * Whether the row's numbers are months typed as numbers: 2016.01 2016.02 …, 202301 202302 …, 2021 2022. One alone
 * is one, next to a word that heads a column.
 */
function isPeriodRun(cells: readonly Cell[], besideKey: boolean): boolean {
  const numbers = cells
    .filter((cell) => !isEmpty(cell) && isNumeric(cell))
    .map((cell) => readPeriod(textOf(cell)));
  if (numbers.length === 0 || numbers.some((period) => period === null)) return false;
  if (numbers.length === 1) return besideKey && numbers[0]!.span !== 'year';
  const resolved = resolveRun(numbers);
  const values = resolved.map(
    (period, i) => `${period!.year}.${period!.either ? `open ${i}` : period!.month}`,
  );
  return new Set(values).size === values.length;
}

/** A group over the columns: two different texts at least, one of them a header's, and no statement with a colon. */
function isUpperHeader(row: Row, below: Row, read: TermReader): boolean {
  const filled = row.cells.filter((cell) => !isEmpty(cell));
  const texts = [...new Set(filled.map(textOf))];
  if (filled.some((cell) => isNumeric(cell) && !readPeriod(textOf(cell)))) return false;
  if (texts.some((text) => /[:：]./.test(text.trim()) && read(text).rest !== '')) return false;
  if (texts.some((text) => findUnits(text).length > 0 && /单位/.test(text))) return false;
  if (texts.some(isAdministrativeLabel)) return false;
  const known = texts.filter((text) => isMeaningful(read(text)));
  if (texts.length >= 2) return known.length >= 1;
  // One text alone is a title, unless it sits over a part of the columns, to the right of the first.
  if (texts.length === 0 || known.length === 0) return false;
  const firstFilled = row.cells.findIndex((cell) => !isEmpty(cell));
  return firstFilled > 0 && below.cells.slice(0, firstFilled).some((cell) => !isEmpty(cell));
}

/** Rows of a database's download that describe the columns below the header, by the word in front. */
const DESCRIBED = /^(地区|地区名称|单位|计量单位|口径)$/;
const DESCRIPTION =
  /^(频度|频率|来源|数据来源|更新时间|指标编码|指标代码|地区编码|开始时间|结束时间|序列.*)$/;

/** Units, spans or measures under the header; names alone are data. */
function isLowerHeader(row: Row, above: Row, read: TermReader): boolean {
  const filled = row.cells.filter((cell) => !isEmpty(cell));
  const front = textOf(row.cells[0]).trim();
  if (filled.length >= 2 && DESCRIPTION.test(front)) return true;
  if (filled.length < 2 || filled.some(isNumeric)) return false;
  if (DESCRIBED.test(front)) return true;
  // What merely repeats the cell above belongs to one cell merged over both rows.
  const own = row.cells.filter((cell, i) => !isEmpty(cell) && textOf(cell) !== textOf(above.cells[i]));
  if (own.length === 0) return true;
  const saying = own.filter((cell) => {
    const term = read(textOf(cell));
    const unit = findUnits(textOf(cell)).length > 0;
    return (
      unit || (term.rest === '' && !term.key && !term.period && (term.span || term.measure || term.skip))
    );
  });
  return saying.length >= 2 && saying.length * 2 > own.length;
}

function isMeaningful(term: Term): boolean {
  return Boolean(
    term.key ||
      term.exact ||
      term.period ||
      term.span ||
      term.measure ||
      term.skip ||
      term.indicator ||
      term.entity,
  );
}

/**
 * A merged group saved as CSV leaves blanks to the right of its text. They belong to the group where the row below
 * has something to be grouped.
 */
function spreadGroups(header: Row[]): Row[] {
  return header.map((row, i) => {
    const below = header[i + 1];
    if (!below) return row;
    const cells: Cell[] = [];
    const width = Math.max(row.cells.length, below.cells.length);
    for (let column = 0; column < width; column++) {
      const cell = row.cells[column] ?? '';
      const spread =
        isEmpty(cell) && column > 0 && !isEmpty(below.cells[column]) && !isEmpty(cells[column - 1]);
      cells.push(spread ? cells[column - 1]! : cell);
    }
    return { ...row, cells };
  });
}

/** Names a file's shape by which axis carries period, indicator and entity. */
export function shapeOf(
  sheets: readonly { columns: readonly Column[]; preamble: Preamble; entitySheet: boolean }[],
): Shape {
  const shapes = new Set(sheets.map(sheetShape));
  if (sheets.filter(({ entitySheet }) => entitySheet).length > 1) return 'sheet-per-entity';
  return shapes.size === 1 ? [...shapes][0]! : 'mixed';
}

function sheetShape({ columns, preamble }: { columns: readonly Column[]; preamble: Preamble }): Shape {
  const inRows = (key: string): boolean =>
    columns.some((column) => column.use === 'key' && column.key === key);
  const values = columns.filter(({ use }) => use === 'value');
  const inColumns = (what: 'period' | 'indicator' | 'entity'): boolean =>
    values.some(({ term }) => term[what] !== undefined);
  const periodsAcross = new Set(
    values
      .map(({ term }) => (term.period ? `${term.period.year}-${term.period.month}` : ''))
      .filter((p) => p !== ''),
  );
  const periodRows = inRows('period') || inRows('year');
  if (periodRows && inRows('indicator')) return 'long';
  if (inRows('indicator')) {
    if (preamble.isDatabaseExport && periodsAcross.size > 0) return 'statistical-office';
    return periodsAcross.size > 1 ? 'indicators-by-periods' : 'indicator-table';
  }
  if (periodRows && inColumns('entity')) return 'periods-by-entities';
  if (periodRows && inRows('entity')) return 'long';
  if (periodRows) return 'periods-by-indicators';
  if (inColumns('indicator')) return 'entities-by-indicators';
  if (inColumns('period')) return 'entities-by-periods';
  return inRows('entity') ? 'entities-by-indicators' : 'mixed';
}
