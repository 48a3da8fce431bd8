import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/sources.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { record } from './responses/record.ts';

/** To compare two versions of the server: `node --import ./tests/support/typescript.js tests/batteries/responses.ts`. */
test('the built server answers every request of the net and fails at none', async () => {
  const folder = await temporaryFolder();
  expect(await record(folder, ROOT)).toBeGreaterThan(380);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.head'));
  const heads = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(names.length).toBeGreaterThan(380);
  expect(names.filter((_, i) => !/^status: [234]/.test(heads[i]!))).toEqual([]);
}, 180_000);
