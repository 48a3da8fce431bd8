import type { PeriodReading } from './period-text.ts';

/**
 * A row of headers, or a column of months, read together: `2016.1` between 2016.09 and 2016.11 is October, at the
 * head of 2016.1, 2016.2 … it is January. Only one reading may fit; where both do, it stays open and is asked.
 *
 * @param readings in the file's order; others than periods are null
 * @returns the same readings, the ambiguous ones resolved where the run decides
 */
export function resolveRun(readings: readonly (PeriodReading | null)[]): (PeriodReading | null)[] {
  if (!readings.some((reading) => reading?.either)) return [...readings];
  const resolved = byElimination(readings);
  const direction = directionOf(resolved);
  return resolved.map((reading, i) => (reading?.either ? byNeighbours(resolved, i, direction) : reading));
}

/** Where the same year also has 2016.01 (or 2016.10), every `2016.1` of the run is the other one. */
function byElimination(readings: readonly (PeriodReading | null)[]): (PeriodReading | null)[] {
  return readings.map((reading) => {
    if (!reading?.either) return reading;
    const others = readings.filter((other) => other?.year === reading.year && !other?.either);
    const january = others.some((other) => other!.month === 1);
    const october = others.some((other) => other!.month === 10);
    if (january === october) return reading;
    return resolve(reading, january ? 10 : 1);
  });
}

/** +1 where months ascend, −1 where they descend, 0 where they do neither throughout. */
function directionOf(readings: readonly (PeriodReading | null)[]): -1 | 0 | 1 {
  const counts = readings.filter((reading) => reading?.month != null).map((reading) => count(reading!));
  const steps = counts.slice(1).map((value, i) => Math.sign(value - counts[i]!));
  if (steps.length === 0 || steps.some((step) => step === 0)) return 0;
  return steps.every((step) => step === steps[0]) ? (steps[0] as -1 | 1) : 0;
}

/** The candidate that keeps the run in order; where both do, the one that is a month away from a direct neighbour. */
function byNeighbours(
  readings: readonly (PeriodReading | null)[],
  index: number,
  direction: -1 | 0 | 1,
): PeriodReading {
  const reading = readings[index]!;
  const before = neighbour(readings, index, -1);
  const after = neighbour(readings, index, 1);
  const inOrder = (month: number): boolean => {
    const value = count({ ...reading, month });
    return (
      (!before || (value - before.count) * direction > 0) && (!after || (after.count - value) * direction > 0)
    );
  };
  const isNextTo = (month: number): boolean => {
    const value = count({ ...reading, month });
    return [before, after].some((other) => other?.distance === 1 && Math.abs(other.count - value) === 1);
  };
  const few = direction === 0 && !(before && after);
  const fitting = reading.either!.filter((month) => few || inOrder(month));
  const chosen = fitting.length > 1 ? fitting.filter(isNextTo) : fitting;
  return chosen.length === 1 ? resolve(reading, chosen[0]!) : reading;
}

function neighbour(
  readings: readonly (PeriodReading | null)[],
  index: number,
  step: -1 | 1,
): { count: number; distance: number } | undefined {
  for (let i = index + step; i >= 0 && i < readings.length; i += step) {
    const reading = readings[i];
    if (reading?.month != null && reading.year !== null)
      return { count: count(reading), distance: Math.abs(i - index) };
  }
  return undefined;
}

const count = (reading: PeriodReading): number => (reading.year ?? 0) * 12 + (reading.month ?? 0);

function resolve({ year, span }: PeriodReading, month: number): PeriodReading {
  return { year, month, span };
}
