import { expect, test } from '@jest/globals';
import { Freshness } from '../../server/freshness.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { store } from './running.ts';

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
