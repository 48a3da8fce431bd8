import type { Indicator, Target, TargetType } from '../../model.ts';
import type { ProblemList } from '../../problem.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import type { Names } from '../terms/header-terms.ts';
import type { Table } from '../text/table.ts';
import { CellReader, complete, type Vocabulary } from './cell-reader.ts';
import { type Located, type NamedColumn, type NamedRow, toNamedTable } from './named-table.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

type Name = 'indicator' | 'entity' | 'year' | 'type' | 'value' | 'version' | 'from' | 'note' | `m${number}`;

const COLUMNS: readonly NamedColumn<Name>[] = [
  { name: 'indicator', labels: ['指标', '指标编码'], required: true },
  { name: 'entity', labels: ['园区/部门/地区', '园区', '部门', '地区', '主体', '单位'], required: true },
  { name: 'year', labels: ['年度', '年份'], required: true },
  { name: 'type', labels: ['类型', '目标类型'], required: true },
  { name: 'value', labels: ['目标', '目标值', '年度目标'], required: true },
  { name: 'version', labels: ['版本'], required: false },
  { name: 'from', labels: ['起始月', '起始月份'], required: false },
  { name: 'note', labels: ['备注', '说明'], required: false },
  ...MONTHS.map(
    (m): NamedColumn<Name> => ({ name: `m${m}`, labels: [`${m}月`, `1—${m}月`], required: false }),
  ),
];

const TYPE_WORDS: Vocabulary<TargetType> = {
  value: ['数值', '年度数'],
  growth: ['增速', '增幅'],
  cap: ['上限', '不超过'],
};

/** A target as the file has it; `version` null where the file leaves the numbering to us. */
export type ParsedTarget = Omit<Target, 'version'> & { version: number | null };

export interface ParsedTargets {
  /** Whether the file has columns for the plan, the first month and the note. Without one, what is stored stays. */
  presentColumns: { plan: boolean; from: boolean; note: boolean };
  rows: Located<ParsedTarget>[];
}

/**
 * Reads `targets.csv`.
 *
 * Problems, in addition to those of every table: a target twice; a level to reach for an indicator that has only growth;
 * a plan for a growth target; a cumulative plan that falls; a plan whose December is not the target.
 */
export function parseTargets(
  source: Table,
  indicators: ReadonlyMap<string, Indicator>,
  names: Names,
  problems: ProblemList,
): ParsedTargets {
  const table = toNamedTable(source, COLUMNS, problems);
  const cells = new CellReader(table, problems);
  const seen = new Map<string, Located<ParsedTarget>[]>();
  const rows: Located<ParsedTarget>[] = [];
  for (const row of table.rows) {
    const indicator = indicators.get(cells.reference(row, 'indicator', names.indicators) ?? '');
    const entity = cells.reference(row, 'entity', names.entities);
    const year = cells.wholeRequired(row, 'year', 1900, 2199);
    const type = cells.word(row, 'type', TYPE_WORDS);
    const unit = type === 'growth' ? '%' : (indicator?.unit ?? null);
    const read = {
      entity,
      year,
      type,
      value: cells.numberRequired(row, 'value', unit),
      plan: readPlan(cells, row, unit),
      version: cells.whole(row, 'version', 1, 999),
      from: cells.whole(row, 'from', 1, 12),
    };
    if (indicator && read.type) checkType(cells, row, indicator, read.type);
    if (!indicator || !complete(read)) continue;
    if (read.plan) checkPlan(cells, row, indicator, read.type, read.value, read.plan);
    const target = {
      row: row.row,
      value: { ...read, from: read.from ?? 1, indicator: indicator.code, note: row.text('note') || null },
    };
    const key = `${indicator.code} ${read.entity} ${read.year}`;
    const others = seen.get(key) ?? [];
    if (isRepeated(cells, row, target, others)) continue;
    seen.set(key, [...others, target]);
    rows.push(target);
  }
  for (const versions of seen.values()) numberByMonth(versions);
  const plan = MONTHS.some((m) => table.has(`m${m}`));
  return { presentColumns: { plan, from: table.has('from'), note: table.has('note') }, rows };
}

