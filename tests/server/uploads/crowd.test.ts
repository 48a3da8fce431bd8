import { describe, expect, test } from '@jest/globals';
import { createFileReader } from '../../../formats/worker/file-reader.ts';
import { runHere } from '../../support/runner.ts';
import { runApp, storeZone } from '../running.ts';
import { OCTOBER, sales, signedInClient, ytdOf, zoneWithFigures } from './api-client.ts';

test('while others upload, a commit is seen by its author at once, and by all after the last of them', async () => {
  let isHeld: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reader = createFileReader(runHere);
  const running = await runApp({
    // Long enough for nothing to end by time.
    freshForMs: 600_000,
    reader: {
      ...reader,
      async parse(bytes, context) {
        if (context.fileName === 'slow.csv') {
          isHeld();
          await released;
        }
        return reader.parse(bytes, context);
      },
    },
  });
  await storeZone(running.database);
  running.clock.now = OCTOBER;
  const [slow, author] = [await signedInClient(running, 'slow'), await signedInClient(running, 'author')];
  const viewer = await signedInClient(running, 'viewer', 'viewer');
  const seen = () => ytdOf(viewer, 'P2', '2025-09');
  const commit = async (ytd: number) => {
    const sent = await author.send(sales(`2025-09,P2,5,${ytd}`));
    const accept = sent.body.warnings.map(({ code }) => code);
    const committed = await author.commit(sent.body.id, { reason: '更正', accept });
    expect(committed.status).toBe(200);
    return committed.body.revision;
  };

  await commit(45);
  expect(await seen()).toBe(45);
  const sending = slow.send(sales('2025-09,P1,8,70'), '', 'slow.csv');
  await held;
  await commit(46);
  expect(await seen()).toBe(45);
  expect(await ytdOf(author, 'P2', '2025-09')).toBe(46);
  expect(await seen()).toBe(46);

  // A revision that was told is known to everybody who names it.
  const revision = await commit(47);
  expect(await seen()).toBe(46);
  expect(await ytdOf(viewer, 'P2', '2025-09', `&asOf=${revision}`)).toBe(47);

  await commit(48);
  expect(await seen()).toBe(47);
  release();
  expect((await sending).status).toBe(201);
  expect(await seen()).toBe(48);
});

describe('files that are still arriving', () => {
  /** Uploads without an announced length, each of which counts as the largest file, until `finish`. */
  async function arriving(perPerson: readonly number[]) {
    const running = await zoneWithFigures();
    const bytes = new TextEncoder().encode(sales('2025-09,P1,8,70'));
    let finish: () => void = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const people = await Promise.all(perPerson.map((_, index) => signedInClient(running, `editor${index}`)));
    const slow = people.flatMap((person, index) =>
      Array.from({ length: perPerson[index]! }, async () => {
        const body = new ReadableStream({
          async start(controller) {
            controller.enqueue(bytes.subarray(0, 20));
            await finished;
            controller.enqueue(bytes.subarray(20));
            controller.close();
          },
        });
        const { status } = await fetch(`${running.url}/api/uploads?filename=x.csv`, {
          method: 'POST',
          headers: { ...person.headers, 'Content-Type': 'application/octet-stream' },
          body,
          duplex: 'half',
        } as RequestInit);
        return status;
      }),
    );
    /** Until all have arrived at the server, there is room. */
    const sendUntilRefused = async (
      person: (typeof people)[number],
    ): Promise<{ status: number; code: string }> => {
      const { status, problem } = await person.send(Buffer.from(bytes));
      return status === 201 ? sendUntilRefused(person) : { status, code: problem.code };
    };
    const send = async (person: (typeof people)[number]) => (await person.send(Buffer.from(bytes))).status;
    return { people, slow, finish, sendUntilRefused, send };
  }

  test('take memory only up to a bound', async () => {
    const { people, slow, finish, sendUntilRefused, send } = await arriving([3, 3, 3, 1]);
    expect(await sendUntilRefused(people[3]!)).toMatchObject({ status: 503, code: 'busy' });
    finish();
    expect(await Promise.all(slow)).toEqual(Array(10).fill(201));
    expect(await send(people[3]!)).toBe(201);
  }, 60_000);

  test('of one person take a share of it, and leave room for others', async () => {
    const { people, slow, finish, sendUntilRefused, send } = await arriving([3, 0]);
    expect(await sendUntilRefused(people[0]!)).toMatchObject({ status: 503, code: 'busy' });
    expect(await send(people[1]!)).toBe(201);
    finish();
    expect(await Promise.all(slow)).toEqual([201, 201, 201]);
  }, 60_000);
});
