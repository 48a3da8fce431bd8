import { openDatabase } from '../../db/open.ts';
import { fileReader } from '../../server/uploads/reader.ts';
import { READING } from '../support/reading.ts';
import { mutate } from './mutation.ts';
import { allFigures, ask, below, createZone, fileOf, INDICATORS, PARKS, randomFrom, serve } from './zone.ts';

export interface Fuzzed {
  sent: number;
  accepted: number;
  refused: number;
  asked: number;
  /** Answers of 500 and more, with the seed that brings them back. */
  failed: string[];
  /** Answers that took longer than five seconds. */
  slow: string[];
  /** Refusals after which the figures were not what they were. */
  changed: number;
  slowestMs: number;
}

const SLOW_MS = 5000;

const GOOD = [
  fileOf(INDICATORS.flatMap((one) => PARKS.map((park, n) => ['2024-03', one, park, 10 + n] as const))),
  '期间,指标,园区,当月,累计,当月同比,累计同比,状态\n2024年3月,指标I1,园区P1,"1,234.5",3600,8.5,9.1,快报\n2024年3月,指标I2,园区P2,12,36,-1.5,持平,正式\n',
  '2024年1-3月主要经济指标\n单位：亿元\n指标,园区P1,园区P2,园区P3\n指标I1,10,20,30\n指标I2,11,21,—\n注：数据为快报数。\n',
  '指标I3\t2024年1月\t2024年2月\t2024年3月\n园区P1\t1\t2\t3\n园区P2\t4\t5\t6\n',
  '2024年3月园区P1主要经济指标,,,,\n指标,本月,同比,1-本月,同比\n指标I1（亿元）,10,5.1%,30,6%\n指标I2（亿元）,11,0.3,31,1.2\n',
];

/**
 * Sends files that were good until something happened to them. Whatever they are, the server answers soon, takes
 * them or says why not, and what is not committed changes no figure.
 */
export async function fuzz(times: number, seed: number): Promise<Fuzzed> {
  const zone = await createZone();
  const database = await openDatabase(zone.url);
  const server = await serve(database, { reader: fileReader(READING) });
  const result: Fuzzed = {
    ...{ sent: 0, accepted: 0, refused: 0, asked: 0, changed: 0, slowestMs: 0 },
    ...{ failed: [], slow: [] },
  };
  const [headers] = zone.people;
  try {
    let before = await allFigures(database);
    for (let turn = 0; turn < times; turn++) {
      const random = randomFrom(seed * 1_000_003 + turn);
      const bytes = mutate(Buffer.from(GOOD[below(random, GOOD.length)]!), random);
      const started = performance.now();
      const { status, body } = await ask(server.url, headers!, 'POST', '/api/uploads?filename=x.csv', bytes);
      const took = performance.now() - started;
      result.sent++;
      result.slowestMs = Math.max(result.slowestMs, Math.round(took));
      if (took > SLOW_MS) result.slow.push(`turn ${turn}: ${took} ms`);
      if (status >= 500) result.failed.push(`turn ${turn}: ${status} ${server.logged.at(-1)}`);
      else if (status === 422) result.refused++;
      else if (body.status === 'needs-input') result.asked++;
      else result.accepted++;
      // Every so often one that was taken is committed, so that there is something to be changed by mistake.
      const commits = status === 201 && body.status !== 'needs-input' && turn % 20 === 0;
      if (commits) {
        const accept = body.warnings.map(({ code }: { code: string }) => code);
        const path = `/api/uploads/${body.id}/commit`;
        const done = await ask(server.url, headers!, 'POST', path, { reason: 'x', accept });
        if (done.status >= 500) result.failed.push(`turn ${turn}: commit ${done.status}`);
        before = await allFigures(database);
      } else if (turn % 50 === 49 || turn === times - 1) {
        if ((await allFigures(database)) !== before) result.changed++;
      }
    }
  } finally {
    await server.stop();
    await database.close();
    await zone.remove();
  }
  return result;
}
