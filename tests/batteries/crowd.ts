import { openDatabase } from '../../db/sqlite/open.ts';
import { randomOf } from '../support/random.ts';
import { ask, below, createZone, fileOf, INDICATORS, PARKS, serve } from './random-zone.ts';

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
  /** Answers that viewers got meanwhile. */
  seen: number;
  /** Of these, how many are not what the serial order gives for the revision that they name. */
  torn: number;
  /** How many are of an older revision than the one before. */
  backwards: number;
}

const MONTH = '2024-05';

const PROGRESS = `/api/progress?period=${MONTH}`;
/** They only look. */
const VIEWERS = 3;

/**
 * So many people send so many files each, all at once, each file over the same 40 figures; who gets 409 looks at the
 * new preview and commits again. In the end everything must be as if the files had come one after the other in the
 * order of their revisions; and so it must look at any time to those who look meanwhile, who may be a little behind.
 */
export async function crowd(people: number, files: number, seed: number): Promise<CrowdResult> {
  const random = randomOf(seed);
  const zone = await createZone(people + VIEWERS);
  const viewers = zone.people.splice(people);
  const database = await openDatabase(zone.url);
  // As it is in use, so that what viewers get is made ahead as it is for them.
  const server = await serve(database, { freshForMs: 1000 });
  const result: CrowdResult = {
    ...{ committed: 0, moved: 0, unexpected: [], wrong: 0, partial: 0 },
    ...{ seen: 0, torn: 0, backwards: 0 },
  };
  /** What each revision's file said. */
  const said = new Map<number, Map<string, number>>();
  const views: Progress[] = [];
  let isOver = false;

  const view = async (headers: Record<string, string>): Promise<void> => {
    for (let last = 0; !isOver; ) {
      const { status, body } = await ask(server.url, headers, 'GET', PROGRESS);
      if (status !== 200) {
        result.unexpected.push(`progress ${status}`);
        return;
      }
      result.seen++;
      if (body.revision < last) result.backwards++;
      // The same one says the same: looked at once.
      if (body.revision !== last) views.push(body);
      last = body.revision;
      await new Promise((wait) => setTimeout(wait, 10));
    }
  };
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
    const viewing = Promise.all(viewers.map(view));
    await Promise.all(
      zone.people.map(async (headers, person) => {
        for (let file = 0; file < files; file++) {
          await sendOne(headers, 1 + person * files + file + below(random, 100) / 100);
        }
      }),
    );
    const { body } = await ask(server.url, zone.people[0]!, 'GET', PROGRESS);
    result.wrong = differences(body, said);
    if (body.revision !== Math.max(...said.keys())) result.wrong++;
    isOver = true;
    await viewing;
    result.torn = views.filter((one) => differences(one, said) > 0).length;
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

interface Progress {
  revision: number;
  rows: { indicator: string; entity: string; ytd: number | null }[];
}

/** Figures of an answer that are not what the files up to its revision make, one after the other. */
function differences({ revision, rows }: Progress, said: ReadonlyMap<number, Map<string, number>>): number {
  const expected = new Map<string, number>();
  for (const one of [...said.keys()].filter((each) => each <= revision).sort((a, b) => a - b)) {
    for (const [place, value] of said.get(one)!) expected.set(place, value);
  }
  const found = new Map(rows.map(({ indicator, entity, ytd }) => [`${indicator} ${entity}`, ytd]));
  return [...new Set([...expected.keys(), ...found.keys()])].filter(
    (place) => (expected.get(place) ?? null) !== (found.get(place) ?? null),
  ).length;
}
