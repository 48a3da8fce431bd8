import type { Entity, Indicator } from '../../model.ts';
import { addsUpOverEntities } from '../../progress/parts-and-whole.ts';
import type { Finding } from '../finding.ts';
import { type Checked, FIELD_NAME, report, roundingSlack, shown, type UploadView } from './check-view.ts';

/** Shares beyond which a difference between parts and whole is not rounding. */
const PARTS_TOLERANCE = 0.005;
const PARKS_TOLERANCE = 0.01;

/** 进出口 = 出口 + 进口, found by name; nothing is assumed of indicators under other names. */
interface SumRule {
  total: Indicator;
  parts: [Indicator, Indicator];
}

/** A part that cannot exceed its whole. */
interface PartRule {
  part: Indicator;
  whole: Indicator;
}

const bare = (name: string): string =>
  name.replace(/外贸|对外贸易|货物|总额|总值|总量|额|值|[（(].*[)）]/g, '');

export function sumRules(indicators: readonly Indicator[]): SumRule[] {
  return indicators.flatMap((total) => {
    if (!total.name.includes('进出口')) return [];
    const find = (word: string): Indicator | undefined =>
      indicators.find(
        (one) =>
          one.unit === total.unit &&
          !one.name.includes('进出口') &&
          bare(one.name) === bare(total.name).replace('进出口', word),
      );
    const exports = find('出口');
    const imports = find('进口');
    return exports && imports ? [{ total, parts: [exports, imports] as [Indicator, Indicator] }] : [];
  });
}

