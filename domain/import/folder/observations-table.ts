import type { Catalog, Month, Observation } from '../../model.ts';
import type { ProblemList } from '../../problem.ts';
import { checkRefusals } from '../checks/check-figures.ts';
import { parseTables } from '../parse-file.ts';
import type { Question, UploadedObservation } from '../parsed-file.ts';
import { MISSING_KEY } from '../rows/body-findings.ts';
import { FigureMap } from '../rows/figure-map.ts';
import type { ContractColumn } from '../terms/header-vocabulary.ts';
import { type Row, type Table, toTable } from '../text/table.ts';
import { type Located, type NamedColumn, toNamedTable } from './named-table.ts';

/** The first label of each is the contract's own Chinese name. */
const COLUMNS: readonly NamedColumn<ContractColumn>[] = [
  { name: 'period', labels: ['期间', '月份'], required: true },
  { name: 'indicator', labels: ['指标', '指标编码'], required: true },
  {
    name: 'entity',
    labels: ['园区/部门/地区', '园区', '部门', '地区', '主体', '单位', '企业', '项目'],
    required: true,
  },
  { name: 'month', labels: ['当月'], required: false },
  { name: 'ytd', labels: ['累计'], required: false },
  { name: 'yoy_month', labels: ['当月同比'], required: false },
  { name: 'yoy_ytd', labels: ['累计同比'], required: false },
  { name: 'status', labels: ['状态'], required: false },
];

/** Which figures the file has a column for. It says nothing about the others: what is stored of them stays. */
export type PresentColumns = Record<'month' | 'ytd' | 'yoyMonth' | 'yoyYtd' | 'status', boolean>;

export interface ParsedObservations {
  presentColumns: PresentColumns;
  /** The headers of the levels as they are in the file. */
  headers: Record<'month' | 'ytd', string>;
  rows: Located<Observation>[];
}

/**
 * Reads `observations.csv`. Its columns are held to the contract's (see `toNamedTable`); its cells are read by the
 * reader of uploads, so that a folder and an upload give the same figures, and the same refusals. Nobody can be
 * asked while a folder is loaded: what an upload would ask is a problem here.
 *
 * Unlike in an upload, a blank cell withdraws a figure; so rows without any figure are kept.
 *
 * @param currentMonth the latest month that a figure can be of
 */
export function parseObservations(
  source: Table,
  catalog: Catalog,
  currentMonth: Month,
  problems: ProblemList,
): ParsedObservations {
  const table = toNamedTable(source, COLUMNS, problems);
  const presentColumns: PresentColumns = {
    month: table.has('month'),
    ytd: table.has('ytd'),
    yoyMonth: table.has('yoy_month'),
    yoyYtd: table.has('yoy_ytd'),
    status: table.has('status'),
  };
  const { month, ytd, yoyMonth, yoyYtd } = presentColumns;
  const levelHeaders = { month: table.header('month'), ytd: table.header('ytd') };
  const hasKeys = table.has('period') && table.has('indicator') && table.has('entity');
  if (problems.length === 0 && !month && !ytd && !yoyMonth && !yoyYtd) {
    problems.add(
      'missing-column',
      { row: 1 },
      '至少应有当月、累计、当月同比、累计同比中的一列',
      'at least one of the columns month, ytd, yoy_month, yoy_ytd is needed',
    );
  }
  if (!hasKeys || !(month || ytd || yoyMonth || yoyYtd))
    return { presentColumns, headers: levelHeaders, rows: [] };

  const columns = COLUMNS.filter(({ name }) => table.has(name));
  const headers = columns.map(({ name }) => table.header(name));
  const header: Row = { number: source.rows[0]!.number, cells: headers };
  const body = table.rows.map(
    ({ row, cell }): Row => ({ number: row, cells: columns.map(({ name }) => cell(name)) }),
  );
  const { file, rowsWithoutFigures } = parseTables(
    { tables: [toTable(null, [header, ...body])], encoding: 'utf-8' },
    { catalog, currentMonth },
    // An upload reads the contract's Chinese names by itself, and less strictly; a folder gives the same.
    columns.map(({ name, labels }, i) => (headers[i] === labels[0] ? null : name)),
  );
  const { observations, questions } = file;
  const refused = [...file.problems, ...checkRefusals(observations, { catalog, currentMonth })].filter(
    // A file that withdraws figures and reports none is in order.
    ({ grade, code }) => grade === 'refuse' && code !== 'no-figures',
  );
  for (const { code, row, column, value, message, messageEn } of refused)
    problems.add(code, { row, column, value }, message, messageEn);
  for (const { code, row, column, value, zh, en } of questions) {
    // A row that names none is refused already.
    if (isKey(code) && refused.some((one) => one.code === MISSING_KEY[code])) continue;
    problems.add(code, { row, column, value }, zh, en);
  }
  const rows = new FigureMap<UploadedObservation>(observations);
  const withdrawn = rowsWithoutFigures.filter((one) => {
    if (rows.get(one.indicator, one.entity, one.period)) return false;
    rows.set(one, one);
    return true;
  });
  return {
    presentColumns,
    headers: levelHeaders,
    rows: [...observations, ...withdrawn].sort((a, b) => a.row - b.row).map(toLocated),
  };
}

const isKey = (code: Question['code']): code is keyof typeof MISSING_KEY => code in MISSING_KEY;

function toLocated(one: UploadedObservation): Located<Observation> {
  const { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status, row } = one;
  return { row, value: { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status } };
}
