import { expect, test } from '@jest/globals';
import { readCatalog } from '../../db/figures/catalog.ts';
import { readTargetHistory, readTargets, readTargetVersions } from '../../db/figures/targets.ts';
import { entity, indicator, target } from '../domain/given.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { save } from './store.ts';

const plan = [1.1, null, 3, null, null, 60, null, null, null, null, null, 100];
const first = target('A', { value: 100, plan, note: '年初“目标”,\n二行' });
const raised = target('A', { value: 120.5, version: 2 });
const other = target('B', { type: 'growth', value: -3.5 });
const earlier = target('A', { year: 2024, type: 'cap', value: 0 });

async function stored() {
  const database = await temporaryDatabase();
  await save(database, {
    entities: [entity('A', { parent: null }), entity('B', { parent: null })],
    indicators: [indicator()],
    targets: [first, other, earlier],
  });
  const revision = await save(database, { targets: [raised] }, '2025-08-01T00:00:00.000Z');
  const { ids } = await readCatalog(database.read);
  return { database, ids, revision };
}

test('the highest version known is in force', async () => {
  const { database, ids, revision } = await stored();
  const query = { years: [2024, 2025], indicators: ['SALES'], entities: ['A', 'B'] };
  const now = await readTargets(database.read, ids, { ...query, asOf: revision });
  expect(now('SALES', 'A', '2025-08')).toEqual(raised);
  expect(now('SALES', 'B', '2025-08')).toEqual(other);
  expect(now('SALES', 'A', '2024-08')).toEqual(earlier);
  expect(now('SALES', 'B', '2024-08')).toBeUndefined();
  const then = await readTargets(database.read, ids, { ...query, asOf: revision - 1 });
  expect(then('SALES', 'A', '2025-08')).toEqual(first);
});

test('both versions loaded at once: the higher is in force, whatever the order', async () => {
  const database = await temporaryDatabase();
  await save(database, {
    entities: [entity('A', { parent: null })],
    indicators: [indicator()],
    targets: [raised, first],
  });
  const { ids, revision } = await readCatalog(database.read);
  const query = { years: [2025], indicators: ['SALES'], entities: ['A'], asOf: revision };
  expect((await readTargets(database.read, ids, query))('SALES', 'A', '2025-08')).toEqual(raised);
});

test('a version judges from its first month on', async () => {
  const database = await temporaryDatabase();
  const julys = { ...raised, from: 7 };
  await save(database, {
    entities: [entity('A', { parent: null }), entity('B', { parent: null })],
    indicators: [indicator()],
    targets: [first, julys, { ...julys, entity: 'B', version: 1 }],
  });
  const { ids, revision } = await readCatalog(database.read);
  const query = { years: [2025], indicators: ['SALES'], entities: ['A', 'B'], asOf: revision };
  const find = await readTargets(database.read, ids, query);
  expect(['2025-06', '2025-07', '2025-12'].map((period) => find('SALES', 'A', period))).toEqual([
    first,
    julys,
    julys,
  ]);
  expect(find('SALES', 'B', '2025-06')).toBeUndefined();
});

test('history: every version with its revision', async () => {
  const { database, ids, revision } = await stored();
  const key = { indicator: 'SALES', entity: 'A', year: 2025 };
  const shared = { by: 'tester', file: null, row: 2 };
  expect(await readTargetHistory(database.read, ids, key, revision)).toMatchObject([
    { ...first, ...shared, revision: revision - 1, at: '2025-07-01T00:00:00.000Z' },
    { ...raised, ...shared, revision, at: '2025-08-01T00:00:00.000Z' },
  ]);
  expect(await readTargetHistory(database.read, ids, key, revision - 1)).toHaveLength(1);
});

test('all versions of some years', async () => {
  const { database, revision } = await stored();
  const found = await readTargetVersions(database.read, [2025], revision);
  expect(found).toHaveLength(3);
  expect(found).toEqual(expect.arrayContaining([first, raised, other]));
});
