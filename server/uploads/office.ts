import type { Database } from '../../db/open.ts';
import type { Freshness } from '../freshness.ts';
import type { Catalogs } from '../read-route.ts';
import type { FileReader } from './reader.ts';

/** What handling uploads needs. */
export interface Office {
  database: Database;
  catalogs: Catalogs;
  freshness: Freshness;
  clock: () => Date;
  reader: FileReader;
  log: (error: unknown) => void;
}
