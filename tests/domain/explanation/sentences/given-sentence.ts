import { rowSentence } from '../../../../domain/explanation/sentence.ts';
import type { Entity, Observation, Target, Text } from '../../../../domain/model.ts';
import { lastYear, ownPeriod, previousPeriod, toMonth, yearOf } from '../../../../domain/month.ts';
import { progressRows } from '../../../../domain/progress/progress.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../../given.ts';
import type { Of } from './indicators.ts';

/** What a sentence is made of, in the order it is said: when, how much, how it grew, among whom, and against what. */
export interface Given {
  /** The month of the page; 2025-08 unless said. */
  at?: string;
  ytd?: number;
  /** Published growth. */
  yoy?: number;
  month?: number;
  yoyMonth?: number;
  /** The same period last year, and last December. */
  last?: number;
  december?: number;
  /** The area above: its published growth, or its level now and a year ago. */
  parent?: { yoy?: number; ytd?: number; last?: number };
  /** Published growth of the others in the league, now and in the period before; `was` is the zone's own then. */
  others?: number[];
  before?: number[];
  was?: number;
  target?: number;
  type?: Target['type'];
  /** A few months of a plan by month: `{ 6: 50 }`. */
  plan?: Record<number, number>;
  /** Other observations of the zone, by month. */
  earlier?: Record<string, Partial<Observation>>;
}

/** The sentence of the zone under the city. */
export function say(of: Of, given: Given, whose: Entity = zone, above: Entity = city): Text {
  const { at = '2025-08', ytd, yoy, month, yoyMonth, last, december, parent, earlier = {} } = given;
  const one = indicator(of);
  const period = ownPeriod(one, at);
  const seen = (code: string, when: string, reported: Partial<Observation>) =>
    observation(code, when, reported);
  const peers = (given.others ?? []).map((_, i) =>
    entity(`PEER${i}`, { kind: whose.kind === 'zone' ? 'peer' : whose.kind, parent: above.code }),
  );
  const observations = [
    seen(whose.code, period, {
      ytd: ytd ?? null,
      yoyYtd: yoy ?? null,
      month: month ?? null,
      yoyMonth: yoyMonth ?? null,
    }),
    ...known(last, (value) => seen(whose.code, lastYear(period), { ytd: value })),
    ...known(december, (value) => seen(whose.code, toMonth(yearOf(period) - 1, 12), { ytd: value })),
    ...known(given.was, (value) => seen(whose.code, previousPeriod(one, period), { ytd: 1, yoyYtd: value })),
    ...known(parent, (of) => seen(above.code, period, { ytd: of.ytd ?? null, yoyYtd: of.yoy ?? null })),
    ...known(parent?.last, (value) => seen(above.code, lastYear(period), { ytd: value })),
    ...(given.others ?? []).map((value, i) => seen(`PEER${i}`, period, { ytd: 1, yoyYtd: value })),
    ...(given.before ?? []).map((value, i) =>
      seen(`PEER${i}`, previousPeriod(one, period), { ytd: 1, yoyYtd: value }),
    ),
    ...Object.entries(earlier).map(([when, reported]) => seen(whose.code, when, reported)),
  ];
  const plan = given.plan && Array.from({ length: 12 }, (_, i) => given.plan?.[i + 1] ?? null);
  const targets = known(given.target, (value) =>
    target(whose.code, { year: yearOf(period), value, type: given.type ?? 'value', plan: plan ?? null }),
  );
  const entities = [above, whose, ...peers];
  const [row] = progressRows(at, [{ indicator: one, entity: whose }], entities, facts(observations, targets));
  if (!row) throw new Error('no row');
  return rowSentence(row, { indicator: one, entity: whose, parent: above, asked: at });
}

function known<T, R>(value: T | undefined, make: (value: T) => R): R[] {
  return value === undefined ? [] : [make(value)];
}
