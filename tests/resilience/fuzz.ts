import { fuzz } from './fuzzing.ts';

/** node --import ./tests/support/typescript.js tests/resilience/fuzz.ts [times] [seed] */
const [times = '20000', seed = '1'] = process.argv.slice(2);
const result = await fuzz(Number(times), Number(seed));
console.log(result);
process.exitCode = result.failed.length + result.slow.length + result.changed > 0 ? 1 : 0;
