import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createLargeDatabase } from '../large-database.ts';
import type { Report } from '../report.ts';
import { startServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import { ask } from './answers.ts';

/** Requests to a large database. Each first response is one that is not cached yet. */
const QUESTIONS: { name: string; query: (month: string) => string }[] = [
  { name: 'one park', query: (month) => `period=${month}&entity=P40` },
  { name: 'the zone', query: (month) => `period=${month}&kind=zone` },
  { name: 'one indicator', query: (month) => `period=${month}&indicator=I123` },
  { name: 'one category of one park', query: (month) => `period=${month}&entity=P7&category=类别3` },
  { name: 'one category of all', query: (month) => `period=${month}&category=类别3` },
];

/** Old and new months: the cost depends on the response, not on the history. */
const MONTHS = ['2025-08', '2012-05', '2024-12'];

/** 12 million observations; created once and kept in the folder `cache`. */
export async function measureLarge(report: Report, cache: string): Promise<void> {
  const file = join(cache, 'large.sqlite');
  if (!existsSync(file)) {
    await mkdir(cache, { recursive: true });
    console.error(`  building ${file}: a minute or two, about 1 GB, kept for the next time`);
    await createLargeDatabase(`${file}.part`);
    await rename(`${file}.part`, file);
  }
  for (const { name, query } of QUESTIONS) {
    const times: number[] = [];
    let rows = 0;
    for (const month of MONTHS) {
      // A server that has just started has empty caches.
      const server = await startServerProcess(file, false);
      const answer = await ask(server, `/api/progress?${query(encodeURIComponent(month))}`, 'identity');
      times.push(answer.ms);
      rows = answer.rows;
      await server.stop();
    }
    report.figure(`12 million observations, first answer: ${name} (${rows} rows)`, median(times), 'ms', 300);
  }
}
