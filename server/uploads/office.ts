import type { Database } from '../../db/open.ts';
import type { Freshness } from '../freshness.ts';
import type { Catalogs } from '../read-route.ts';
import type { ReadFile } from './reader.ts';

/** What handling uploads needs. */
export interface Office {
  database: Database;
  catalogs: Catalogs;
  freshness: Freshness;
  clock: () => Date;
  readFile: ReadFile;
  log: (error: unknown) => void;
}
