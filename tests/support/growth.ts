/** Four times the input may cost less than eight times as much; quadratic work costs sixteen times as much. */
export const LINEAR = 8;

const LEAST_RUNS = 6;
const MOST_RUNS = 24;
/** Less processor time than this says more about the clock and the compiler than about the work. */
const LEAST_MICROSECONDS = 2000;
const MOST_TIMES = 1000;

/**
 * How much more processor time `work` takes for four times the input: about 4 for linear work, about 16 for quadratic.
 * Time that other processes use does not count. Both sizes run in turn and the least cost of each is compared, so
 * that a garbage collection or a late compilation does not count either. Work that is too quick to be measured is done
 * several times.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  const times = Math.min(MOST_TIMES, Math.ceil(LEAST_MICROSECONDS / (await costOf(work, size, 1))));
  let small = Number.POSITIVE_INFINITY;
  let large = Number.POSITIVE_INFINITY;
  for (let run = 0; run < LEAST_RUNS || (run < MOST_RUNS && large / small >= LINEAR); run++) {
    small = Math.min(small, await costOf(work, size, times));
    large = Math.min(large, await costOf(work, 4 * size, times));
  }
  return large / small;
}

/** Microseconds of processor time for doing the work so many times, at least 1. */
async function costOf(work: (size: number) => unknown, size: number, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) await work(size);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
