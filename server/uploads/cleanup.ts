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
import { EMPTY_PREVIEW, type Preview, type UploadStatus } from '../../domain/import/upload-document.ts';

type Writable = Pick<Database, 'read' | 'write'>;

/** Previews expire after so many days without a commit. */
export const PREVIEW_DAYS = 7;
const DAY_MS = 86_400_000;

/** At a start: uploads whose staging was interrupted become refused, and what is no longer needed is deleted. */
export async function cleanUpUploads(database: Writable, now: Date): Promise<void> {
  await database.write(refuseHalfStaged);
  await cleanUpAbandoned(database, now);
}

/** Expires abandoned previews, and deletes staged rows that are no longer needed. May run while requests are served. */
export async function cleanUpAbandoned(database: Writable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - PREVIEW_DAYS * DAY_MS).toISOString();
  for (const id of await findAbandoned(database.read, before)) {
    await database.write(async (trx) => {
      const upload = await findUpload(trx, id);
      // It may have been committed meanwhile.
      if (!upload || !isOpen(upload.status)) return;
      const { summary, period, scope, encoding, shape } = upload.document as Preview;
      await changeExpired(trx, id, { ...EMPTY_PREVIEW, summary, period, scope, encoding, shape });
    });
  }
  for (const id of await findUnswept(database.read)) {
    // Checked before each chunk: answering its questions gives an upload new rows that are needed.
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

/** Deletes the staged rows of a finished upload in several transactions. */
export async function deleteStaged(database: Pick<Database, 'write'>, id: number): Promise<void> {
  while (await database.write((trx) => deleteStagedRows(trx, id)));
}
