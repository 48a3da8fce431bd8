import { describe, expect, test } from '@jest/globals';
import { readCatalog, saveAbout } from '../../db/figures/catalog.ts';
import { findIndicatorsWithFigures } from '../../db/figures/indicators.ts';
import { currentRevision, findRevision, revisionAt, saveRevision } from '../../db/revisions.ts';
import { findFileBytes, saveFile } from '../../db/uploads/uploads.ts';
import { city, entity, indicator, observation, target, zone } from '../domain/given.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { save } from './store.ts';

const office = entity('FIN', { kind: 'department', sort: 3 });
const park = entity('A', { sort: 4, aliases: ['甲', '甲园'], shortName: '甲' });

describe('readCatalog', () => {
  test('an empty database has nothing, and says so', async () => {
    const { read } = await temporaryDatabase();
    expect(await readCatalog(read)).toMatchObject({
      revision: 0,
      entities: [],
      indicators: [],
      periods: [],
      latestPeriod: null,
      about: null,
    });
  });

  test('gives back what was saved, children before their parents too, in page order', async () => {
    const database = await temporaryDatabase();
    const entities = [park, zone, office, city];
    const sales = indicator({ department: 'FIN', tolerance: 2.5, definition: '含义', sort: 2 });
    const gdp = indicator({ code: 'GDP', frequency: 'quarterly', firstMonth: 2, sort: 1 });
    await save(database, {
      entities,
      indicators: [sales, gdp],
      observations: [observation('A', '2025-06', { ytd: 1 }), observation('A', '2024-12', { ytd: 1 })],
    });
    const catalog = await readCatalog(database.read);
    expect(catalog.entities).toEqual([zone, city, office, park]);
    expect(catalog.indicators).toEqual([gdp, sales]);
    expect(catalog.periods).toEqual(['2024-12', '2025-06']);
    expect(catalog.latestPeriod).toBe('2025-06');
  });

  test('says what names, lights and periods were known at an earlier revision', async () => {
    const database = await temporaryDatabase();
    const sales = indicator();
    const first = await save(database, {
      entities: [city, zone, park],
      indicators: [sales],
      observations: [observation('A', '2025-05', { ytd: 1 })],
    });
    const renamed = { ...park, name: '新名', parent: null };
    const second = await save(database, {
      entities: [renamed, entity('B')],
      indicators: [{ ...sales, tolerance: 3 }],
      observations: [observation('A', '2025-06', { ytd: 1 }), observation('A', '2025-05', { ytd: 2 })],
    });
    const then = await readCatalog(database.read, first);
    expect(then.entities.map(({ code }) => code).sort()).toEqual(['A', 'CITY', 'ZONE']);
    expect(then.entities).toContainEqual(park);
    expect(then.indicators).toEqual([sales]);
    expect(then.periods).toEqual(['2025-05']);
    const now = await readCatalog(database.read);
    expect(now.revision).toBe(second);
    expect(now.entities).toContainEqual(renamed);
    expect(now.entities).toHaveLength(4);
    expect(now.indicators[0]?.tolerance).toBe(3);
    expect(now.periods).toEqual(['2025-05', '2025-06']);
    expect((await readCatalog(database.read, 0)).entities).toEqual([]);
  });

  test('a period counts while it holds a figure that was not withdrawn', async () => {
    const database = await temporaryDatabase();
    const figures = ['A', 'CITY'].map((code) => observation(code, '2025-11', { month: 1 }));
    const first = await save(database, {
      entities: [city, zone, park],
      indicators: [indicator()],
      observations: [observation('A', '2025-10', { ytd: 0 }), ...figures],
    });
    const half = await save(database, { observations: [observation('A', '2025-11')] });
    const none = await save(database, { observations: [observation('CITY', '2025-11')] });
    const again = await save(database, { observations: [observation('CITY', '2025-11', { yoyYtd: 3 })] });
    const latest = async (asOf: number) => (await readCatalog(database.read, asOf)).latestPeriod;
    expect(await Promise.all([first, half, none, again].map(latest))).toEqual([
      '2025-11',
      '2025-11',
      '2025-10',
      '2025-11',
    ]);
    expect((await readCatalog(database.read, none)).periods).toEqual(['2025-10']);
  });

  test('an id keeps its code when the thing is saved again', async () => {
    const database = await temporaryDatabase();
    await save(database, { entities: [city, zone, park], indicators: [indicator()] });
    const before = await readCatalog(database.read);
    await save(database, {
      entities: [{ ...park, name: 'x' }, entity('B')],
      indicators: [indicator({ name: 'y' })],
    });
    const after = await readCatalog(database.read);
    expect(after.ids.entities.get('A')).toBe(before.ids.entities.get('A'));
    expect(after.ids.indicators).toEqual(before.ids.indicators);
  });

  test('a parent that does not exist is refused, and nothing is kept', async () => {
    const database = await temporaryDatabase();
    await expect(save(database, { entities: [park] })).rejects.toThrow('Unknown code ZONE');
    expect(await currentRevision(database.read)).toBe(0);
  });
});

