/** Twice the input may cost less than three times as much; quadratic work costs four times as much. */
export const LINEAR = 3;

const LEAST_RUNS = 8;
const MOST_RUNS = 24;
/** Less processor time than this says more about the clock and the compiler than about the work. */
const LEAST_MICROSECONDS = 2000;
const LARGEST_SCALE = 16;

/**
 * How much more processor time `work` takes for twice the input: about 2 for linear work, about 4 for quadratic.
 * Time that other processes use does not count. Both sizes run in turn and the least cost of each is compared, so
 * that a garbage collection or a late compilation does not count either.
 *
 * @param size to begin with; doubled, up to 16 times, while the work takes too little time to be measured
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  let scaled = size;
  while ((await costOf(work, scaled)) < LEAST_MICROSECONDS && scaled < LARGEST_SCALE * size) scaled *= 2;
  let once = Number.POSITIVE_INFINITY;
  let twice = Number.POSITIVE_INFINITY;
  for (let run = 0; run < LEAST_RUNS || (run < MOST_RUNS && twice / once >= LINEAR); run++) {
    once = Math.min(once, await costOf(work, scaled));
    twice = Math.min(twice, await costOf(work, 2 * scaled));
  }
  return twice / once;
}

/** Microseconds of processor time, at least 1. */
async function costOf(work: (size: number) => unknown, size: number): Promise<number> {
  const before = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
