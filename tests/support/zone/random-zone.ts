import type { Page } from '../../../domain/decks/deck.ts';
import type { Entity, Indicator, Observation, Target } from '../../../domain/model.ts';
import { monthsBetween, periodsOf } from '../../../domain/month.ts';
import { randomOf } from '../random.ts';
import type { Zone } from './deck-source.ts';

/** Names that have broken files elsewhere. */
const HOSTILE = [
  '=cmd|/c calc',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tTab first',
  'a]]>b',
  '<script>alert(1)</script>',
  '& < > " \'',
  '_x0041_x',
  'lone \ud800 half',
  'null\u0000byte \u0008 bell\u0007',
  '𠮷野家与😀表情',
  '‮right to left‬',
  '{{template}} %s',
  'line\nbreak\r\nand more',
  '很长的园区名称'.repeat(8),
  'Verylongwordwithoutanyspaceatallanditgoesonandonandonandon',
  "O'Brien's 'quoted'",
  '   spaces   ',
  '—',
  '0',
];

const VALUES = [0, -0, 1e12, -1e12, -99.9, 0.1 + 0.2, 1e-9, 123456789.123, 5];

/** A zone of random size, kinds, names and figures; the same seed gives the same zone. */
export function randomZone(seed: number): Zone {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const name = (plain: string) => (random() < 0.35 ? pick(HOSTILE) : plain);
  const entity = (code: string, kind: Entity['kind'], parent: string | null, sort: number): Entity => ({
    code,
    name: name(`${code}园`),
    nameEn: random() < 0.5 ? name(`${code} Park`) : null,
    shortName: random() < 0.5 ? name(code) : null,
    kind,
    parent,
    sort,
    aliases: [],
    leader: null,
    contact: null,
    phone: null,
  });
  const parks = Math.floor(random() * 14);
  const entities = [
    entity('CITY', 'peer', null, 0),
    entity('ZONE', 'zone', 'CITY', 1),
    entity('PEER', 'peer', 'CITY', 2),
    ...Array.from({ length: parks }, (_, i) => entity(`P${i}`, 'park', 'ZONE', i + 3)),
    entity('D1', 'department', 'ZONE', 90),
  ];
  const indicators = Array.from({ length: 1 + Math.floor(random() * 14) }, (_, i): Indicator => {
    const quarterly = random() < 0.15;
    return {
      code: `I${i}`,
      name: name(`指标${i}`),
      nameEn: random() < 0.5 ? name(`Indicator ${i}`) : null,
      category: name('工业'),
      categoryEn: null,
      unit: name('亿元').slice(0, 12),
      kind: pick(['flow', 'flow', 'stock', 'rate', 'index', 'growth', 'count']),
      direction: pick(['higher', 'higher', 'lower', 'neutral']),
      firstMonth: random() < 0.4 ? 2 : 1,
      frequency: quarterly ? 'quarterly' : 'monthly',
      lag: random() < 0.2 ? 1 : 0,
      department: random() < 0.5 ? 'D1' : null,
      decimals: Math.floor(random() * 4),
      definition: null,
      source: random() < 0.5 ? name('统计局') : null,
      tolerance: pick([null, null, null, 1]),
      base: null,
      aliases: [],
      leader: null,
      contact: null,
      numerator: null,
      denominator: null,
      sort: i,
    };
  });
  const observations: Observation[] = [];
  const targets: Target[] = [];
  const months = monthsBetween('2023-01', '2025-08');
  for (const indicator of indicators) {
    for (const { code } of entities) {
      if (random() < 0.25) continue;
      const size = random() < 0.2 ? pick(VALUES) : random() * 10 ** Math.floor(random() * 6);
      for (const period of periodsOf(indicator, months[0]!, months[months.length - 1]!)) {
        if (random() < 0.12) continue;
        const m = Number(period.slice(5));
        const value = random() < 0.06 ? pick(VALUES) : size * m * (0.8 + random() * 0.4);
        observations.push({
          period,
          indicator: indicator.code,
          entity: code,
          month: random() < 0.3 ? null : value / m,
          ytd: random() < 0.15 ? null : value,
          yoyMonth: random() < 0.5 ? null : random() * 60 - 30,
          yoyYtd: random() < 0.4 ? null : random() * 60 - 30,
          status: null,
        });
      }
      if (random() < 0.2) continue;
      const type = pick(['value', 'value', 'growth', 'cap'] as const);
      targets.push({
        indicator: indicator.code,
        entity: code,
        year: 2025,
        type,
        value: random() < 0.1 ? pick(VALUES) : type === 'growth' ? random() * 15 : size * 12,
        version: 1,
        from: pick([1, 1, 1, 5]),
        plan: random() < 0.3 ? Array.from({ length: 12 }, (_, i) => (size * 12 * (i + 1)) / 12) : null,
        note: null,
      });
    }
  }
  return { catalog: { entities, indicators }, observations, targets };
}

/** Random pages over a zone: every kind comes up, some of what does not exist. */
export function randomPages(seed: number, zone: Zone, most = 12): Page[] {
  const random = randomOf(seed ^ 0x5bd1e995);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const indicator = () => (random() < 0.05 ? 'GONE' : pick(zone.catalog.indicators).code);
  const entity = () => (random() < 0.05 ? 'GONE' : pick(zone.catalog.entities).code);
  const base = () => ({
    ...(random() < 0.2 && { title: pick(HOSTILE) || 'x' }),
    ...(random() < 0.2 && { remark: pick(HOSTILE).repeat(3) }),
  });
  const pages: (() => Page)[] = [
    () => ({ kind: 'cover', ...base(), subtitle: pick(HOSTILE), author: pick(HOSTILE) }),
    () => ({ kind: 'overall', ...base(), entity: entity() }),
    () => ({ kind: 'category', ...base(), category: pick(zone.catalog.indicators).category }),
    () => ({ kind: 'indicator', ...base(), indicator: indicator(), entity: entity() }),
    () => ({ kind: 'indicator', ...base(), indicator: indicator() }),
    () => ({ kind: 'park', ...base(), entity: entity() }),
    () => ({ kind: 'department', ...base(), department: 'D1' }),
    () => ({ kind: 'matrix', ...base() }),
    () => ({ kind: 'shortfalls', ...base() }),
    () => ({ kind: 'ranking', ...base(), indicator: indicator() }),
    () => ({ kind: 'ranking', ...base(), indicator: indicator(), measure: 'pull' }),
    () => ({ kind: 'ranking', ...base(), indicator: indicator(), measure: 'league' }),
    () => ({
      kind: 'text',
      title: pick(HOSTILE) || 'x',
      text: `${pick(HOSTILE)}\n${pick(HOSTILE).repeat(20)}`,
    }),
  ];
  return Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(pages)());
}
