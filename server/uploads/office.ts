import type { Database } from '../../db/sqlite/open.ts';
import type { Catalogs } from '../cache/catalogs.ts';
import type { RevisionWatcher } from '../cache/revision-watcher.ts';
import type { FileReader } from './file-reader.ts';

/** What handling uploads needs. */
export interface Office {
  database: Database;
  catalogs: Catalogs;
  revisions: RevisionWatcher;
  clock: () => Date;
  reader: FileReader;
  log: (error: unknown) => void;
}
