/** Twice the input may cost less than three times as much; quadratic work costs four times as much. */
export const LINEAR = 3;

const ATTEMPTS = 4;
const RUNS = 5;
/** Less processor time than this says more about the clock and the compiler than about the work. */
const LEAST_MICROSECONDS = 2000;
const LARGEST_SCALE = 16;

/**
 * How much more processor time `work` takes for twice the input: about 2 for linear work, about 4 for quadratic.
 * Time that other processes use does not count. Of several attempts the best is returned, so that a garbage
 * collection or a late compilation does not make linear work look worse; quadratic work is quadratic each time.
 *
 * @param size to begin with; doubled, up to 16 times, while the work takes too little time to be measured
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  let scaled = size;
  while ((await costOf(work, scaled)) < LEAST_MICROSECONDS && scaled < LARGEST_SCALE * size) scaled *= 2;
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && best >= LINEAR; attempt++) {
    const once = await leastCost(work, scaled);
    best = Math.min(best, (await leastCost(work, 2 * scaled)) / once);
  }
  return best;
}

async function leastCost(work: (size: number) => unknown, size: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) least = Math.min(least, await costOf(work, size));
  return least;
}

/** Microseconds of processor time, at least 1. */
async function costOf(work: (size: number) => unknown, size: number): Promise<number> {
  const before = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
