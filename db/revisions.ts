import type { Reader, Writer } from './schema.ts';

export interface Revision {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  by: string;
  /** What made it: `load`, `demonstration`, `upload`, `revert` or `administration`. */
  kind: string;
  reason: string | null;
}

/** The newest revision; 0 in an empty database. */
export async function currentRevision(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('revision')
    .select((expression) => expression.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The newest revision made at or before `moment` (any ISO 8601 moment with a zone); 0 when there was none. */
export async function revisionAt(read: Reader, moment: string): Promise<number> {
  const row = await read
    .selectFrom('revision')
    .select((expression) => expression.fn.max('id').as('id'))
    .where('at', '<=', new Date(moment).toISOString())
    .executeTakeFirst();
  return row?.id ?? 0;
}

export async function findRevision(read: Reader, id: number): Promise<Revision | undefined> {
  return read.selectFrom('revision').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Creates the next revision; everything saved in the same transaction carries its number. When the clock was set back,
 * the revision gets the moment of the previous one, so that moments never decrease.
 */
export async function saveRevision(
  trx: Writer,
  { at, by, kind, reason }: { at: Date; by: string; kind: string; reason: string | null },
): Promise<number> {
  const last = await findRevision(trx, await currentRevision(trx));
  const now = at.toISOString();
  const { id } = await trx
    .insertInto('revision')
    .values({ at: last && last.at > now ? last.at : now, by, kind, reason })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
