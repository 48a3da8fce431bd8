import type { Entity, Indicator, Observation, Target } from '../../domain/model.ts';
import { toMonth } from '../../domain/month.ts';
import type { ObservationLookup } from '../../domain/progress/observations.ts';
import { progressRows } from '../../domain/progress/progress.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';

/** Ordinary nouns for tests: each test states only what matters to it. */
export function indicator(given: Partial<Indicator> = {}): Indicator {
  return {
    code: 'SALES',
    name: '规上工业开票销售',
    nameEn: 'Invoiced sales',
    category: '工业',
    categoryEn: 'Industry',
    unit: '亿元',
    kind: 'flow',
    direction: 'higher',
    firstMonth: 1,
    frequency: 'monthly',
    lag: 0,
    department: null,
    decimals: 2,
    definition: null,
    source: null,
    tolerance: null,
    numerator: null,
    denominator: null,
    base: null,
    aliases: [],
    leader: null,
    contact: null,
    sort: 1,
    ...given,
  };
}

export function entity(code: string, given: Partial<Entity> = {}): Entity {
  return {
    code,
    name: code,
    nameEn: null,
    shortName: null,
    kind: 'park',
    parent: 'ZONE',
    sort: 1,
    aliases: [],
    leader: null,
    contact: null,
    phone: null,
    ...given,
  };
}

export const zone = entity('ZONE', { name: '全区', nameEn: 'The zone', kind: 'zone', parent: 'CITY' });
export const city = entity('CITY', { name: '全市', nameEn: 'The city', kind: 'peer', parent: null });

export function observation(
  entityCode: string,
  period: string,
  given: Partial<Observation> = {},
): Observation {
  return {
    period,
    indicator: 'SALES',
    entity: entityCode,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: null,
    ...given,
  };
}

export function target(entityCode: string, given: Partial<Target> = {}): Target {
  return {
    indicator: 'SALES',
    entity: entityCode,
    year: 2025,
    type: 'value',
    value: 100,
    version: 1,
    from: 1,
    plan: null,
    note: null,
    ...given,
  };
}

export function facts(observations: Observation[], targets: Target[] = []): ObservationLookup {
  const byKey = new Map(
    observations.map((each) => [`${each.indicator} ${each.entity} ${each.period}`, each]),
  );
  return {
    observation: (i, e, period) => byKey.get(`${i} ${e} ${period}`),
    target: (i, e, period) =>
      targets
        .filter(({ indicator, entity, year, from }) => {
          const begun = toMonth(year, from) <= period && period <= toMonth(year, 12);
          return indicator === i && entity === e && begun;
        })
        .sort((a, b) => b.version - a.version)[0],
  };
}

/** The zone's row for one reported year to date against one target: enough for most sentences about pace. */
export function rowOf(
  period: string,
  reported: Partial<Observation>,
  goal: Partial<Target> | null = {},
  of: Partial<Indicator> = {},
  more: Observation[] = [],
): ProgressRow {
  const known = facts(
    [observation('ZONE', period, reported), ...more],
    goal === null ? [] : [target('ZONE', { year: Number(period.slice(0, 4)), ...goal })],
  );
  const [row] = progressRows(period, [{ indicator: indicator(of), entity: zone }], [city, zone], known);
  if (!row) throw new Error('no row');
  return row;
}