const PARTS: [RegExp, RegExp][] = [
  [/^(#|其中)?税收(收入)?$/, /^一般公共预算收入$/],
  [/^工业投资$/, /^固定资产投资(\(不含农户\))?$/],
  [/^(工业)?技(术)?改(造)?投资$/, /^工业投资$/],
  [/^房地产开发投资$/, /^固定资产投资(\(不含农户\))?$/],
  [/^限上(社会消费品)?零售额$|^限额以上.*零售/, /^社会消费品零售总额$/],
  [/^第[一二三]产业增加值$/, /^(地区|国内)生产总值$/],
];

export function partRules(indicators: readonly Indicator[]): PartRule[] {
  return PARTS.flatMap(([part, whole]) =>
    indicators
      .filter(({ name }) => part.test(name))
      .flatMap((one) =>
        indicators
          .filter(({ name, unit, kind }) => whole.test(name) && unit === one.unit && kind === one.kind)
          .map((other) => ({ part: one, whole: other })),
      ),
  );
}

export function checkParts(
  checked: Checked,
  view: UploadView,
  sums: readonly SumRule[],
  parts: readonly PartRule[],
): Finding[] {
  const { one } = checked;
  const findings: Finding[] = [];
  for (const level of ['month', 'ytd'] as const) {
    const value = one[level];
    if (value === null) continue;
    const other = (indicator: Indicator): number | null =>
      view.value(level, indicator.code, one.entity, one.period);
    for (const { total, parts: both } of sums) {
      // Said once, at the total where the file has it, else at the first part that it has.
      const members = [total, ...both];
      const speaker = members.find(
        ({ code }) => view.uploaded(code, one.entity, one.period)?.[level] != null,
      );
      if (speaker?.code !== one.indicator) continue;
      const [whole, first, second] = members.map(other);
      if (whole == null || first == null || second == null) continue;
      const sum = first + second;
      if (
        Math.abs(whole - sum) <=
        Math.max(Math.abs(whole) * PARTS_TOLERANCE, roundingSlack(checked.indicator, whole, first, second))
      )
        continue;
      findings.push(
        report(
          'confirm',
          'parts-total',
          checked,
          level,
          {
            zh: `${FIELD_NAME[level].zh}：${both[0].name} ${shown(first)} 与${both[1].name} ${shown(second)} 之和是 ${shown(sum)}，${total.name}是 ${shown(whole)}。`,
            en: `${both[0].name} ${shown(first)} and ${both[1].name} ${shown(second)} make ${shown(sum)}; ${total.name} is ${shown(whole)}.`,
          },
          { zh: shown(sum), en: shown(sum) },
        ),
      );
    }
    for (const { part, whole } of parts) {
      if (part.code !== one.indicator) continue;
      const limit = other(whole);
      if (limit === null || value <= limit + roundingSlack(checked.indicator, value, limit)) continue;
      findings.push(
        report(
          'confirm',
          'part-over-whole',
          checked,
          level,
          {
            zh: `${FIELD_NAME[level].zh} ${shown(value)} 大于${whole.name} ${shown(limit)}。`,
            en: `${shown(value)} is more than the whole, ${whole.name}, ${shown(limit)}.`,
          },
          { zh: `不大于 ${shown(limit)}`, en: `${shown(limit)} at most` },
        ),
      );
    }
  }
  return findings;
}

/** Each zone with the children that report for themselves: its parks. Codes, by the zone's. */
export function parksOf(entities: readonly Entity[]): Map<string, string[]> {
  const parks = new Map<string, string[]>();
  for (const { kind, parent, code } of entities) {
    if (kind !== 'park' || !parent) continue;
    const own = parks.get(parent);
    if (own) own.push(code);
    else parks.set(parent, [code]);
  }
  return parks;
}

/**
 * The parks against their zone, once for each indicator and month: a sum that differs is noted (parks need not add
 * up to their zone), a single park above the whole zone wants confirming.
 */
export function checkParks(
  checked: Checked,
  view: UploadView,
  parks: ReadonlyMap<string, string[]>,
): Finding[] {
  const { one, indicator, entity } = checked;
  if (!addsUpOverEntities(indicator) || one.ytd === null) return [];
  const findings: Finding[] = [];
  const value = (code: string): number | null => view.value('ytd', one.indicator, code, one.period);
  if (entity.kind === 'park' && entity.parent) {
    const zone = value(entity.parent);
    const isOver = zone !== null && zone > 0 && one.ytd > zone;
    if (isOver && one.ytd > zone + roundingSlack(checked.indicator, one.ytd, zone)) {
      findings.push(
        report(
          'confirm',
          'park-over-zone',
          checked,
          'ytd',
          {
            zh: `累计 ${shown(one.ytd)} 大于全区 ${shown(zone)}。`,
            en: `The year to date, ${shown(one.ytd)}, is more than the whole zone's ${shown(zone)}.`,
          },
          { zh: `不大于 ${shown(zone)}`, en: `${shown(zone)} at most` },
        ),
      );
    }
  }
  const zoneCode = entity.kind === 'park' ? entity.parent : entity.code;
  const children = zoneCode ? parks.get(zoneCode) : undefined;
  if (!zoneCode || !children || children.length < 2) return findings;
  const speaks = (code: string): boolean => view.uploaded(one.indicator, code, one.period)?.ytd != null;
  const speaker = speaks(zoneCode) ? zoneCode : children.find(speaks);
  if (speaker !== one.entity) return findings;
  const zone = value(zoneCode);
  const each = children.map(value);
  if (zone === null || each.some((part) => part === null)) return findings;
  const sum = (each as number[]).reduce((total, part) => total + part, 0);
  if (
    Math.abs(sum - zone) <=
    Math.max(Math.abs(zone) * PARKS_TOLERANCE, roundingSlack(checked.indicator, zone, ...(each as number[])))
  )
    return findings;
  findings.push(
    report(
      'note',
      'parks-zone',
      checked,
      'ytd',
      {
        zh: `各园区之和 ${shown(sum)} 与全区 ${shown(zone)} 相差 ${shown(Number((sum - zone).toPrecision(8)))}。`,
        en: `The parks make ${shown(sum)}; the zone's own figure is ${shown(zone)}.`,
      },
      { zh: shown(zone), en: shown(zone) },
    ),
  );
  return findings;
}
