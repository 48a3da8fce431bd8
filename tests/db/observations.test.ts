import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCatalog } from '../../db/figures/catalog.ts';
import { readObservationHistory } from '../../db/figures/observation-history.ts';
import { findReporting, readObservations } from '../../db/figures/observations.ts';
import type { Observation } from '../../domain/model.ts';
import { entity, indicator, observation } from '../domain/given.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { save } from './store.ts';

const codes = ['A', 'B', 'C'];
const entities = codes.map((code) => entity(code, { parent: null }));
const JUNE = { indicator: 'SALES', period: '2025-06' };

async function stored(...revisions: Observation[][]) {
  const database = await temporaryDatabase();
  await save(database, { entities, indicators: [indicator(), indicator({ code: 'TAX' })] });
  for (const observations of revisions) await save(database, { observations });
  const { ids, revision } = await readCatalog(database.read);
  const read = (asOf = revision, periods = [JUNE], wanted = codes) =>
    readObservations(database.read, ids, { periods, entities: wanted, asOf });
  return { database, ids, revision, read };
}

describe('readObservations', () => {
  test('gives back every field, null where nothing was reported', async () => {
    const full = observation('A', '2025-06', {
      month: -1.5,
      ytd: 12.4,
      yoyMonth: 0,
      yoyYtd: -9.4,
      status: 'revised',
    });
    const bare = observation('B', '2025-06', { yoyYtd: 3 });
    const { read } = await stored([full, bare]);
    expect([...(await read())]).toEqual([full, bare]);
  });

  test('the newest version known at a revision counts, and none of a later one', async () => {
    const versions = [1, 2, 3].map((ytd) => observation('A', '2025-06', { ytd }));
    const { read, revision } = await stored(...versions.map((version) => [version]));
    for (const [index, version] of versions.entries()) {
      const found = await read(revision - 2 + index);
      expect(found.find('SALES', 'A', '2025-06')).toEqual(version);
    }
    expect([...(await read(revision - 3))]).toEqual([]);
  });

  test('only the periods and entities asked for', async () => {
    const others = [
      observation('A', '2025-06', { ytd: 1 }),
      observation('B', '2025-06', { ytd: 2 }),
      observation('A', '2025-05', { ytd: 3 }),
      observation('A', '2025-06', { ytd: 4, indicator: 'TAX' }),
    ];
    const { read } = await stored(others);
    expect([...(await read(undefined, [JUNE], ['A']))]).toEqual([others[0]]);
    const two = [
      { indicator: 'SALES', period: '2025-05' },
      { indicator: 'TAX', period: '2025-06' },
    ];
    expect([...(await read(undefined, two))]).toEqual([others[2], others[3]]);
    expect([...(await read(undefined, []))]).toEqual([]);
    expect([...(await read(undefined, [JUNE], []))]).toEqual([]);
  });

  test('for ranks: the year to date and its growth, and the month where that is all there is', async () => {
    const { database, ids, revision } = await stored([
      observation('A', '2025-06', { month: 1, ytd: 2, yoyMonth: 3, yoyYtd: 4, status: 'flash' }),
      observation('B', '2025-06', { month: 5, yoyMonth: 6 }),
    ]);
    const found = await readObservations(database.read, ids, {
      periods: [JUNE],
      entities: codes,
      asOf: revision,
      values: 'year-to-date',
    });
    expect([...found]).toEqual([
      observation('A', '2025-06', { ytd: 2, yoyYtd: 4 }),
      observation('B', '2025-06', { month: 5 }),
    ]);
    expect([...found.withoutYearToDate()]).toEqual([observation('B', '2025-06', { month: 5 })]);
  });

  test('many periods are read whole, by however many readers', async () => {
    const periods = Array.from({ length: 450 }, (_, i) => ({
      indicator: i % 2 === 0 ? 'SALES' : 'TAX',
      period: `${1990 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    }));
    const all = periods.flatMap(({ indicator: code, period }, i) =>
      codes.map((each) => observation(each, period, { indicator: code, ytd: i })),
    );
    const { read } = await stored(all);
    const found = await read(undefined, periods);
    for (const one of all) expect(found.find(one.indicator, one.entity, one.period)).toEqual(one);
    expect([...found]).toHaveLength(all.length);
  });

  test('any number comes back to the last bit', async () => {
    const { database, ids } = await stored();
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -1e15, max: 1e15 }).map((digits) => digits / 1e12),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 200 }), async (numbers) => {
        const observations = numbers.map((ytd, i) =>
          observation('A', `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, {
            ytd: ytd + 0,
          }),
        );
        const asOf = await save(database, { observations });
        const periods = observations.map(({ indicator: code, period }) => ({ indicator: code, period }));
        const found = await readObservations(database.read, ids, { periods, entities: ['A'], asOf });
        expect([...found].map(({ ytd }) => ytd)).toEqual(observations.map(({ ytd }) => ytd));
      }),
      { numRuns: 25 },
    );
  });

  test('what SQLite itself would have rounded', async () => {
    const { read } = await stored([observation('A', '2025-06', { ytd: -49.427224707333, month: 0.1 + 0.2 })]);
    expect((await read()).find('SALES', 'A', '2025-06')).toMatchObject({
      ytd: -49.427224707333,
      month: 0.30000000000000004,
    });
  });
});

