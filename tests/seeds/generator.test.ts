import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { demonstrationFolder } from '../../seeds/zone/folder.ts';

const committed = join(import.meta.dirname, '../../seeds/demonstration');

test('the committed files are what the generator writes, byte for byte', () => {
  const folder = demonstrationFolder();
  expect(readdirSync(committed).sort()).toEqual(Object.keys(folder).sort());
  for (const [name, text] of Object.entries(folder)) {
    const bytes = readFileSync(join(committed, name));
    // `npm run seeds` rewrites them after a change to the generator.
    expect({ name, same: bytes.equals(Buffer.from(text)) }).toEqual({ name, same: true });
  }
});

test('a second run in the same process gives the same text: nothing is left over from the first', () => {
  expect(demonstrationFolder()).toEqual(demonstrationFolder());
});

test('the folder stays small enough to be committed', () => {
  const bytes = Object.values(demonstrationFolder()).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeLessThan(2.5e6);
});
