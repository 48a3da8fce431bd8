import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { readObservations } from '../../db/figures/observations.ts';
import { readTargets } from '../../db/figures/targets.ts';
import type { Reader } from '../../db/schema.ts';
import { STATUS_WORDS } from '../../domain/import/terms/header-vocabulary.ts';
import type { Entity, Month } from '../../domain/model.ts';
import { lastYear, yearOf } from '../../domain/month.ts';
import { HEADER, QUIET } from '../../formats/xlsx/write/cell-styles.ts';
import type { Sheet, SheetCell } from '../../formats/xlsx/write/cells.ts';
import { dueRows } from './reporting-status.ts';

/** The columns after 计量单位 that are to be filled in; the last three are for looking at and are not read. */
const HEAD = [
  '期间',
  '指标',
  '园区/部门/地区',
  '计量单位',
  '当月',
  '累计',
  '当月同比（%）',
  '累计同比（%）',
  '状态',
  '上年同期累计',
  '年度目标',
  '备注',
];
const WIDTHS = [10, 32, 20, 12, 14, 14, 14, 14, 10, 16, 14, 24];

/**
 * The sheet that an entity fills in for a month: a row for each indicator that is due, with what has been reported
 * already, last year's figure and the target. An upload reads it as it is.
 */
export async function templateSheet(
  read: Reader,
  catalog: StoredCatalog,
  entity: Entity,
  asked: Month,
): Promise<Sheet> {
  const rows = (await dueRows(read, catalog, asked, '9999-12-31')).filter(
    (row) => row.entity === entity.code,
  );
  const periods = rows.flatMap(({ period }) => [period, lastYear(period)]);
  const codes = rows.map(({ indicator }) => indicator);
  const [observations, target] = await Promise.all([
    readObservations(read, catalog.ids, {
      periods: rows.flatMap(({ indicator, period }) =>
        [period, lastYear(period)].map((month) => ({ indicator, period: month })),
      ),
      entities: [entity.code],
      asOf: catalog.revision,
    }),
    readTargets(read, catalog.ids, {
      years: [...new Set(periods.map(yearOf))],
      indicators: codes,
      entities: [entity.code],
      asOf: catalog.revision,
    }),
  ]);
  const indicators = new Map(catalog.indicators.map((one) => [one.code, one]));
  const nameOf = nameFinder(catalog.indicators);
  const entityName = nameFinder(catalog.entities)(entity.code);
  const body = rows.map(({ indicator: code, period }): SheetCell[] => {
    const known = observations.find(code, entity.code, period);
    const before = observations.find(code, entity.code, lastYear(period));
    const goal = target(code, entity.code, period);
    return [
      text(period),
      text(nameOf(code)),
      text(entityName),
      text(indicators.get(code)!.unit),
      number(known?.month),
      number(known?.ytd),
      number(known?.yoyMonth),
      number(known?.yoyYtd),
      text(known?.status ? STATUS_WORDS[known.status][0] : ''),
      look(number(before?.ytd)),
      look(number(goal?.value)),
      look(text(goal?.type === 'growth' ? '目标为增速（%）' : '')),
    ];
  });
  return {
    name: `${asked} ${entity.shortName ?? entity.name}`,
    widths: WIDTHS,
    rows: [HEAD.map((value) => ({ value, ...HEADER })), ...body],
    frozenRows: 1,
  };
}

/** The name where it is unique, else the code. */
function nameFinder(things: readonly { code: string; name: string }[]): (code: string) => string {
  const names = new Map(things.map(({ code, name }) => [code, name]));
  const times = new Map<string, number>();
  for (const { name } of things) times.set(name, (times.get(name) ?? 0) + 1);
  return (code) => {
    const name = names.get(code);
    return name !== undefined && times.get(name) === 1 ? name : code;
  };
}

const text = (value: string): SheetCell => (value === '' ? null : { value });
const number = (value: number | null | undefined): SheetCell => (value == null ? null : { value });
const look = (cell: SheetCell): SheetCell => cell && { ...cell, ...QUIET };
