import { readConfig } from '../../server/config.ts';
import { demonstrationFolder } from '../../server/paths.ts';
import { startServer } from '../../server/start.ts';
import { fileReader } from '../../server/uploads/file-reader.ts';
import { READING } from '../support/reading.ts';

/** The server from its sources, to be killed: as `server/main.ts` starts it, with a reading process from its source. */
const server = await startServer(readConfig(), {
  clock: () => new Date(),
  log: (error) => console.error(error),
  webRoot: null,
  demonstration: demonstrationFolder(),
  parts: { reader: fileReader(READING) },
});
console.log(server.url);