test('about is kept as it was last said', async () => {
  const { read, write } = await temporaryDatabase();
  const about = { title: { zh: '某区', en: 'A zone' }, demonstration: true };
  await write((trx) => saveAbout(trx, about));
  await write((trx) => saveAbout(trx, { ...about, demonstration: false }));
  expect((await readCatalog(read)).about).toEqual({ ...about, demonstration: false });
});

test('which indicators have figures: observations or targets', async () => {
  const database = await temporaryDatabase();
  const codes = ['SALES', 'TARGETED', 'BARE'];
  await save(database, {
    entities: [zone, park].map((one) => ({ ...one, parent: null })),
    indicators: codes.map((code) => indicator({ code })),
    observations: [observation('A', '2025-06', { ytd: 1 })],
    targets: [target('A', { indicator: 'TARGETED' })],
  });
  const { ids } = await readCatalog(database.read);
  const found = await findIndicatorsWithFigures(database.read, ids.indicators, codes);
  expect([...found].sort()).toEqual(['SALES', 'TARGETED']);
});

describe('revisions', () => {
  const at = (moment: string) => ({ at: new Date(moment), by: 'tester', kind: 'load', reason: 'because' });

  test('count up, and are found by their moment in any zone', async () => {
    const { read, write } = await temporaryDatabase();
    expect(await currentRevision(read)).toBe(0);
    await write((trx) => saveRevision(trx, at('2025-07-01T00:00:00Z')));
    await write((trx) => saveRevision(trx, at('2025-07-02T00:00:00Z')));
    expect(await currentRevision(read)).toBe(2);
    expect(await findRevision(read, 2)).toEqual({
      id: 2,
      at: '2025-07-02T00:00:00.000Z',
      by: 'tester',
      kind: 'load',
      reason: 'because',
    });
    expect(await revisionAt(read, '2025-06-30T00:00:00Z')).toBe(0);
    expect(await revisionAt(read, '2025-07-01T00:00:00Z')).toBe(1);
    expect(await revisionAt(read, '2025-07-02T07:59:59+08:00')).toBe(1);
    expect(await revisionAt(read, '2025-07-02T08:00:00+08:00')).toBe(2);
  });

  test('a clock set back does not make history run backwards', async () => {
    const { read, write } = await temporaryDatabase();
    await write((trx) => saveRevision(trx, at('2025-07-02T00:00:00Z')));
    await write((trx) => saveRevision(trx, at('2025-07-01T00:00:00Z')));
    expect((await findRevision(read, 2))?.at).toBe('2025-07-02T00:00:00.000Z');
    expect(await revisionAt(read, '2025-07-01T12:00:00Z')).toBe(0);
  });
});

test('a file is kept with its bytes and what they hash to', async () => {
  const { read, write } = await temporaryDatabase();
  const bytes = Buffer.from([0xd6, 0xd0, 0x00, 0xff]);
  const id = await write(async (trx) => {
    const revision = await saveRevision(trx, { at: new Date(0), by: 'tester', kind: 'load', reason: null });
    return saveFile(trx, { name: '快报.csv', bytes, revision });
  });
  expect(await read.selectFrom('source_file').selectAll().executeTakeFirst()).toMatchObject({
    id,
    name: '快报.csv',
    sha256: '2802df2c853830b5294b7c739f396a14ea0f01a97219dbbe73d9d5a2d432debb',
    size: 4,
    revision: 1,
  });
  expect(await findFileBytes(read, id)).toEqual(bytes);
  expect(await findFileBytes(read, id + 1)).toBeUndefined();
});
