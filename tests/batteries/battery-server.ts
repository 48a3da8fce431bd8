import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { demonstrationFolder } from '../../server/paths.ts';
import { startServer } from '../../server/start.ts';
import { run } from '../support/runner.ts';

const clock = () => new Date();

/** The server from its sources, to be killed: as `server/main.ts` starts it, with task processes from their sources. */
const server = await startServer(readConfig(), {
  clock,
  log: { ...createLog('off', clock, () => {}), error: (error) => console.error(error) },
  webRoot: null,
  demonstration: demonstrationFolder(),
  run,
});
console.log(server.url);
