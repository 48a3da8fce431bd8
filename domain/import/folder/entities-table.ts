import type { Entity, EntityKind } from '../../model.ts';
import type { ProblemList } from '../../problem.ts';
import type { Table } from '../text/table.ts';
import { CellReader, complete, type Vocabulary } from './cell-reader.ts';
import { type Located, type NamedColumn, toNamedTable } from './named-table.ts';

type Name =
  | 'code'
  | 'name'
  | 'kind'
  | 'parent'
  | 'name_en'
  | 'short_name'
  | 'sort'
  | 'aliases'
  | 'leader'
  | 'contact'
  | 'phone';

const COLUMNS: readonly NamedColumn<Name>[] = [
  { name: 'code', labels: ['编码', '代码'], required: true },
  { name: 'name', labels: ['名称'], required: true },
  { name: 'kind', labels: ['类别', '类型'], required: true },
  { name: 'parent', labels: ['上级', '上级编码'], required: true },
  { name: 'name_en', labels: ['英文名称'], required: false },
  { name: 'short_name', labels: ['简称'], required: false },
  { name: 'sort', labels: ['排序', '序号'], required: false },
  { name: 'aliases', labels: ['别名'], required: false },
  { name: 'leader', labels: ['分管领导'], required: false },
  { name: 'contact', labels: ['责任人', '联系人'], required: false },
  { name: 'phone', labels: ['电话', '联系电话'], required: false },
];

export const KIND_WORDS: Vocabulary<EntityKind> = {
  zone: ['全区'],
  park: ['园区'],
  department: ['部门'],
  peer: ['对标', '地区'],
  enterprise: ['企业'],
  project: ['项目'],
};

/**
 * Reads `entities.csv`. What the file has no column for keeps its stored value.
 *
 * Problems, in addition to those of every table: codes twice, a parent that is neither here nor known, parents in a circle.
 */
export function parseEntities(
  source: Table,
  known: readonly Entity[],
  problems: ProblemList,
): Located<Entity>[] {
  const table = toNamedTable(source, COLUMNS, problems);
  const cells = new CellReader(table, problems);
  const byCode = new Map(known.map((entity) => [entity.code, entity]));
  const last = Math.max(0, ...known.map((entity) => entity.sort));
  const rows = new Map<string, number>();
  const found: Located<Entity>[] = [];

  for (const row of table.rows) {
    const read = {
      code: cells.code(row, 'code'),
      name: cells.text(row, 'name'),
      kind: cells.word(row, 'kind', KIND_WORDS),
      sort: cells.whole(row, 'sort', 0, 1_000_000),
    };
    if (cells.isRepeated(row, 'code', read.code, rows) || !complete(read)) continue;
    const before = byCode.get(read.code);
    found.push({
      row: row.row,
      value: {
        code: read.code,
        name: read.name,
        nameEn: cells.optional(row, 'name_en', before?.nameEn),
        shortName: cells.optional(row, 'short_name', before?.shortName),
        kind: read.kind,
        parent: row.text('parent') || null,
        sort: read.sort ?? before?.sort ?? last + row.row,
        aliases: cells.list(row, 'aliases', before?.aliases),
        leader: cells.optional(row, 'leader', before?.leader),
        contact: cells.optional(row, 'contact', before?.contact),
        phone: cells.optional(row, 'phone', before?.phone),
      },
    });
  }

  checkParents(found, byCode, rows, (row, parent, code, zh, en) => {
    problems.add(code, { row, column: table.header('parent'), value: parent }, zh, en);
  });
  return found;
}

function checkParents(
  found: readonly Located<Entity>[],
  known: ReadonlyMap<string, Entity>,
  rows: ReadonlyMap<string, number>,
  refuse: (row: number, parent: string, code: string, zh: string, en: string) => void,
): void {
  const all = new Map(known);
  for (const { value } of found) all.set(value.code, value);
  for (const { row, value } of found) {
    if (value.parent === null) continue;
    // A parent whose own row could not be read is not a second problem.
    if (!all.has(value.parent)) {
      if (!rows.has(value.parent)) {
        refuse(row, value.parent, 'unknown-parent', '没有这个编码的主体', 'no entity has this code');
      }
    } else if (isOwnAncestor(value.code, all)) {
      refuse(row, value.parent, 'cycle', '上级关系成环', 'the parents form a circle');
    }
  }
}

function isOwnAncestor(code: string, all: ReadonlyMap<string, Entity>): boolean {
  const seen = new Set<string>();
  let at = all.get(code)?.parent ?? null;
  while (at !== null && !seen.has(at)) {
    if (at === code) return true;
    seen.add(at);
    at = all.get(at)?.parent ?? null;
  }
  return false;
}
