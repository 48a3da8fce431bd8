import { rememberEverything } from './remembering.ts';

/** node --import ./tests/support/typescript.js tests/batteries/asof.ts [steps] [seed] */
const [steps = '1000', seed = '1'] = process.argv.slice(2);
const result = await rememberEverything(Number(steps), Number(seed));
console.log(result);
process.exitCode = result.wrong.length > 0 ? 1 : 0;
