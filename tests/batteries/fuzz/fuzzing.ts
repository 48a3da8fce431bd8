import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../db/sqlite/open.ts';
import { createRunner } from '../../../formats/worker/runner.ts';
import { toWorkbook } from '../../support/office/workbook.ts';
import { randomOf } from '../../support/random.ts';
import { RUNNER } from '../../support/runner.ts';
import { type Answer, ask, below, createZone, fileOf, INDICATORS, PARKS, serve } from '../random-zone.ts';
import { mutate } from './mutation.ts';
import { ANSWERED, type Figure, type FigureName, type Form, reread, Unsure } from './rereading.ts';

export interface Fuzzed {
  sent: number;
  accepted: number;
  refused: number;
  /** Left with a question that has no answer here. */
  asked: number;
  /** Answers of 500 and more, and commits that were not taken, with the turn that brings them back. */
  failed: string[];
  /** What was not committed, and yet the figures were not what they were. */
  changed: number;
  /** Accepted, and held against what the second reader made of the same bytes. */
  compared: number;
  /** Of these, accepted only with answers to questions. */
  answered: number;
  /** Accepted, and of no form that the second reader is sure of, by why. */
  uncovered: Record<string, number>;
  /** Where the two differ. */
  different: string[];
}

/** One in so many is sent as a workbook, for which a process starts each time. */
const WORKBOOKS = 40;

const GOOD: readonly (readonly [Form, string])[] = [
  [
    'long',
    fileOf(INDICATORS.flatMap((one) => PARKS.map((park, n) => ['2024-03', one, park, 10 + n] as const))),
  ],
  [
    'long',
    '期间,指标,园区,当月,累计,当月同比,累计同比,状态\n2024年3月,指标I1,园区P1,"1,234.5",3600,8.5,9.1,快报\n2024年3月,指标I2,园区P2,12,36,-1.5,持平,正式\n',
  ],
  [
    'indicators × entities',
    '2024年1-3月主要经济指标\n单位：亿元\n指标,园区P1,园区P2,园区P3\n指标I1,10,20,30\n指标I2,11,21,—\n注：数据为快报数。\n',
  ],
  ['entities × months', '指标I3\t2024年1月\t2024年2月\t2024年3月\n园区P1\t1\t2\t3\n园区P2\t4\t5\t6\n'],
  [
    'indicators of one entity',
    '2024年3月园区P1主要经济指标,,,,\n指标,本月,同比,1-本月,同比\n指标I1（亿元）,10,5.1%,30,6%\n指标I2（亿元）,11,0.3,31,1.2\n',
  ],
];

/**
 * Sends files that were good until something happened to them. Whatever they are, the server answers soon, takes
 * them or says why not; what is not committed changes no figure; and what is committed changes exactly the figures
 * that a second, independent reader finds in the same bytes.
 */
export async function fuzz(times: number, seed: number): Promise<Fuzzed> {
  const zone = await createZone();
  const database = await openDatabase(zone.url);
  // As in production: one process reads many small files.
  const runner = createRunner(RUNNER);
  runner.keepReader();
  const server = await serve(database, { run: runner.run });
  const result: Fuzzed = {
    ...{ sent: 0, accepted: 0, refused: 0, asked: 0, changed: 0, compared: 0, answered: 0 },
    ...{ failed: [], uncovered: {}, different: [] },
  };
  const [headers] = zone.people;
  const call = (method: string, path: string, body?: object | Buffer) =>
    ask(server.url, headers!, method, path, body);
  const figures = new Map<string, Figure>();
  try {
    let size = await sizeOf(database);
    for (let turn = 0; turn < times; turn++) {
      const random = randomOf(seed * 1_000_003 + turn);
      const [form, good] = GOOD[below(random, GOOD.length)]!;
      const mutated = mutate(Buffer.from(good), random);
      const bytes = below(random, WORKBOOKS) === 0 ? asWorkbook(mutated) : mutated;
      const sent = await call('POST', '/api/uploads?filename=x.csv', bytes);
      result.sent++;
      const last = await answerAll(sent, call);
      const { status, body } = last;
      if (status >= 500) result.failed.push(`turn ${turn}: ${status} ${server.logged.at(-1)}`);
      else if (status === 422) result.refused++;
      else if (body.status === 'needs-input') result.asked++;
      else {
        result.accepted++;
        const accept = body.warnings.map(({ code }: { code: string }) => code);
        const done = await call('POST', `/api/uploads/${body.id}/commit`, { reason: 'x', accept });
        if (done.status !== 200) result.failed.push(`turn ${turn}: commit ${done.status} ${done.body.code}`);
        const written = await writtenAfter(database, size.revision);
        const differences = compare(bytes, form, figures, written);
        const place = [...written.keys()][below(random, written.size)];
        if (place && !areSame(await toldAt(place, call), written.get(place)!))
          result.different.push(`turn ${turn}: ${place} is told otherwise than it is stored`);
        if (differences instanceof Unsure)
          result.uncovered[differences.message] = (result.uncovered[differences.message] ?? 0) + 1;
        else {
          result.compared++;
          if (last !== sent || body.remembered.length > 0) result.answered++;
          result.different.push(...differences.map((one) => `turn ${turn}, ${form}: ${one}`));
        }
        for (const [place, figure] of written) figures.set(place, figure);
        size = await sizeOf(database);
        continue;
      }
      const { revision, rows } = await sizeOf(database);
      if (revision !== size.revision || rows !== size.rows) result.changed++;
    }
  } finally {
    runner.close();
    await server.stop();
    await database.close();
    await zone.remove();
  }
  return result;
}

