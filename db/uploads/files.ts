import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../schema.ts';

/** Stores the original bytes of a file, so that every observation can be traced to its source. */
export async function saveFile(
  trx: Writer,
  { name, bytes, revision }: { name: string; bytes: Buffer; revision: number },
): Promise<number> {
  const { id } = await trx
    .insertInto('source_file')
    .values({
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      bytes,
      revision,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The original bytes, read separately because they may be megabytes. */
export async function findFileBytes(read: Reader, id: number): Promise<Buffer | undefined> {
  const row = await read.selectFrom('source_file').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}
