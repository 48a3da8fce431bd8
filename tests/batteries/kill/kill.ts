import { AS_BUILT, killAtRandom } from './killing.ts';

/** npm run build && node --import ./tests/support/typescript.js tests/batteries/kill/kill.ts [times] [seed] */
const [times = '200', seed = '1'] = process.argv.slice(2);
const result = await killAtRandom(Number(times), Number(seed), AS_BUILT);
console.log(result);
process.exitCode = result.lost + result.partial + result.orphans + result.broken.length > 0 ? 1 : 0;
