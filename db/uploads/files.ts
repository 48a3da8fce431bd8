import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../schema.ts';

export interface SourceFile {
  id: number;
  name: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Bytes. */
  size: number;
  revision: number;
}

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

export async function findFile(read: Reader, id: number): Promise<SourceFile | undefined> {
  return read
    .selectFrom('source_file')
    .select(['id', 'name', 'sha256', 'size', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The original bytes, read separately because they may be megabytes. */
export async function findFileBytes(read: Reader, id: number): Promise<Buffer | undefined> {
  const row = await read.selectFrom('source_file').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}
