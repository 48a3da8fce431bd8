import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAnswers } from './measurements/answers.ts';
import { measureCrowd } from './measurements/crowd.ts';
import { measureExports } from './measurements/exports.ts';
import { measureFirstScreen } from './measurements/first-screen.ts';
import { measureLarge } from './measurements/large.ts';
import { measureModules } from './measurements/modules.ts';
import { measureStart } from './measurements/start.ts';
import { measureUploads } from './measurements/uploads.ts';
import { Report } from './report.ts';

/**
 * npm run bench [-- answers|crowd|exports|large|modules|screen|start|uploads …]
 *
 * Measures how long people wait, mostly as a ratio to something else measured in the same run, and prints a table.
 * Run it on an idle machine.
 */
const PARTS: Record<string, (report: Report, folder: string) => Promise<void>> = {
  answers: measureAnswers,
  modules: measureModules,
  start: measureStart,
  screen: measureFirstScreen,
  uploads: measureUploads,
  crowd: measureCrowd,
  exports: measureExports,
  large: (report) => measureLarge(report, join(tmpdir(), 'economic-scheduling-bench')),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const report = new Report();
const folder = await mkdtemp(join(tmpdir(), 'economic-scheduling-bench-'));
try {
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    console.error(`${name} …`);
    await PARTS[name]!(report, folder);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(
  `\n${report}\n\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
);
