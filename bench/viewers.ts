import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { percentile } from './statistics.ts';

/**
 * Viewers in a separate process: node … viewers.ts ORIGIN COOKIE VIEWERS PAUSE_MS PATH…
 *
 * Each keeps a connection and requests one path after another, with a pause after each response. A line on standard input
 * ends a period: the waiting times in it are printed as one line of JSON, and the next period begins. The process ends
 * with standard input.
 */
export interface Stretch {
  answers: number;
  /** Milliseconds until the last byte. */
  p50: number;
  p99: number;
  longest: number;
}

const [origin, cookie, viewers, pause, ...paths] = process.argv.slice(2);
let waited: number[] = [];

function ask(agent: Agent, path: string): Promise<void> {
  const started = performance.now();
  return new Promise((answered, failed) => {
    const headers = { cookie, 'accept-encoding': 'gzip' };
    request(origin + path, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode !== 200) return failed(new Error(`${path}: ${response.statusCode}`));
        waited.push(performance.now() - started);
        answered();
      });
    })
      .once('error', failed)
      .end();
  });
}

async function view(place: number): Promise<never> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let turn = place; ; turn++) {
    await ask(agent, paths[turn % paths.length]!);
    await new Promise((wait) => setTimeout(wait, Number(pause)));
  }
}

for (let place = 0; place < Number(viewers); place++) {
  view(place).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}
const told = createInterface({ input: process.stdin });
told.once('close', () => process.exit());
told.on('line', () => {
  const stretch: Stretch = {
    answers: waited.length,
    p50: percentile(waited, 50),
    p99: percentile(waited, 99),
    longest: Math.max(...waited),
  };
  waited = [];
  console.log(JSON.stringify(stretch));
});
