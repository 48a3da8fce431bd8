import { describe, expect, test } from '@jest/globals';
import { readCatalog } from '../../../db/figures/catalog.ts';
import { findRelatedEntities } from '../../../domain/progress/observations.ts';
import { progressRows } from '../../../domain/progress/progress.ts';
import { loadFacts, loadSeriesFacts } from '../../../server/figures/load-facts.ts';
import { type Contents, save } from '../../db/store.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../../domain/given.ts';
import { temporaryDatabase } from '../../support/temporary.ts';

const parks = ['A', 'B', 'C'].map((code, i) => entity(code, { sort: i + 10 }));
const peer = entity('PEER', { kind: 'peer', parent: 'CITY' });
const office = entity('FIN', { kind: 'department' });
const entities = [{ ...city }, peer, { ...zone }, ...parks, office];
const indicators = [
  indicator(),
  indicator({ code: 'GDP', frequency: 'quarterly', sort: 2 }),
  indicator({ code: 'PROFIT', lag: 1, firstMonth: 2, sort: 3 }),
];

/** Two years of everyone's figures that differ from each other; only months, where `monthsOnly` says so. */
const reported = entities
  .filter(({ kind }) => kind !== 'department')
  .flatMap(({ code }, place) =>
    ['2024', '2025'].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => i + 1).flatMap((m) => {
        const period = `${year}-${String(m).padStart(2, '0')}`;
        const ytd = (place + 2) * m * (year === '2025' ? 1.1 + place / 50 : 1);
        const level = code === 'B' ? { month: ytd / m } : { ytd };
        const rows = [observation(code, period, level)];
        if (m % 3 === 0) rows.push(observation(code, period, { ytd, indicator: 'GDP', yoyYtd: place }));
        if (m > 1) rows.push(observation(code, period, { ytd, indicator: 'PROFIT' }));
        return rows;
      }),
    ),
  );
const targets = parks.flatMap(({ code }, i) =>
  indicators.flatMap((each) => [
    target(code, { indicator: each.code, value: 60 + i }),
    target(code, { indicator: each.code, year: 2024, value: 50 + i }),
  ]),
);

async function stored(contents: Contents = { observations: reported, targets }) {
  const database = await temporaryDatabase();
  await save(database, { entities, indicators, ...contents });
  const catalog = await readCatalog(database.read);
  const gather = (asked: string, codes: string[] = entities.map(({ code }) => code)) => {
    const selected = catalog.entities.filter(({ code }) => codes.includes(code));
    return loadFacts(database.read, catalog, asked, { indicators, entities: selected }, catalog.revision);
  };
  return { database, catalog, gather };
}

describe('loadFacts', () => {
  test.each(['2025-08', '2025-01', '2025-02', '2025-12'])(
    'has everything that rows at %s look at: they are those that all facts give',
    async (asked) => {
      const { gather } = await stored();
      const everything = facts(reported, targets);
      const { facts: gathered, pairs } = await gather(asked);
      expect(progressRows(asked, pairs, entities, gathered)).toEqual(
        progressRows(asked, pairs, entities, everything),
      );
    },
  );

  test('for one entity the row is the same as among all, ranks and share included', async () => {
    const { gather } = await stored();
    const all = await gather('2025-08');
    const rows = progressRows('2025-08', all.pairs, entities, all.facts);
    for (const { code } of entities) {
      const one = await gather('2025-08', [code]);
      expect(progressRows('2025-08', one.pairs, entities, one.facts)).toEqual(
        rows.filter((row) => row.entity === code),
      );
    }
    const ranked = rows.find((row) => row.indicator === 'SALES' && row.entity === 'B');
    expect(ranked?.ranks).toEqual({
      completion: { position: 2, of: 3, change: 0 },
      // A sum of months has no growth: what was left out of it would be taken for growth.
      yoy: null,
      league: null,
    });
    expect(ranked?.ytdSource).toBe('derived');
  });

  test('pairs in the order of the indicators, then of the entities', async () => {
    const { gather } = await stored();
    const { pairs } = await gather('2025-08', ['A', 'ZONE']);
    expect(pairs.map((pair) => `${pair.indicator.code} ${pair.entity.code}`)).toEqual([
      'SALES ZONE',
      'SALES A',
      'GDP ZONE',
      'GDP A',
      'PROFIT ZONE',
      'PROFIT A',
    ]);
  });
});

describe('who gets a row', () => {
  const pairsAt = async (asked: string, contents: Contents) => {
    const { gather } = await stored(contents);
    return (await gather(asked)).pairs.map((pair) => `${pair.indicator.code} ${pair.entity.code}`);
  };

  test('a target in the year is enough, and so is one report in any month of it', async () => {
    const contents = {
      targets: [target('A')],
      observations: [observation('B', '2025-11', { yoyYtd: 1 }), observation('C', '2024-11', { ytd: 1 })],
    };
    expect(await pairsAt('2025-03', contents)).toEqual(['SALES A', 'SALES B']);
    expect(await pairsAt('2024-03', contents)).toEqual(['SALES C']);
    expect(await pairsAt('2023-12', contents)).toEqual([]);
  });

  test('a lagging indicator in January still belongs to December', async () => {
    const contents = { observations: [observation('A', '2024-06', { ytd: 1, indicator: 'PROFIT' })] };
    expect(await pairsAt('2025-01', contents)).toEqual(['PROFIT A']);
    expect(await pairsAt('2025-03', contents)).toEqual([]);
  });

  test('an observation without figures is no report', async () => {
    expect(await pairsAt('2025-06', { observations: [observation('A', '2025-06')] })).toEqual([]);
  });

  test('what was loaded later does not count', async () => {
    const { database, catalog } = await stored({});
    await save(database, { observations: [observation('A', '2025-06', { ytd: 1 })], targets: [target('B')] });
    const now = await readCatalog(database.read);
    const at = (asOf: number) =>
      loadFacts(database.read, now, '2025-06', { indicators, entities }, asOf).then(
        ({ pairs }) => pairs.length,
      );
    expect(await at(catalog.revision)).toBe(0);
    expect(await at(now.revision)).toBe(2);
  });
});

test('a series has the year before it, whole, and the targets of its years', async () => {
  const { database, catalog } = await stored();
  const query = { indicator: indicators[0]!, entities: ['A', 'ZONE'], from: '2025-03', to: '2025-08' };
  const known = await loadSeriesFacts(database.read, catalog, query, catalog.revision);
  const has = (code: string, period: string) => known.observation('SALES', code, period) !== undefined;
  expect([has('A', '2024-01'), has('ZONE', '2025-08'), has('A', '2025-09'), has('C', '2025-03')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['2024-08', '2025-08'].map((period) => known.target('SALES', 'A', period)?.value)).toEqual([50, 60]);
});

test('findRelatedEntities: own and parents close, siblings and league ranked, the rest not at all', () => {
  const of = (...codes: string[]) =>
    findRelatedEntities(
      entities.filter(({ code }) => codes.includes(code)),
      entities,
    );
  expect(of('A')).toEqual({ close: ['ZONE', 'A'], ranked: ['B', 'C'] });
  expect(of('ZONE')).toEqual({ close: ['CITY', 'ZONE'], ranked: ['PEER'] });
  expect(of('CITY')).toEqual({ close: ['CITY'], ranked: [] });
  expect(of('A', 'B', 'C', 'FIN')).toEqual({ close: ['ZONE', 'A', 'B', 'C', 'FIN'], ranked: [] });
});
