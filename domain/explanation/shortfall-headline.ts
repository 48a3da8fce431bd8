import { entityText, formatYearToDate } from '../format.ts';
import type { Entity, EntityKind, Month, Text } from '../model.ts';
import { isOfYear } from '../progress/own-year.ts';
import type { ProgressRow } from '../progress/progress-row.ts';

const KINDS: Record<EntityKind, { zh: string; one: string; many: string }> = {
  zone: { zh: '区', one: 'zone', many: 'zones' },
  park: { zh: '园区', one: 'park', many: 'parks' },
  department: { zh: '部门', one: 'department', many: 'departments' },
  peer: { zh: '地区', one: 'area', many: 'areas' },
  enterprise: { zh: '企业', one: 'enterprise', many: 'enterprises' },
  project: { zh: '项目', one: 'project', many: 'projects' },
};

/**
 * The headline of a list of what is behind: it counts exactly the rows shown of the page's year, the zone apart from its
 * parks, and names the ones with most. Last year's rows are said apart.
 *
 * @param rows the rows of the list, all of them behind
 * @param about what the list is of where it is of a part: 财政局牵头指标中, or the only entity's name
 * @example 1—8月，云澜经开区12项指标欠序时，其中4项明显滞后；8个园区共86项欠序时，其中40项明显滞后，最多的是化工园（15项）。
 */
export function shortfallHeadline(
  rows: readonly ProgressRow[],
  period: Month,
  entities: readonly Entity[],
  about: Text | null = null,
): Text {
  const when = formatYearToDate(period);
  const start = { zh: `${when.zh}，${about?.zh ?? ''}`, en: `${when.en}: ${about ? `${about.en}, ` : ''}` };
  const now = rows.filter((row) => isOfYear(row, period));
  const before = rows.length - now.length;
  const groups = [...groupsByKind(now, entities)].map(([kind, of]) => groupText(kind, of, entities, about));
  if (before > 0) {
    groups.push({ zh: `另有${before}项为上年数据`, en: `and ${before} with figures of last year` });
  }
  if (groups.length === 0) {
    return { zh: `${start.zh}没有欠序时的指标。`, en: `${start.en}nothing is behind pace.` };
  }
  return {
    zh: `${start.zh}${groups.map(({ zh }) => zh).join('；')}。`,
    en: `${start.en}${groups.map(({ en }) => en).join('; ')}.`,
  };
}

/** The rows by kind of entity, the zone first, in the catalog's order. */
function groupsByKind(
  rows: readonly ProgressRow[],
  entities: readonly Entity[],
): ReadonlyMap<EntityKind, ProgressRow[]> {
  const kinds = new Map(entities.map(({ code, kind }) => [code, kind]));
  const groups = new Map<EntityKind, ProgressRow[]>();
  for (const kind of Object.keys(KINDS) as EntityKind[]) {
    const of = rows.filter((row) => kinds.get(row.entity) === kind);
    if (of.length > 0) groups.set(kind, of);
  }
  return groups;
}

function groupText(
  kind: EntityKind,
  rows: readonly ProgressRow[],
  entities: readonly Entity[],
  about: Text | null,
): Text {
  const counts = new Map<string, number>();
  for (const { entity } of rows) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const count = countText(rows);
  const name = (code: string) => {
    const entity = entities.find((one) => one.code === code);
    return entity ? entityText(entity) : { zh: code, en: code };
  };
  const [only = ''] = counts.keys();
  if (counts.size === 1) {
    const who = name(only);
    // 高新园 is not said twice where the list is its own.
    return about?.zh === who.zh ? count : { zh: `${who.zh}${count.zh}`, en: `${who.en}: ${count.en}` };
  }
  const most = Math.max(...counts.values());
  const worst = [...counts].filter(([, of]) => of === most).map(([code]) => name(code));
  const words = KINDS[kind];
  return {
    zh: `${counts.size}个${words.zh}共${count.zh}${mostZh(worst, most, counts.size, words.zh)}`,
    en: `${counts.size} ${words.many}: ${count.en}${mostEn(worst, most, counts.size, words.many)}`,
  };
}

/** 12项指标欠序时，其中4项明显滞后. */
function countText(rows: readonly ProgressRow[]): Text {
  const red = rows.filter(({ light }) => light === 'red').length;
  const all = rows.length;
  const behind = { zh: `${all}项指标欠序时`, en: `${all} behind pace` };
  if (red === 0) return behind;
  if (red === all) return { zh: `${all}项指标明显滞后`, en: `${all} far behind pace` };
  return { zh: `${behind.zh}，其中${red}项明显滞后`, en: `${behind.en}, ${red} of them far behind` };
}

/** 最多的是化工园（15项）; 化工园、食药园（各15项）; 化工园等3个园区（各15项); nothing where all have as many. */
function mostZh(worst: readonly Text[], most: number, of: number, kind: string): string {
  const [first, second] = worst;
  if (!first || worst.length === of) return worst.length === of ? `，各${most}项` : '';
  if (!second) return `，最多的是${first.zh}（${most}项）`;
  const names = worst.length === 2 ? `${first.zh}、${second.zh}` : `${first.zh}等${worst.length}个${kind}`;
  return `，最多的是${names}（各${most}项）`;
}

function mostEn(worst: readonly Text[], most: number, of: number, kind: string): string {
  const [first, second] = worst;
  if (!first || worst.length === of) return worst.length === of ? `, ${most} each` : '';
  if (!second) return `, most in ${first.en} (${most})`;
  const names = worst.length === 2 ? `${first.en} and ${second.en}` : `${worst.length} ${kind}`;
  return `, most in ${names} (${most} each)`;
}
