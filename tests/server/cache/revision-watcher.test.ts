import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Freshness } from '../../../server/cache/revision-watcher.ts';
import { temporaryDatabase } from '../../support/temporary.ts';
import { store } from '../running.ts';

test('what a check under way had read before a write is not taken for what is known after it', async () => {
  const database = await temporaryDatabase();
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const freshness = new Freshness(
    {
      read: database.read,
      version: async () => {
        const version = await database.version();
        if (++asked === 1) await released;
        return version;
      },
    },
    60_000,
  );
  const first = freshness.check().then(() => freshness.revision);
  while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
  await store(database, {});
  freshness.expire();
  await freshness.check();
  expect([freshness.revision, freshness.isFresh]).toEqual([1, true]);
  freshness.expire();
  release();
  // Whoever asked first waits for what is true now, and the old answer makes nothing fresh.
  expect(await first).toBe(1);
  const [one, other] = [freshness.check(), freshness.check()];
  expect(one).toBe(other);
  await one;
  await store(database, {});
  freshness.expire();
  await freshness.check();
  expect(freshness.revision).toBe(2);
});

test('an old check does not make fresh what was expired while it ran', async () => {
  const database = await temporaryDatabase();
  const versions: ((version: number) => void)[] = [];
  const version = () => new Promise<number>((resolve) => versions.push(resolve));
  const freshness = new Freshness({ read: database.read, version }, 60_000);
  const first = freshness.check();
  freshness.expire();
  versions[0]!(1);
  while (versions.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(freshness.isFresh).toBe(false);
  versions[1]!(2);
  await first;
  expect(freshness.isFresh).toBe(true);
});

describe('ahead of time', () => {
  let now = 0;
  const spy = () => jest.spyOn(performance, 'now').mockImplementation(() => now);
  afterEach(() => void jest.restoreAllMocks());
  const turns = async () => {
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  test('a new revision is got ready for while the one before still counts, and no longer', async () => {
    const database = await temporaryDatabase();
    const freshness = new Freshness(database, 1000);
    let release: () => void = () => {};
    const late: (() => boolean)[] = [];
    freshness.onAhead((revision, isLate) => {
      expect(revision).toBe(1);
      late.push(isLate);
      return new Promise((resolve) => {
        release = resolve;
      });
    });
    now = 0;
    spy();
    await freshness.check();
    expect(late).toEqual([]);
    await store(database, {});
    now = 400;
    expect([freshness.isFreshFor(7), freshness.revision]).toEqual([true, 0]);
    await turns();
    expect(late).toHaveLength(0);
    now = 600;
    expect(freshness.isFreshFor(7)).toBe(true);
    while (late.length === 0) await turns();
    expect([freshness.isFresh, freshness.revision, late[0]!()]).toEqual([true, 0, false]);
    now = 1000;
    expect([freshness.isFresh, late[0]!()]).toEqual([false, true]);
    const asked = freshness.check();
    release();
    await asked;
    expect([freshness.isFresh, freshness.revision]).toEqual([true, 1]);
  });

  test('whoever asks waits for one answer, however long that takes', async () => {
    const database = await temporaryDatabase();
    let asked = 0;
    now = 0;
    spy();
    const freshness = new Freshness(
      {
        read: database.read,
        version: () => {
          asked++;
          now += 5000;
          return database.version();
        },
      },
      1000,
    );
    await freshness.catchUp(7);
    expect([asked, freshness.isFresh]).toEqual([1, false]);
  });

  test('whoever cannot wait ends the getting ready', async () => {
    const database = await temporaryDatabase();
    const freshness = new Freshness(database, 1000);
    now = 0;
    spy();
    await freshness.check();
    freshness.onAhead(async (_revision, isLate) => {
      while (!isLate()) await turns();
    });
    await freshness.working(() =>
      freshness.working(async () => {
        await store(database, {});
        freshness.wrote(7);
        expect([freshness.isFreshFor(7), freshness.isFreshFor(8)]).toEqual([false, true]);
        await freshness.catchUp(8);
        expect(freshness.revision).toBe(0);
        await freshness.catchUp(7);
        expect([freshness.revision, freshness.isFreshFor(7)]).toEqual([1, true]);
      }),
    );
  });
});
