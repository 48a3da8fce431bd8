import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type KyselyPlugin, sql } from 'kysely';
import type { Writer } from '../../db/schema.ts';
import { type Database, openDatabase } from '../../db/sqlite/open.ts';
import { allFigures, ask, createZone, fileOf, serve, type Zone } from './random-zone.ts';

/** A database whose n-th statement from now on fails, the commit itself being the last. */
function faulty(database: Database): Database & { failAt(statement: number): void; statements: number } {
  let left = Number.POSITIVE_INFINITY;
  const result = {
    ...database,
    statements: 0,
    failAt(statement: number) {
      left = statement;
      result.statements = 0;
    },
    write<T>(work: (trx: Writer) => Promise<T>): Promise<T> {
      return database.write(async (trx) => {
        const done = await work(trx.withPlugin(plugin) as Writer);
        step();
        return done;
      });
    },
  };
  const step = (): void => {
    result.statements++;
    if (--left === 0) throw new Error('the disk is on fire');
  };
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      step();
      return node;
    },
    transformResult: async ({ result: rows }) => rows,
  };
  return result;
}

const FIRST = fileOf([
  ['2024-03', 'I1', 'P1', 5],
  ['2024-03', 'I1', 'P2', 6],
]);
const SECOND = fileOf([
  ['2024-03', 'I1', 'P1', 7],
  ['2024-04', 'I1', 'P1', 9],
]);
const REASON = { reason: '更正' };

describe('a fault at every step in turn', () => {
  let zone: Zone;
  let database: ReturnType<typeof faulty>;
  let server: Awaited<ReturnType<typeof serve>>;
  let call: (method: string, path: string, body?: object | string) => ReturnType<typeof ask>;

  beforeEach(async () => {
    zone = await createZone();
    database = faulty(await openDatabase(zone.url));
    server = await serve(database);
    call = (method, path, body) => ask(server.url, zone.people[0]!, method, path, body);
    const first = await call('POST', '/api/uploads?filename=1.csv', FIRST);
    expect((await call('POST', `/api/uploads/${first.body.id}/commit`, {})).status).toBe(200);
  });

  afterEach(async () => {
    await server.stop();
    await database.close();
    await zone.remove();
  });

  /** Fails the call at its first, second … step, until it comes through. @returns how many steps it had */
  async function failEachStep(path: string, body: object | string, fine: number): Promise<number> {
    const before = await allFigures(database);
    for (let step = 1; ; step++) {
      database.failAt(step);
      const { status, body: answer } = await call('POST', path, body);
      const { statements } = database;
      database.failAt(Number.POSITIVE_INFINITY);
      if (statements < step) {
        expect([status, answer.code]).toEqual([fine, undefined]);
        return step - 1;
      }
      expect([step, status, answer.code]).toEqual([step, 500, 'internal-error']);
      expect(await allFigures(database)).toBe(before);
      const shown = await call('GET', '/api/series?indicator=I1&entity=P1&from=2024-03&to=2024-03');
      expect(shown.body.points[0].ytd).toBe(5);
    }
  }

  test('of an upload leaves everything as it was', async () => {
    expect(await failEachStep('/api/uploads?filename=2.csv', SECOND, 201)).toBeGreaterThan(4);
    expect((await call('GET', '/api/uploads')).body.uploads).toHaveLength(2);
  });

  test('of a commit leaves the figures as they were, and the upload to be committed', async () => {
    const { body } = await call('POST', '/api/uploads?filename=2.csv', SECOND);
    const steps = await failEachStep(`/api/uploads/${body.id}/commit`, REASON, 200);
    expect(steps).toBeGreaterThan(8);
    const shown = await call('GET', '/api/series?indicator=I1&entity=P1&from=2024-03&to=2024-04');
    expect(shown.body.points.map(({ ytd }: { ytd: number }) => ytd)).toEqual([7, 9]);
  });

  test('of a revert leaves the figures as they were, and the commit to be taken back', async () => {
    const { body } = await call('POST', '/api/uploads?filename=2.csv', fileOf([['2024-04', 'I1', 'P1', 9]]));
    await call('POST', `/api/uploads/${body.id}/commit`, REASON);
    expect(await failEachStep(`/api/uploads/${body.id}/revert`, REASON, 200)).toBeGreaterThan(8);
    const shown = await call('GET', '/api/series?indicator=I1&entity=P1&from=2024-04&to=2024-04');
    expect(shown.body.points[0].ytd).toBeNull();
  });
});

describe('a database that cannot be written', () => {
  let zone: Zone | undefined;
  afterAll(() => zone?.remove());

  test.each([
    ['is full', 'pragma max_page_count = 1', 507, 'disk-full'],
    ['is read-only', 'pragma query_only = on', 503, 'read-only'],
  ])(
    'because it %s says so, keeps nothing, and goes on being read',
    async (_name, breaking, status, code) => {
      zone = await createZone();
      let database = await openDatabase(zone.url);
      let server = await serve(database);
      const call = (method: string, path: string, body?: object | string) =>
        ask(server.url, zone!.people[0]!, method, path, body);
      const first = await call('POST', '/api/uploads?filename=1.csv', FIRST);
      await call('POST', `/api/uploads/${first.body.id}/commit`, {});
      const lines = Array.from(
        { length: 400 },
        (_, n) =>
          [
            `20${String(10 + (n % 14)).padStart(2, '0')}-0${1 + (n % 9)}`,
            `I${1 + (n % 5)}`,
            `P${1 + (n % 8)}`,
            n,
          ] as [string, string, string, number],
      );
      const many = fileOf([...new Map(lines.map((line) => [line.slice(0, 3).join(), line])).values()]);
      const ready = await call('POST', '/api/uploads?filename=2.csv', many);
      expect(ready.status).toBe(201);
      const accept = ready.body.warnings.map((one: { code: string }) => one.code);
      const before = await allFigures(database);

      await database.write((trx) => sql.raw(breaking).execute(trx)).catch(() => {});
      const commit = await call('POST', `/api/uploads/${ready.body.id}/commit`, { ...REASON, accept });
      expect([commit.status, commit.body.code]).toEqual([status, code]);
      const upload = await call(
        'POST',
        '/api/uploads?filename=3.csv',
        `${many}\n2023-12,I1,P1,1${'\n'.repeat(50_000)}`,
      );
      expect([upload.status, upload.body.code]).toEqual([status, code]);
      expect(await allFigures(database)).toBe(before);
      const shown = await call('GET', '/api/series?indicator=I1&entity=P1&from=2024-03&to=2024-03');
      expect([shown.status, shown.body.points[0].ytd]).toEqual([200, 5]);

      // Room again: both limits belong to the connection.
      await server.stop();
      await database.close();
      database = await openDatabase(zone.url);
      server = await serve(database);
      expect((await call('POST', `/api/uploads/${ready.body.id}/commit`, { ...REASON, accept })).status).toBe(
        200,
      );
      await server.stop();
      await database.close();
      await zone.remove();
    },
  );
});
