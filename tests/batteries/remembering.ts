import { openDatabase } from '../../db/sqlite/open.ts';
import { randomOf } from '../support/random.ts';
import { ask, below, createZone, fileOf, INDICATORS, PARKS, serve } from './random-zone.ts';

export interface Remembered {
  imports: number;
  corrections: number;
  reverts: number;
  refused: number;
  /** Revisions at which `asOf` was compared with the snapshot kept then. */
  compared: number;
  /** What differed, at most a few. */
  wrong: string[];
}

const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];

/**
 * Imports, corrects and takes back at random, keeps beside it a model of what should be known after each step, and
 * then asks for every moment again. The model is a map and knows nothing of versions.
 */
export async function rememberEverything(steps: number, seed: number): Promise<Remembered> {
  const random = randomOf(seed);
  const zone = await createZone(3);
  const database = await openDatabase(zone.url);
  const server = await serve(database);
  const result: Remembered = { imports: 0, corrections: 0, reverts: 0, refused: 0, compared: 0, wrong: [] };
  /** Place → figure, as it should be now. */
  let now = new Map<string, number>();
  const snapshots = new Map<number, Map<string, number>>();
  /** Commits that can be taken back, with what was there before. */
  const commits: { id: number; before: Map<string, number | undefined>; reverted: boolean }[] = [];
  const call = (method: string, path: string, body?: object | string) =>
    ask(server.url, zone.people[below(random, 3)]!, method, path, body);

  const importSome = async (): Promise<void> => {
    const rows = new Map<string, [string, string, string, number]>();
    for (let n = 1 + below(random, 12); n > 0; n--) {
      const row = [
        MONTHS[below(random, 6)]!,
        INDICATORS[below(random, 5)]!,
        PARKS[below(random, 8)]!,
      ] as const;
      rows.set(row.join(' '), [...row, below(random, 100_000) / 100]);
    }
    const sent = await call('POST', '/api/uploads?filename=x.csv', fileOf([...rows.values()]));
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    const accept = sent.body.warnings.map(({ code }: { code: string }) => code);
    const done = await call('POST', `/api/uploads/${sent.body.id}/commit`, { reason: '更正', accept });
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    const changed = [...rows].filter(([place, row]) => now.get(place) !== row[3]);
    if (changed.length === 0) return;
    result[sent.body.summary.changed > 0 ? 'corrections' : 'imports']++;
    commits.push({
      id: sent.body.id,
      before: new Map(changed.map(([place]) => [place, now.get(place)])),
      reverted: false,
    });
    now = new Map([...now, ...changed.map(([place, row]) => [place, row[3]] as const)]);
    snapshots.set(done.body.revision, now);
  };

  const revertOne = async (): Promise<void> => {
    const recent = commits.slice(-4).filter(({ reverted }) => !reverted);
    const commit = recent[below(random, recent.length)];
    if (!commit) return;
    const done = await call('POST', `/api/uploads/${commit.id}/revert`, { reason: '有误' });
    if (done.status === 409) {
      result.refused++;
      return;
    }
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    result.reverts++;
    commit.reverted = true;
    const after = new Map(now);
    const undone = new Map([...commit.before.keys()].map((place) => [place, now.get(place)]));
    for (const [place, value] of commit.before) {
      if (value === undefined) after.delete(place);
      else after.set(place, value);
    }
    now = after;
    commits.push({ id: done.body.id, before: undone, reverted: false });
    snapshots.set(done.body.revision, now);
  };

  try {
    for (let step = 0; step < steps; step++) await (random() < 0.7 ? importSome() : revertOne());
    for (const [revision, expected] of snapshots) {
      result.compared++;
      const found = new Map<string, number>();
      for (const month of MONTHS) {
        const { body } = await call('GET', `/api/progress?period=${month}&asOf=${revision}`);
        // A row has no figures where there is none for its month; before the first there is no row.
        for (const { period, indicator, entity, ytd } of body.rows) {
          if (ytd !== null) found.set(`${period} ${indicator} ${entity}`, ytd);
        }
      }
      const differs = [...new Set([...found.keys(), ...expected.keys()])].filter(
        (place) => found.get(place) !== expected.get(place),
      );
      if (differs.length > 0 && result.wrong.length < 5) result.wrong.push(`${revision}: ${differs[0]}`);
    }
  } finally {
    await server.stop();
    await database.close();
    await zone.remove();
  }
  return result;
}