/** Undefined when a month cannot be read, null when none is given. */
function readPlan(
  cells: CellReader<Name>,
  row: NamedRow<Name>,
  unit: string | null,
): Target['plan'] | undefined {
  const plan = MONTHS.map((m) => cells.number(row, `m${m}`, unit));
  if (plan.some((value) => value === undefined)) return undefined;
  return plan.some((value) => value !== null) ? (plan as (number | null)[]) : null;
}

function checkType(
  cells: CellReader<Name>,
  row: NamedRow<Name>,
  indicator: Indicator,
  type: TargetType,
): void {
  if (indicator.kind !== 'growth' || type === 'growth') return;
  cells.refuse(
    row,
    'type',
    'target-without-level',
    `“${indicator.name}”只有增速，目标类型应为 growth（增速）`,
    `"${indicator.name}" has only growth, so its target must be of the type growth`,
  );
}

function checkPlan(
  cells: CellReader<Name>,
  row: NamedRow<Name>,
  indicator: Indicator,
  type: TargetType,
  value: number,
  plan: readonly (number | null)[],
): void {
  if (type === 'growth') {
    const m = plan.findIndex((each) => each !== null) + 1;
    cells.refuse(
      row,
      `m${m}`,
      'plan-of-growth',
      '增速目标不能有分月计划',
      'a growth target cannot have a plan by month',
    );
    return;
  }
  if (plan[11] != null && plan[11] !== value) {
    cells.refuse(
      row,
      'm12',
      'plan-december',
      `12 月累计计划应等于年度目标 ${value}`,
      `the plan for December must be the annual target ${value}`,
    );
  }
  // Only what adds up cannot fall; a planned loss grows downwards.
  if (!accumulates(indicator) || value < 0) return;
  let highest = Number.NEGATIVE_INFINITY;
  plan.forEach((planned, index) => {
    if (planned === null) return;
    if (planned < highest) {
      cells.refuse(
        row,
        `m${index + 1}`,
        'plan-falls',
        `累计计划不应小于前面月份的 ${highest}`,
        `a cumulative plan must not fall below the ${highest} of an earlier month`,
      );
    }
    highest = Math.max(highest, planned);
  });
}

/** Versions that only state from which month they judge are numbered in that order. */
function numberByMonth(versions: readonly Located<ParsedTarget>[]): void {
  if (versions.length < 2 || versions.some(({ value }) => value.version !== null)) return;
  [...versions]
    .sort((a, b) => a.value.from - b.value.from)
    .forEach(({ value }, index) => {
      value.version = index + 1;
    });
}

/**
 * The same target may occur more than once only if every row is another version, by its number or by its first month. A
 * single row without a number among later ones is the first: 100 (blank), 120 (2) → versions 1 and 2.
 */
function isRepeated(
  cells: CellReader<Name>,
  row: NamedRow<Name>,
  target: Located<ParsedTarget>,
  others: readonly Located<ParsedTarget>[],
): boolean {
  const { version, from } = target.value;
  const same = others.find(
    ({ value }) => value.version === version && (version !== null || value.from === from),
  );
  if (same) {
    cells.refuse(row, null, 'duplicate-row', `与第 ${same.row} 行重复`, `the same as row ${same.row}`);
    return true;
  }
  const all = [...others, target];
  const silent = all.find((each) => each.value.version === null);
  if (!silent || all.every((each) => each.value.version === null)) return false;
  if (all.some((each) => each.value.version === 1)) {
    const first = others[0]!;
    cells.refuse(
      row,
      'version',
      'version-missing',
      `与第 ${first.row} 行是同一目标，两行都应写明版本`,
      `the same target as row ${first.row}; both rows must state their version`,
    );
    return true;
  }
  silent.value.version = 1;
  return false;
}
