import { describe, expect, test } from '@jest/globals';
import { Limiter, MemoryBudget } from '../../../server/http/limiter.ts';

const BUSY = { busy: { zh: '忙', en: 'busy' }, retryAfter: 7 };

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('a limiter', () => {
  test('runs two at once, the others in order, and reports their positions', async () => {
    const limiter = new Limiter({ concurrency: 2, queue: 3, ...BUSY });
    const gates = [0, 1, 2, 3, 4].map(deferred);
    const started: number[] = [];
    const ahead: number[][] = gates.map(() => []);
    const runs = gates.map((gate, index) =>
      limiter.run(
        () => {
          started.push(index);
          return gate.promise;
        },
        { onMove: (count) => ahead[index]!.push(count) },
      ),
    );
    expect(started).toEqual([0, 1]);
    await expect(limiter.run(async () => 0)).rejects.toMatchObject({
      code: 'busy',
      detail: BUSY.busy,
      headers: { 'Retry-After': '7' },
    });
    gates[1]!.resolve();
    await runs[1];
    expect(started).toEqual([0, 1, 2]);
    expect(ahead[4]).toEqual([3, 2]);
    for (const gate of gates) gate.resolve();
    await Promise.all(runs);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(ahead[4]![ahead[4]!.length - 1]).toBe(0);
  });

  test('drops a task that is aborted while it waits, and continues after a failure', async () => {
    const limiter = new Limiter({ concurrency: 1, queue: 3, ...BUSY });
    const gate = deferred();
    const first = limiter.run(() => gate.promise);
    const stop = new AbortController();
    const second = limiter.run(async () => 'second', { signal: stop.signal });
    const third = limiter.run(async () => {
      throw new Error('broken');
    });
    const fourth = limiter.run(async () => 'fourth');
    stop.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    gate.resolve();
    await first;
    await expect(third).rejects.toThrow('broken');
    expect(await fourth).toBe('fourth');
    await expect(limiter.run(async () => 'fifth', { signal: stop.signal })).rejects.toThrow('gone');
  });
});

test('a memory budget refuses what does not fit, and takes released bytes back once', () => {
  const budget = new MemoryBudget({ bytes: 10, ...BUSY });
  const release = budget.reserve(6);
  expect(() => budget.reserve(5)).toThrow('busy');
  release();
  release();
  budget.reserve(10);
  expect(() => budget.reserve(1)).toThrow('busy');
});
