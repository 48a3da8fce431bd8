import type { Text } from '../../domain/model.ts';
import { HttpProblem } from './errors.ts';

/**
 * Work that goes on only some at a time, because each takes a core or much memory; who comes later waits in line.
 *
 * @param atOnce how many run together
 * @param mayWait how many may wait; one more is told `tooMany`
 * @throws {HttpProblem} `busy`, from the function returned, when too many wait already
 */
export function takeTurns(
  atOnce: number,
  mayWait: number,
  tooMany: Text,
): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mayWait)
        throw new HttpProblem('busy', tooMany, { headers: { 'Retry-After': '3' } });
      // Who ends hands its place over, so `running` stays as it is meanwhile.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
