import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './server-process.ts';

export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p99: number;
}

const CONNECTIONS = 50;

/** Fifty connections that send requests as fast as responses arrive, from a separate process. */
export async function load(url: string, headers: Record<string, string>, seconds: number): Promise<Load> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/autocannon/autocannon.js'),
      ...['--json', '--no-progress', '--connections', String(CONNECTIONS), '--duration', String(seconds)],
      ...Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
      url,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const result = JSON.parse(stdout) as {
    requests: { average: number };
    latency: { p99: number };
    errors: number;
    non2xx: number;
  };
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that were not 200`);
  }
  return { requestsPerSecond: result.requests.average, p99: result.latency.p99 };
}
