import type { Text } from '../../model.ts';
import type { Finding } from '../finding.ts';
import type { Column } from '../layout/column.ts';
import type { Preamble } from '../layout/preamble.ts';
import { isNumeric, type Layout } from '../layout/table-layout.ts';
import type { UploadedObservation } from '../parsed-file.ts';
import type { Names, TermReader } from '../terms/header-terms.ts';
import type { Term } from '../terms/header-vocabulary.ts';
import { isPart } from '../terms/name-index.ts';
import { compact } from '../text/character-forms.ts';
import { columnName, isEmpty, type Row, textOf } from '../text/table.ts';
import { missingKey, moreCells, mostlyUnknown } from './body-findings.ts';
import type { FigureCell, FigureRow } from './figure-cell.ts';
import { readCell, toFigure } from './figure-cell.ts';
import { keyPeriods, labelTerms, readKeys, remarkedPeriod, withSiblings } from './row-keys.ts';
import { readStandardRow, rowWithoutFigures, type StandardForm, standardForm } from './standard-row.ts';

/** A name that the catalog does not have, with its first location and how often it occurs. */
export interface UnknownName {
  kind: 'indicator' | 'entity';
  text: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  times: number;
  /** Under 其中 or #: parts that may not be meant to be imported. */
  part: boolean;
}

