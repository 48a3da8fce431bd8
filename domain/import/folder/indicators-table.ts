import type { Direction, Entity, Frequency, IndexBase, Indicator, IndicatorKind } from '../../model.ts';
import type { ProblemList } from '../../problem.ts';
import type { Table } from '../text/table.ts';
import { CellReader, complete, type Vocabulary } from './cell-reader.ts';
import { type Located, type NamedColumn, toNamedTable } from './named-table.ts';

type Name =
  | 'code'
  | 'name'
  | 'category'
  | 'unit'
  | 'kind'
  | 'direction'
  | 'first_month'
  | 'frequency'
  | 'lag'
  | 'department'
  | 'decimals'
  | 'name_en'
  | 'category_en'
  | 'definition'
  | 'source'
  | 'tolerance'
  | 'numerator'
  | 'denominator'
  | 'base'
  | 'aliases'
  | 'leader'
  | 'contact'
  | 'sort';

const COLUMNS: readonly NamedColumn<Name>[] = [
  { name: 'code', labels: ['编码', '代码'], required: true },
  { name: 'name', labels: ['名称', '指标', '指标名称'], required: true },
  { name: 'category', labels: ['类别', '分类'], required: true },
  { name: 'unit', labels: ['计量单位', '单位'], required: true },
  { name: 'kind', labels: ['性质', '类型'], required: true },
  { name: 'direction', labels: ['方向'], required: true },
  { name: 'first_month', labels: ['首月'], required: true },
  { name: 'frequency', labels: ['频率', '频度'], required: true },
  { name: 'lag', labels: ['滞后', '滞后月数'], required: true },
  { name: 'department', labels: ['牵头部门', '责任部门'], required: true },
  { name: 'decimals', labels: ['小数位', '小数位数'], required: true },
  { name: 'name_en', labels: ['英文名称'], required: false },
  { name: 'category_en', labels: ['英文类别'], required: false },
  { name: 'definition', labels: ['含义', '指标含义', '定义'], required: false },
  { name: 'source', labels: ['来源', '数据来源'], required: false },
  { name: 'tolerance', labels: ['黄灯幅度'], required: false },
  { name: 'numerator', labels: ['分子'], required: false },
  { name: 'denominator', labels: ['分母'], required: false },
  { name: 'base', labels: ['基期'], required: false },
  { name: 'aliases', labels: ['别名'], required: false },
  { name: 'leader', labels: ['分管领导'], required: false },
  { name: 'contact', labels: ['责任人', '业务负责人'], required: false },
  { name: 'sort', labels: ['排序', '序号'], required: false },
];

const KIND_WORDS: Vocabulary<IndicatorKind> = {
  flow: ['流量'],
  stock: ['存量'],
  rate: ['比率'],
  growth: ['增速'],
  index: ['指数'],
  count: ['个数'],
};
const DIRECTION_WORDS: Vocabulary<Direction> = {
  higher: ['越高越好', '正向'],
  lower: ['越低越好', '逆向'],
  neutral: ['不判断', '中性'],
};
const FREQUENCY_WORDS: Vocabulary<Frequency> = { monthly: ['月度'], quarterly: ['季度'] };

const BASE_WORDS: Vocabulary<IndexBase> = {
  'last-year': ['上年同期=100', '上年同期'],
  fixed: ['定基'],
  none: ['无', '无基期'],
};

/**
 * Reads `indicators.csv`. What the file has no column for keeps its stored value.
 *
 * Problems, in addition to those of every table: codes twice, a lead department that is unknown or not a department,
 * a ratio with only one of its parts.
 *
 * @param entities all entities, those of the same folder included
 */
