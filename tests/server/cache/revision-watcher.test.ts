import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { RevisionWatcher } from '../../../server/cache/revision-watcher.ts';
import { temporaryDatabase } from '../../support/temporary.ts';
import { store } from '../running.ts';

test('what a check under way had read before a write is not taken for what is known after it', async () => {
  const database = await temporaryDatabase();
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const revisions = new RevisionWatcher(
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
  const first = revisions.check().then(() => revisions.revision);
  while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
  await store(database, {});
  revisions.expire();
  await revisions.check();
  expect([revisions.revision, revisions.isFresh]).toEqual([1, true]);
  revisions.expire();
  release();
  // Whoever asked first waits for what is true now, and the old answer makes nothing fresh.
  expect(await first).toBe(1);
  const [one, other] = [revisions.check(), revisions.check()];
  expect(one).toBe(other);
  await one;
  await store(database, {});
  revisions.expire();
  await revisions.check();
  expect(revisions.revision).toBe(2);
});

test('an old check does not make fresh what was expired while it ran', async () => {
  const database = await temporaryDatabase();
  const versions: ((version: number) => void)[] = [];
  const version = () => new Promise<number>((resolve) => versions.push(resolve));
  const revisions = new RevisionWatcher({ read: database.read, version }, 60_000);
  const first = revisions.check();
  revisions.expire();
  versions[0]!(1);
  while (versions.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(revisions.isFresh).toBe(false);
  versions[1]!(2);
  await first;
  expect(revisions.isFresh).toBe(true);
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
    const revisions = new RevisionWatcher(database, 1000);
    let release: () => void = () => {};
    const late: (() => boolean)[] = [];
    revisions.beforeChange((revision, isLate) => {
      expect(revision).toBe(1);
      late.push(isLate);
      return new Promise((resolve) => {
        release = resolve;
      });
    });
    now = 0;
    spy();
    await revisions.check();
    expect(late).toEqual([]);
    await store(database, {});
    now = 400;
    expect([revisions.isFreshFor(7), revisions.revision]).toEqual([true, 0]);
    await turns();
    expect(late).toHaveLength(0);
    now = 600;
    expect(revisions.isFreshFor(7)).toBe(true);
    while (late.length === 0) await turns();
    expect([revisions.isFresh, revisions.revision, late[0]!()]).toEqual([true, 0, false]);
    now = 1000;
    expect([revisions.isFresh, late[0]!()]).toEqual([false, true]);
    const asked = revisions.check();
    release();
    await asked;
    expect([revisions.isFresh, revisions.revision]).toEqual([true, 1]);
  });

  test('whoever asks waits for one answer, however long that takes', async () => {
    const database = await temporaryDatabase();
    let asked = 0;
    now = 0;
    spy();
    const revisions = new RevisionWatcher(
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
    await revisions.catchUp(7);
    expect([asked, revisions.isFresh]).toEqual([1, false]);
  });

  test('whoever cannot wait ends the getting ready', async () => {
    const database = await temporaryDatabase();
    const revisions = new RevisionWatcher(database, 1000);
    now = 0;
    spy();
    await revisions.check();
    revisions.beforeChange(async (_revision, isLate) => {
      while (!isLate()) await turns();
    });
    await revisions.trackUpload(() =>
      revisions.trackUpload(async () => {
        await store(database, {});
        revisions.recordWrite(7);
        expect([revisions.isFreshFor(7), revisions.isFreshFor(8)]).toEqual([false, true]);
        await revisions.catchUp(8);
        expect(revisions.revision).toBe(0);
        await revisions.catchUp(7);
        expect([revisions.revision, revisions.isFreshFor(7)]).toEqual([1, true]);
      }),
    );
  });

  test('a write soon after another one is got ready for too, and seen by all when its upload ends', async () => {
    const database = await temporaryDatabase();
    const revisions = new RevisionWatcher(database, 1000);
    const prepared: number[] = [];
    revisions.beforeChange(async (revision, isLate) => {
      if (!isLate()) prepared.push(revision);
    });
    now = 0;
    spy();
    await revisions.check();
    /** Whether others still have the revision from before the write, while the upload goes on. */
    const upload = (at: number) =>
      revisions.trackUpload(async () => {
        now = at;
        await revisions.check();
        await store(database, {});
        revisions.recordWrite(7);
        return revisions.isFreshFor(8);
      });
    expect(await upload(100)).toBe(false);
    await revisions.check();
    expect([await upload(600), revisions.isFreshFor(7), revisions.revision, prepared]).toEqual([
      true,
      true,
      2,
      [2],
    ]);
    expect(await upload(2700)).toBe(false);
  });
});
