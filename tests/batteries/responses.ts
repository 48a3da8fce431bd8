import { resolve } from 'node:path';
import { compare } from './responses/compare.ts';
import { record } from './responses/record.ts';

/**
 * Compares two versions of the server by what they send: about 400 responses, byte by byte.
 *
 *     node --import ./tests/support/typescript.js tests/batteries/responses.ts record FOLDER [CHECKOUT]
 *     node --import ./tests/support/typescript.js tests/batteries/responses.ts compare FOLDER FOLDER
 *
 * CHECKOUT is the root of a built checkout, by default this one. Both runs need the same Node.js.
 */
const ROOT = resolve(import.meta.dirname, '../..');

const [command, first, second] = process.argv.slice(2);
if (command === 'record' && first) {
  const count = await record(resolve(first), resolve(second ?? ROOT));
  console.log(`${count} responses in ${first}`);
} else if (command === 'compare' && first && second) {
  const { count, different } = await compare(resolve(first), resolve(second));
  for (const line of different) console.log(line);
  console.log(`${count} parts compared, ${different.length} differ`);
  if (different.length > 0) process.exitCode = 1;
} else {
  console.error('responses.ts record FOLDER [CHECKOUT] | compare FOLDER FOLDER');
  process.exitCode = 2;
}
