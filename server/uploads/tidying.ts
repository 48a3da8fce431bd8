import type { Database } from '../../db/open.ts';
import { deleteStagedRows, findUnswept } from '../../db/upload-rows.ts';
import { refuseHalfStaged } from '../../db/uploads.ts';

/** After a stop in the middle of something: what is half staged is refused, and what nobody needs is swept. */
export async function tidyUploads(database: Pick<Database, 'read' | 'write'>): Promise<void> {
  await database.write(refuseHalfStaged);
  for (const id of await findUnswept(database.read)) await sweep(database, id);
}

/** Deletes the staged rows of an upload that is done with, a transaction at a time. */
export async function sweep(database: Pick<Database, 'write'>, id: number): Promise<void> {
  while (await database.write((trx) => deleteStagedRows(trx, id)));
}