export function parseIndicators(
  source: Table,
  known: readonly Indicator[],
  entities: ReadonlyMap<string, Entity>,
  problems: ProblemList,
): Located<Indicator>[] {
  const table = toNamedTable(source, COLUMNS, problems);
  const cells = new CellReader(table, problems);
  const byCode = new Map(known.map((indicator) => [indicator.code, indicator]));
  const last = Math.max(0, ...known.map((indicator) => indicator.sort));
  const rows = new Map<string, number>();
  const found: Located<Indicator>[] = [];

  for (const row of table.rows) {
    const read = {
      code: cells.code(row, 'code'),
      name: cells.text(row, 'name'),
      category: cells.text(row, 'category'),
      unit: cells.text(row, 'unit'),
      kind: cells.word(row, 'kind', KIND_WORDS),
      direction: cells.word(row, 'direction', DIRECTION_WORDS),
      firstMonth: cells.wholeRequired(row, 'first_month', 1, 2) as 1 | 2 | undefined,
      frequency: cells.word(row, 'frequency', FREQUENCY_WORDS),
      lag: cells.wholeRequired(row, 'lag', 0, 12),
      decimals: cells.wholeRequired(row, 'decimals', 0, 6),
      tolerance: cells.number(row, 'tolerance'),
      sort: cells.whole(row, 'sort', 0, 1_000_000),
      base: row.text('base') === '' ? null : cells.word(row, 'base', BASE_WORDS),
    };
    const department = row.text('department') || null;
    checkDepartment(department, entities, (code, zh, en) => cells.refuse(row, 'department', code, zh, en));
    if (read.tolerance != null && read.tolerance < 0) {
      cells.refuse(row, 'tolerance', 'out-of-range', '不能小于 0', 'must not be below 0');
    }
    if (read.base && read.kind && read.kind !== 'index') {
      cells.refuse(row, 'base', 'not-an-index', '只有指数才有基期', 'only an index counts from a base');
    }
    if (cells.isRepeated(row, 'code', read.code, rows) || !complete(read)) continue;
    const before = byCode.get(read.code);
    found.push({
      row: row.row,
      value: {
        ...read,
        nameEn: cells.optional(row, 'name_en', before?.nameEn),
        categoryEn: cells.optional(row, 'category_en', before?.categoryEn),
        department,
        definition: cells.optional(row, 'definition', before?.definition),
        source: cells.optional(row, 'source', before?.source),
        numerator: cells.optional(row, 'numerator', before?.numerator),
        denominator: cells.optional(row, 'denominator', before?.denominator),
        base: table.has('base') ? read.base : (before?.base ?? null),
        aliases: cells.list(row, 'aliases', before?.aliases),
        leader: cells.optional(row, 'leader', before?.leader),
        contact: cells.optional(row, 'contact', before?.contact),
        tolerance: table.has('tolerance') ? read.tolerance : (before?.tolerance ?? null),
        sort: read.sort ?? before?.sort ?? last + row.row,
      },
    });
  }
  checkRatios(found, known, (row, column, code, zh, en) => {
    const at = table.rows.find((one) => one.row === row);
    if (at) cells.refuse(at, column, code, zh, en);
  });
  return found;
}

/** A rate names both of what it is made of, or neither; both are indicators, and the rate is one itself. */
function checkRatios(
  found: readonly Located<Indicator>[],
  known: readonly Indicator[],
  refuse: (row: number, column: 'numerator' | 'denominator', code: string, zh: string, en: string) => void,
): void {
  const codes = new Set([...known.map(({ code }) => code), ...found.map(({ value }) => value.code)]);
  for (const { row, value } of found) {
    for (const column of ['numerator', 'denominator'] as const) {
      const code = value[column];
      const other = value[column === 'numerator' ? 'denominator' : 'numerator'];
      if (code === null) {
        if (other !== null)
          refuse(row, column, 'ratio-incomplete', '分子、分母须同时填写', 'give both or neither');
      } else if (value.kind !== 'rate') {
        refuse(row, column, 'not-a-rate', '只有比率指标才有分子、分母', 'only a rate is made of two others');
      } else if (!codes.has(code)) {
        refuse(row, column, 'unknown-indicator', '没有这个编码的指标', 'no indicator has this code');
      }
    }
  }
}

function checkDepartment(
  code: string | null,
  entities: ReadonlyMap<string, Entity>,
  refuse: (code: string, zh: string, en: string) => void,
): void {
  if (code === null) return;
  const entity = entities.get(code);
  if (!entity) refuse('unknown-department', '没有这个编码的部门', 'no department has this code');
  else if (entity.kind !== 'department') {
    refuse('not-a-department', `“${entity.name}”不是部门`, `"${entity.name}" is not a department`);
  }
}
