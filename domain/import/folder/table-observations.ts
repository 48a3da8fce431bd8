import type { Entity, Indicator, Month, Observation, ObservationStatus } from '../../model.ts';
import { hasPeriod, monthOf, parseMonth } from '../../month.ts';
import type { ProblemList } from '../../problem.ts';
import { type Column, parseTable, type TableRow } from './csv-table.ts';
import { CellReader, complete, type Vocabulary } from './table-cell.ts';
import type { Located } from './table-entities.ts';
import type { References } from './table-reference.ts';

type Name = 'period' | 'indicator' | 'entity' | 'month' | 'ytd' | 'yoy_month' | 'yoy_ytd' | 'status';

const COLUMNS: readonly Column<Name>[] = [
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

const STATUS_WORDS: Vocabulary<ObservationStatus> = {
  estimate: ['预计'],
  flash: ['快报'],
  preliminary: ['初步'],
  official: ['正式'],
  revised: ['修订'],
};

/** Which figures the file has a column for. About the others it says nothing. */
export type StatedFigures = Record<'month' | 'ytd' | 'yoyMonth' | 'yoyYtd' | 'status', boolean>;

export interface ParsedObservations {
  stated: StatedFigures;
  rows: Located<Observation>[];
}

/**
 * Reads `observations.csv`.
 *
 * Problems, beside those of every table: a figure twice; an indicator or entity that is unknown; a month that is
 * none, or that the indicator cannot have (a January where January and February are published together, a month
 * between quarters); a level of an indicator that has only growth; no column of figures at all.
 */
export function parseObservations(
  text: string,
  indicators: References<Indicator>,
  entities: References<Entity>,
  problems: ProblemList,
): ParsedObservations {
  const table = parseTable(text, COLUMNS, problems);
  const cells = new CellReader(table, problems);
  const stated: StatedFigures = {
    month: table.has('month'),
    ytd: table.has('ytd'),
    yoyMonth: table.has('yoy_month'),
    yoyYtd: table.has('yoy_ytd'),
    status: table.has('status'),
  };
  if (problems.length === 0 && !stated.month && !stated.ytd && !stated.yoyMonth && !stated.yoyYtd) {
    problems.add(
      'missing-column',
      { row: 1 },
      '至少应有当月、累计、当月同比、累计同比中的一列',
      'at least one of the columns month, ytd, yoy_month, yoy_ytd is needed',
    );
  }
  const seen = new Map<string, number>();
  const rows: Located<Observation>[] = [];
  for (const row of table.rows) {
    const indicator = indicators.read(cells, row, 'indicator');
    const read = {
      entity: entities.read(cells, row, 'entity'),
      period: readPeriod(cells, row, indicator),
      month: cells.number(row, 'month'),
      ytd: cells.number(row, 'ytd'),
      yoyMonth: cells.number(row, 'yoy_month'),
      yoyYtd: cells.number(row, 'yoy_ytd'),
      status: row.cell('status') === '' ? null : cells.word(row, 'status', STATUS_WORDS),
    };
    if (indicator?.kind === 'growth') refuseLevels(cells, row);
    if (!indicator || !complete(read)) continue;
    const key = `${read.period} ${indicator.code} ${read.entity.code}`;
    const first = seen.get(key);
    if (first !== undefined) {
      cells.refuse(
        row,
        null,
        'duplicate-row',
        `与第 ${first} 行是同一个数`,
        `the same figure as row ${first}`,
      );
      continue;
    }
    seen.set(key, row.row);
    rows.push({ row: row.row, value: { ...read, indicator: indicator.code, entity: read.entity.code } });
  }
  return { stated, rows };
}

function readPeriod(
  cells: CellReader<Name>,
  row: TableRow<Name>,
  indicator: Indicator | undefined,
): Month | undefined {
  const text = cells.text(row, 'period');
  if (text === undefined) return undefined;
  const period = parseMonth(text);
  if (period === null) {
    return cells.refuse(row, 'period', 'bad-period', '期间应写作 2025-06', 'a period is written 2025-06');
  }
  if (!indicator || hasPeriod(indicator, period)) return period;
  return indicator.frequency === 'quarterly'
    ? cells.refuse(
        row,
        'period',
        'no-such-period',
        `“${indicator.name}”是季度指标，只有 3、6、9、12 月`,
        `"${indicator.name}" is quarterly and has only March, June, September and December`,
      )
    : cells.refuse(
        row,
        'period',
        'no-such-period',
        `“${indicator.name}”1—2 月合并发布，没有 ${monthOf(period)} 月数`,
        `"${indicator.name}" publishes January and February together and has no January`,
      );
}

function refuseLevels(cells: CellReader<Name>, row: TableRow<Name>): void {
  for (const column of ['month', 'ytd'] as const) {
    if (row.cell(column) === '') continue;
    cells.refuse(
      row,
      column,
      'level-of-growth',
      '该指标只有增速，请填入同比列',
      'this indicator has only growth; write it into the yoy columns',
    );
  }
}