/** Everything that a sheet's body gives. */
export interface Body {
  figures: FigureCell[];
  /** Rows of the contract's long form: nothing about them is open. */
  resolved: UploadedObservation[];
  /** Rows whose keys are all known and whose figures are all blank. */
  rowsWithoutFigures: UploadedObservation[];
  unknown: Map<string, UnknownName>;
  findings: Finding[];
  ignored: { row: number; text: string; reason: Text }[];
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

/** With more unknown names than this the file belongs to another zone, and reading on only takes time. */
const MOST_UNKNOWN = 5000;

/** Walks the rows below the header and gives each figure with what its row, column and sheet say about it. */
export function readBody(
  layout: Layout,
  columns: readonly Column[],
  preamble: Preamble,
  read: TermReader,
  names: Names,
): Body {
  const sheet = layout.table.name;
  const body: Body = {
    figures: [],
    resolved: [],
    rowsWithoutFigures: [],
    unknown: new Map(),
    findings: [],
    ignored: [],
    hiddenFigures: 0,
  };
  const keys = columns.filter((column) => column.use === 'key');
  const values = columns.filter((column) => column.use === 'value');
  const remarks = columns.filter(({ use, term }) => use === 'skip' && term.skip === 'remark');
  // A unit rowKeys above the table is converted from; the short way knows none.
  const unitAbove = preamble.units.length > 0 || preamble.disputedUnits.length > 0;
  const standard = unitAbove ? null : standardForm(values);
  const hidden = new Set(layout.table.hiddenColumns);
  const periods = keyPeriods(layout.body, keys);
  const headerTexts = layout.header.map(rowText);
  const headerStarts = new Set(layout.header.map((row) => textOf(row.cells.find((cell) => !isEmpty(cell)))));
  const headerRow = layout.header[layout.header.length - 1]!.number;
  const headed = Math.max(0, ...layout.header.map(({ cells }) => filledWidth(cells)));
  const needed = neededKeys(layout.body, keys, values);
  const siblings = labelTerms(layout.body, keys, read);
  let heading: Term = { rest: '' };
  let lastIndicator: Term | null = null;
  let notes = false;

  for (const row of layout.body) {
    const first = row.cells.find((cell) => !isEmpty(cell));
    if (first === undefined) continue;
    if (body.unknown.size > MOST_UNKNOWN) {
      body.findings.push(mostlyUnknown(body.unknown.size, sheet, row.number));
      break;
    }
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
    if (values.every((column) => isEmpty(row.cells[column.index])) && isHeading(row)) {
      const term = read(firstText);
      if (term.indicator || term.entity || term.period) heading = { ...heading, ...term };
      if (term.indicator) lastIndicator = null;
      ignore(notes || firstText.length > 40 ? REASON.note : REASON.heading);
      continue;
    }
    const keyed = readKeys(row, keys, periods, read, names, sheet, heading, body.findings);
    if (keyed === 'total') {
      ignore(REASON.total);
      continue;
    }
    const { rowKeys, isUnreadable } = keyed;
    // In the contract's form everything wrong with a row is reported at once; elsewhere one thing may explain another.
    if (isUnreadable && !standard) continue;
    const unknown = standard ? keyed.unknown : keyed.unknown.slice(0, 1);
    const isUsable = !isUnreadable && unknown.length === 0;
    if (rowKeys.label?.skip) {
      ignore(REASON.skipped);
      continue;
    }
    // 当月, 累计, 同比 in rows of their own belong to the indicator above them.
    if (rowKeys.label && !rowKeys.indicator && isUsable && (rowKeys.label.span || rowKeys.label.measure)) {
      if (lastIndicator) rowKeys.indicator = lastIndicator.indicator!;
      if (!rowKeys.label.span && rowKeys.label.measure === 'growth' && lastIndicator?.span)
        rowKeys.label = { ...rowKeys.label, span: lastIndicator.span };
    } else if (rowKeys.label?.indicator) {
      rowKeys.label = withSiblings(rowKeys.label, siblings);
      lastIndicator = rowKeys.label;
    }
    rowKeys.period ??= remarkedPeriod(row, remarks);

    if (layout.table.name === null && row.cells.length > headed) {
      const over = row.cells.findIndex((cell, i) => i >= headed && !isEmpty(cell) && isNumeric(cell));
      if (over >= 0) {
        const at = { sheet, row: row.number, column: columnName(over), value: textOf(row.cells[over]) };
        body.findings.push(moreCells(row.cells.length, headed, at));
      }
    }
    const resolved = standard && isUsable ? readStandardRow(row, rowKeys, standard, preamble) : null;
    if (resolved) {
      if (resolved.column === '') {
        body.rowsWithoutFigures.push(resolved);
        ignore(REASON.none);
      } else {
        body.resolved.push(resolved);
        if (row.hidden || hidden.size > 0) body.hiddenFigures += hiddenIn(row, standard!, resolved, hidden);
      }
      continue;
    }
    let given = 0;
    for (const column of values) {
      const cell = row.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const reading = readCell(cell);
      if (reading.kind === 'blank') continue;
      given++;
      if (!isUsable) {
        // Reports a cell that is not a number; the figure itself cannot be used.
        if (standard) toFigure(rowKeys, column, preamble, cell, reading, body.findings);
        continue;
      }
      if (isUnnamed(column, rowKeys, preamble)) {
        const unnamed = { kind: 'indicator', text: column.term.rest, column: column.label } as const;
        countUnknown(body, unnamed, sheet, headerRow);
        continue;
      }
      const figure = toFigure(rowKeys, column, preamble, cell, reading, body.findings);
      if (!figure) continue;
      if (row.hidden || hidden.has(column.index)) body.hiddenFigures++;
      body.figures.push(figure);
    }
    if (given > 0 && isUsable) addMissingKeys(row, rowKeys, needed, body.findings);
    if (given > 0) for (const one of unknown) countUnknown(body, one, sheet, row.number);
    else if (!isUnreadable) {
      const without = isUsable ? rowWithoutFigures(rowKeys, preamble) : null;
      if (without) body.rowsWithoutFigures.push(without);
      ignore(REASON.none);
    }
  }
  return body;
}

function filledWidth(cells: Row['cells']): number {
  let width = cells.length;
  while (width > 0 && isEmpty(cells[width - 1])) width--;
  return width;
}

type NeededKey = Column & { key: 'period' | 'indicator' | 'entity' };

/** Key columns in use: filled in at least one row of figures, alone of their kind. */
function neededKeys(rows: readonly Row[], keys: readonly Column[], values: readonly Column[]): NeededKey[] {
  return keys.filter((column): column is NeededKey => {
    const { key, index } = column;
    if (key !== 'period' && key !== 'indicator' && key !== 'entity') return false;
    if (keys.filter((other) => other.key === key).length > 1) return false;
    return rows.some(
      ({ cells }) => !isEmpty(cells[index]) && values.some((value) => !isEmpty(cells[value.index])),
    );
  });
}

/** What other rows name in a column is not taken from the title where one row leaves it out; a heading above may say it. */
function addMissingKeys(
  row: Row,
  rowKeys: FigureRow,
  needed: readonly NeededKey[],
  findings: Finding[],
): void {
  for (const { key, index, label } of needed) {
    if (!isEmpty(row.cells[index]) || rowKeys[key] || rowKeys.heading[key]) continue;
    findings.push(missingKey(key, { sheet: rowKeys.sheet, row: row.number, column: label }));
  }
}

function hiddenIn(
  row: Row,
  { columns }: StandardForm,
  resolved: UploadedObservation,
  hidden: ReadonlySet<number>,
): number {
  return columns.filter(
    ({ column, field }) => resolved[field] !== null && (row.hidden || hidden.has(column.index)),
  ).length;
}

/** A column of figures under a name that is not in the catalog, where nothing else says what it is. */
function isUnnamed({ term, unnamed }: Column, row: FigureRow, preamble: Preamble): boolean {
  if (term.rest === '' || term.indicator || row.indicator) return false;
  return unnamed === true || !preamble.indicator;
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
