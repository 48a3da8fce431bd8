import { expect, test } from '@jest/globals';
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

test('files that are still arriving take memory only up to a bound', async () => {
  const running = await zoneWithFigures();
  const editor = await signedInClient(running, 'editor');
  const bytes = new TextEncoder().encode(sales('2025-09,P1,8,70'));
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  // Without an announced length, each counts as the largest file that is accepted.
  const slow = Array.from({ length: 10 }, (_, index) => {
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(bytes.subarray(0, 20));
        await finished;
        controller.enqueue(bytes.subarray(20));
        controller.close();
      },
    });
    return fetch(`${running.url}/api/uploads?filename=${index}.csv`, {
      method: 'POST',
      headers: { ...editor.headers, 'Content-Type': 'application/octet-stream' },
      body,
      duplex: 'half',
    } as RequestInit);
  });
  // Until all ten have arrived at the server, there is room.
  const sendUntilRefused = async (): Promise<{ status: number; code: string }> => {
    const { status, problem } = await editor.send(Buffer.from(bytes));
    return status === 201 ? sendUntilRefused() : { status, code: problem.code };
  };
  expect(await sendUntilRefused()).toMatchObject({ status: 503, code: 'busy' });
  finish();
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect((await editor.send(Buffer.from(bytes))).status).toBe(201);
});