test('findReporting: who reported anything, at any of the periods', async () => {
  const { database, ids, revision } = await stored(
    [
      observation('A', '2025-03', { yoyMonth: 0 }),
      observation('B', '2025-03'),
      observation('C', '2024-12', { ytd: 1 }),
    ],
    [observation('B', '2025-04', { ytd: 1, indicator: 'TAX' })],
  );
  const periods = ['SALES', 'TAX'].flatMap((code) =>
    ['2025-03', '2025-04'].map((period) => ({ indicator: code, period })),
  );
  const query = { periods, entities: codes, asOf: revision };
  expect(await findReporting(database.read, ids, query)).toEqual(
    new Map([
      ['SALES', new Set(['A'])],
      ['TAX', new Set(['B'])],
    ]),
  );
  const before = await findReporting(database.read, ids, { ...query, asOf: revision - 1 });
  expect([...before.keys()]).toEqual(['SALES']);
});

test('findReporting: what was withdrawn counts until then and not after', async () => {
  const { database, ids, revision } = await stored(
    [observation('A', '2025-06', { ytd: 1 }), observation('B', '2025-06', { month: 1 })],
    [observation('A', '2025-06')],
    [observation('A', '2025-06', { ytd: 2 })],
  );
  const reporting = async (asOf: number) =>
    (await findReporting(database.read, ids, { periods: [JUNE], entities: codes, asOf })).get('SALES');
  expect(await reporting(revision - 2)).toEqual(new Set(['A', 'B']));
  expect(await reporting(revision - 1)).toEqual(new Set(['B']));
  expect(await reporting(revision)).toEqual(new Set(['A', 'B']));
});

test('the history of a figure: every version, who brought it, when and where it stood', async () => {
  const { database, ids, revision } = await stored(
    [observation('B', '2025-06', { ytd: 0 }), observation('A', '2025-06', { ytd: 1, status: 'flash' })],
    [observation('A', '2025-06', { ytd: 2, month: 1.5 })],
  );
  const key = { ...JUNE, entity: 'A' };
  const history = await readObservationHistory(database.read, ids, key, revision);
  const shared = { at: '2025-07-01T00:00:00.000Z', by: 'tester', fileId: null, file: null, reason: null };
  expect(history).toMatchObject([
    {
      ...observation('A', '2025-06', { ytd: 1, status: 'flash' }),
      ...shared,
      revision: revision - 1,
      row: 3,
    },
    { ...observation('A', '2025-06', { ytd: 2, month: 1.5 }), ...shared, revision, row: 2 },
  ]);
  expect(await readObservationHistory(database.read, ids, key, revision - 1)).toHaveLength(1);
});

test('a figure cannot be saved twice in one revision, nor in a month that is none', async () => {
  const { database } = await stored();
  const twice = [observation('A', '2025-06', { ytd: 1 }), observation('A', '2025-06', { ytd: 2 })];
  await expect(save(database, { observations: twice })).rejects.toThrow('UNIQUE');
  await expect(save(database, { observations: [observation('A', '2025-13')] })).rejects.toThrow('CHECK');
});