/** Answers what can be answered, as often as it is asked. */
async function answerAll(
  sent: Answer,
  call: (method: string, path: string, body: object) => Promise<Answer>,
): Promise<Answer> {
  let last = sent;
  for (let round = 0; round < 3 && last.status < 300 && last.body.status === 'needs-input'; round++) {
    const { id, questions } = last.body as { id: number; questions: { key: string }[] };
    const answers = questions.flatMap(({ key }) => {
      const found = ANSWERED.find(([question]) => question.test(key));
      return found ? [[key, found[1]]] : [];
    });
    if (answers.length < questions.length) break;
    last = await call('PATCH', `/api/uploads/${id}`, { answers: Object.fromEntries(answers) });
  }
  return last;
}

/** Figures have versions, which cannot be changed or deleted: that there are no more says that nothing changed. */
async function sizeOf(database: Database): Promise<{ revision: number; rows: number }> {
  const { rows } = await sql<{ revision: number; rows: number }>`
    select (select max(id) from revision) as revision, (select count(*) from observation) as rows`.execute(
    database.read,
  );
  return rows[0]!;
}

const NAMES: readonly FigureName[] = ['month', 'ytd', 'yoyMonth', 'yoyYtd'];

/** The figures that got a version after this revision, by place. */
async function writtenAfter(database: Database, revision: number): Promise<Map<string, Figure>> {
  const { rows } = await sql<{ place: string } & Record<FigureName, string | null>>`
    select substr(o.period, 1, 4) || '-' || substr(o.period, 5) || ' ' || i.code || ' ' || e.code as place,
      o.month, o.ytd, o.yoy_month as yoyMonth, o.yoy_ytd as yoyYtd
    from observation as o join indicator as i on i.id = o.indicator_id join entity as e on e.id = o.entity_id
    where o.revision > ${revision}`.execute(database.read);
  return new Map(
    rows.map((row) => {
      const reported = NAMES.filter((name) => row[name] !== null);
      return [row.place, Object.fromEntries(reported.map((name) => [name, Number(row[name])]))];
    }),
  );
}

/** The newest version of a figure that the API tells of. */
async function toldAt(
  place: string,
  call: (method: string, path: string) => Promise<Answer>,
): Promise<Figure> {
  const [period, indicator, entity] = place.split(' ');
  const query = `indicator=${indicator}&entity=${entity}&period=${period}`;
  const { body } = await call('GET', `/api/observations/history?${query}`);
  const newest = body.versions.at(-1);
  return Object.fromEntries(
    NAMES.filter((name) => newest[name] !== null).map((name) => [name, newest[name]]),
  );
}

/** What a commit wrote against what the second reader finds in the file; a blank cell leaves what was there. */
function compare(
  bytes: Buffer,
  form: Form,
  before: ReadonlyMap<string, Figure>,
  written: ReadonlyMap<string, Figure>,
): string[] | Unsure {
  let said: Map<string, Figure>;
  try {
    said = reread(bytes, form).figures;
  } catch (error) {
    if (error instanceof Unsure) return error;
    throw error;
  }
  return [...new Set([...said.keys(), ...written.keys()])].flatMap((place) => {
    const then = { ...before.get(place), ...said.get(place) };
    const now = written.get(place) ?? before.get(place) ?? {};
    return areSame(then, now) ? [] : [`${place} is ${JSON.stringify(now)}, reread ${JSON.stringify(then)}`];
  });
}

const areSame = (one: Figure, other: Figure): boolean =>
  NAMES.every((name) => areEqual(one[name], other[name]));

function areEqual(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

/** The lines and cells of a mutated text, as a workbook. */
function asWorkbook(text: Buffer): Buffer {
  const rows = text
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(/[,\t]/).map((cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : cell)));
  return toWorkbook([{ name: 'Sheet1', rows }]);
}
