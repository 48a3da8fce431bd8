import { fuzz } from './fuzzing.ts';

/** node --import ./tests/support/typescript.js tests/batteries/fuzz/fuzz.ts [times] [seed] */
const [times = '20000', seed = '1'] = process.argv.slice(2);
const result = await fuzz(Number(times), Number(seed));
console.dir({ ...result, different: result.different.slice(0, 40) }, { maxArrayLength: null });
const { failed, different, changed } = result;
process.exitCode = failed.length + different.length + changed > 0 ? 1 : 0;
