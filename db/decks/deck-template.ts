import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../schema.ts';

/** The unit's template, without its bytes. */
export interface StoredTemplate {
  name: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** The report of what the template contains, as JSON; its shape is that of `domain/decks/template-report.ts`. */
  telling: unknown;
  /** ISO 8601 in UTC. */
  at: string;
  /** Name of the account that uploaded it. */
  by: string;
}

export async function findTemplate(read: Reader): Promise<StoredTemplate | undefined> {
  const row = await read
    .selectFrom('deck_template')
    .select(['name', 'sha256', 'size', 'telling', 'at', 'by'])
    .executeTakeFirst();
  return row && { ...row, telling: JSON.parse(row.telling) as unknown };
}

/** The original file, read separately because it may be megabytes. */
export async function findTemplateBytes(read: Reader): Promise<Buffer | undefined> {
  const row = await read.selectFrom('deck_template').select('bytes').executeTakeFirst();
  return row?.bytes;
}

/** Saves a template in place of the previous one. */
export async function saveTemplate(
  trx: Writer,
  template: { name: string; bytes: Buffer; telling: unknown; at: string; by: string },
): Promise<StoredTemplate> {
  const { name, bytes, telling, at, by } = template;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deleteTemplate(trx);
  await trx
    .insertInto('deck_template')
    .values({ id: 1, name, sha256, size: bytes.length, bytes, telling: JSON.stringify(telling), at, by })
    .execute();
  return { name, sha256, size: bytes.length, telling, at, by };
}

export async function deleteTemplate(trx: Writer): Promise<void> {
  await trx.deleteFrom('deck_template').execute();
}
