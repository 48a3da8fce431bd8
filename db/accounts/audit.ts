import type { AuditEntry } from '../../domain/audit.ts';
import type { Reader, Writer } from '../schema.ts';

interface NewAuditEntry {
  at: string;
  by: string | null;
  action: string;
  subject?: string | null;
  detail?: Record<string, unknown> | null;
  revision?: number | null;
}

export async function saveAudit(trx: Writer, entry: NewAuditEntry): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      at: entry.at,
      by: entry.by,
      action: entry.action,
      subject: entry.subject ?? null,
      detail: entry.detail ? JSON.stringify(entry.detail) : null,
      revision: entry.revision ?? null,
    })
    .execute();
}

interface AuditQuery {
  by: string | null;
  actions: readonly string[] | null;
  /** ISO moments; `from` is inclusive, `to` exclusive. */
  from: string | null;
  to: string | null;
  /** Only entries older than this id. */
  before: number | null;
  limit: number;
}

/** Newest first. */
export async function readAudit(read: Reader, query: AuditQuery): Promise<AuditEntry[]> {
  let rows = read.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(query.limit);
  if (query.by !== null) rows = rows.where('by', '=', query.by);
  if (query.actions !== null) rows = rows.where('action', 'in', [...query.actions]);
  if (query.from !== null) rows = rows.where('at', '>=', query.from);
  if (query.to !== null) rows = rows.where('at', '<', query.to);
  if (query.before !== null) rows = rows.where('id', '<', query.before);
  return (await rows.execute()).map((row) => ({
    ...row,
    detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
  }));
}
