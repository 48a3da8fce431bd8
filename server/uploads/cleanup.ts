import type { Reader } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import { deleteStagedRows, findUnswept } from '../../db/uploads/upload-rows.ts';
import {
  changeExpired,
  findAbandoned,
  findUpload,
  OPEN_STATUSES,
  refuseHalfStaged,
} from '../../db/uploads/uploads.ts';
import type { Preview, UploadStatus } from '../../domain/import/upload-document.ts';
import { EMPTY_PREVIEW } from './upload-document.ts';

type Writable = Pick<Database, 'read' | 'write'>;

/** A preview that nobody has committed for so long is no longer kept. */
export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** After a stop in the middle of something: what is half staged is refused, and what nobody needs is swept. */
export async function tidyUploads(database: Writable, now: Date): Promise<void> {
  await database.write(refuseHalfStaged);
  await tidyAbandoned(database, now);
}

/** Gives up previews that nobody will commit, and sweeps what nobody needs. May run beside everything else. */
export async function tidyAbandoned(database: Writable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
  for (const id of await findAbandoned(database.read, before)) {
    await database.write(async (trx) => {
      const upload = await findUpload(trx, id);
      // Somebody may just have committed it.
      if (!upload || !isOpen(upload.status)) return;
      const { summary, period, scope, encoding, shape } = upload.document as Preview;
      await changeExpired(trx, id, { ...EMPTY_PREVIEW, summary, period, scope, encoding, shape });
    });
  }
  for (const id of await findUnswept(database.read)) {
    // Looked at each time: an upload whose questions are answered meanwhile gets rows that count.
    while (await database.write(async (trx) => (await isDone(trx, id)) && deleteStagedRows(trx, id)));
  }
}

function isOpen(status: UploadStatus): boolean {
  return OPEN_STATUSES.some((one) => one === status);
}

async function isDone(read: Reader, id: number): Promise<boolean> {
  const upload = await findUpload(read, id);
  return upload !== undefined && upload.status !== 'staging' && !isOpen(upload.status);
}

/** Deletes the staged rows of an upload that is done with, a transaction at a time. */
export async function sweep(database: Pick<Database, 'write'>, id: number): Promise<void> {
  while (await database.write((trx) => deleteStagedRows(trx, id)));
}
