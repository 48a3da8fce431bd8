import { openDatabase } from '../../db/open.ts';
import { ask, below, createZone, fileOf, INDICATORS, PARKS, randomFrom, serve } from './zone.ts';

export interface CrowdResult {
  committed: number;
  /** Commits answered with 409, each tried again with the new preview until it went through. */
  moved: number;
  /** Answers that were neither 200 nor 409. */
  unexpected: string[];
  /** Figures in the end that the serial order of the revisions does not give. */
  wrong: number;
  /** Commits of which some figures are of their revision and others not. */
  partial: number;
}

const MONTH = '2024-05';

/**
 * So many people send so many files each, all at once, each file over the same 40 figures; who gets 409 looks at the
 * new preview and commits again. In the end everything must be as if the files had come one after the other in the
 * order of their revisions.
 */
export async function crowd(people: number, files: number, seed: number): Promise<CrowdResult> {
  const random = randomFrom(seed);
  const zone = await createZone(people);
  const database = await openDatabase(zone.url);
  const server = await serve(database);
  const result: CrowdResult = { committed: 0, moved: 0, unexpected: [], wrong: 0, partial: 0 };
  /** What each revision's file said. */
  const said = new Map<number, Map<string, number>>();
  const places = INDICATORS.flatMap((indicator) => PARKS.map((park) => [indicator, park] as const));

  const sendOne = async (headers: Record<string, string>, value: number): Promise<void> => {
    const chosen = places.filter(() => random() < 0.1);
    const some = chosen.length > 0 ? chosen : places.slice(0, 1);
    const rows = some.map(([indicator, park]) => [MONTH, indicator, park, value] as const);
    const sent = await ask(server.url, headers, 'POST', '/api/uploads?filename=x.csv', fileOf(rows));
    if (sent.status !== 201) {
      result.unexpected.push(`upload ${sent.status}`);
      return;
    }
    let warnings: { code: string }[] = sent.body.warnings;
    for (let attempt = 0; attempt < 1000; attempt++) {
      const body = { reason: '更正', accept: warnings.map(({ code }) => code) };
      const done = await ask(server.url, headers, 'POST', `/api/uploads/${sent.body.id}/commit`, body);
      if (done.status === 200) {
        result.committed++;
        said.set(
          done.body.revision,
          new Map(rows.map(([, indicator, park]) => [`${indicator} ${park}`, value])),
        );
        return;
      }
      if (done.status !== 409 || done.body.code !== 'figures-moved') {
        result.unexpected.push(`commit ${done.status} ${done.body.code}`);
        return;
      }
      result.moved++;
      warnings = done.body.upload.warnings;
    }
    result.unexpected.push('never committed');
  };

  try {
    await Promise.all(
      zone.people.map(async (headers, person) => {
        for (let file = 0; file < files; file++) {
          await sendOne(headers, 1 + person * files + file + below(random, 100) / 100);
        }
      }),
    );
    const expected = new Map<string, number>();
    for (const revision of [...said.keys()].sort((a, b) => a - b)) {
      for (const [place, value] of said.get(revision)!) expected.set(place, value);
    }
    const { body } = await ask(server.url, zone.people[0]!, 'GET', `/api/progress?period=${MONTH}`);
    for (const { indicator, entity, ytd } of body.rows) {
      if ((expected.get(`${indicator} ${entity}`) ?? null) !== ytd) result.wrong++;
    }
    const stored = await database.read
      .selectFrom('observation')
      .select(({ fn }) => ['revision', fn.countAll<number>().as('count')])
      .groupBy('revision')
      .execute();
    for (const { revision, count } of stored) if (said.get(revision)?.size !== count) result.partial++;
    if (stored.length !== said.size) result.partial += Math.abs(stored.length - said.size);
  } finally {
    await server.stop();
    await database.close();
    await zone.remove();
  }
  return result;
}
