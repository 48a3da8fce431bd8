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

  /** Starts one task that holds the only place; the names of those that then run, in order. */
  function crowded(queue: number) {
    const limiter = new Limiter({ concurrency: 1, queue, ...BUSY });
    const gate = deferred();
    void limiter.run(() => gate.promise);
    const ran: string[] = [];
    const add = (name: string, owner: number) =>
      limiter.run(async () => void ran.push(name), { owner }).catch(({ code }) => `${name} ${code}`);
    return { gate, ran, add };
  }

  test('lets everybody’s first task come before anybody’s second', async () => {
    const { gate, ran, add } = crowded(10);
    const all = [
      ...[add('a1', 1), add('a2', 1), add('a3', 1), add('b1', 2)],
      ...[add('b2', 2), add('c1', 3), add('a4', 1)],
    ];
    gate.resolve();
    await Promise.all(all);
    expect(ran).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  test('that is full makes room for others at the cost of whoever has most waiting', async () => {
    const { gate, ran, add } = crowded(3);
    const all = [add('a1', 1), add('a2', 1), add('a3', 1), add('a4', 1), add('b1', 2), add('c1', 3)];
    all.push(add('d1', 4));
    gate.resolve();
    expect((await Promise.all(all)).filter(Boolean)).toEqual(['a2 busy', 'a3 busy', 'a4 busy', 'd1 busy']);
    expect(ran).toEqual(['a1', 'b1', 'c1']);
  });
});

describe('a memory budget', () => {
  test('refuses what does not fit, and takes released bytes back once', () => {
    const budget = new MemoryBudget({ bytes: 10, perOwner: 10, ...BUSY });
    const release = budget.reserve(6, 1);
    expect(() => budget.reserve(5, 2)).toThrow('busy');
    release();
    release();
    budget.reserve(10, 1);
    expect(() => budget.reserve(1, 2)).toThrow('busy');
  });

  test('gives nobody more than a share', () => {
    const budget = new MemoryBudget({ bytes: 10, perOwner: 4, ...BUSY });
    const release = budget.reserve(3, 1);
    expect(() => budget.reserve(2, 1)).toThrow('busy');
    budget.reserve(4, 2);
    release();
    budget.reserve(4, 1);
  });
});
