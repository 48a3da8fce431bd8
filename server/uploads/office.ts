import type { Database } from '../../db/sqlite/open.ts';
import type { Catalogs } from '../cache/read-route.ts';
import type { Freshness } from '../cache/revision-watcher.ts';
import type { FileReader } from './file-reader.ts';

/** What handling uploads needs. */
export interface Office {
  database: Database;
  catalogs: Catalogs;
  freshness: Freshness;
  clock: () => Date;
  reader: FileReader;
  log: (error: unknown) => void;
}
