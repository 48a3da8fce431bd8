import { type Selectable, sql } from 'kysely';
import type { Nature, UploadStatus } from '../../domain/import/upload-document.ts';
import type { Reader, Schema, Writer } from '../schema.ts';

/** A file that was sent, or the taking back of one (`kind` revert), with what became of it. */
export interface Upload {
  id: number;
  kind: 'file' | 'revert';
  accountId: number;
  by: string;
  /** ISO 8601 in UTC, as is `committedAt`. */
  at: string;
  fileId: number | null;
  fileName: string | null;
  sha256: string | null;
  size: number | null;
  /** Id of the upload that this one takes back. */
  reverts: number | null;
  /** Id of the upload that takes this one back. */
  revertedBy: number | null;
  status: UploadStatus;
  answers: Record<string, string>;
  /** Key of each question asked so far → how its answer may be remembered. */
  asked: Record<string, string>;
  fingerprint: string | null;
  /** What the preview was compared with. */
  baseRevision: number;
  /** What the preview said; its shape belongs to whoever wrote it. */
  document: unknown;
  committedAt: string | null;
  /** Of its commit. */
  revision: number | null;
  reason: string | null;
  nature: Nature | null;
  accepted: string[];
}

export interface NewUpload {
  kind: Upload['kind'];
  accountId: number;
  by: string;
  at: string;
  fileId: number | null;
  reverts: number | null;
}

/** What examining a file found, replacing whatever an earlier examination had. */
export interface Examined {
  status: UploadStatus;
  answers: Record<string, string>;
  asked: Record<string, string>;
  fingerprint: string | null;
  baseRevision: number;
  document: unknown;
}

export async function saveUpload(trx: Writer, upload: NewUpload, examined: Examined): Promise<number> {
  const { id } = await trx
    .insertInto('upload')
    .values({
      kind: upload.kind,
      account_id: upload.accountId,
      by: upload.by,
      at: upload.at,
      file_id: upload.fileId,
      reverts: upload.reverts,
      ...toColumns(examined),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeExamined(trx: Writer, id: number, examined: Examined): Promise<void> {
  await trx.updateTable('upload').set(toColumns(examined)).where('id', '=', id).execute();
}

export async function changeStatus(trx: Writer, id: number, status: UploadStatus): Promise<void> {
  await trx.updateTable('upload').set({ status }).where('id', '=', id).execute();
}

/** Notes the commit of an upload. `places`: where its rows are to be found, see `readTouched`. */
export async function changeCommitted(
  trx: Writer,
  id: number,
  commit: {
    at: string;
    revision: number | null;
    reason: string | null;
    nature: Nature | null;
    accepted: readonly string[];
    places: string;
  },
): Promise<void> {
  await trx
    .updateTable('upload')
    .set({
      status: 'committed',
      committed_at: commit.at,
      revision: commit.revision,
      reason: commit.reason,
      nature: commit.nature,
      accepted: JSON.stringify(commit.accepted),
      places: commit.places,
    })
    .where('id', '=', id)
    .execute();
}

export async function findUpload(read: Reader, id: number): Promise<Upload | undefined> {
  const row = await select(read).where('u.id', '=', id).executeTakeFirst();
  return row && toUpload(row);
}

/** Where the rows of a committed upload are; see `db/uploads/upload-rows.ts`. */
export async function findPlaces(read: Reader, id: number): Promise<string> {
  const row = await read.selectFrom('upload').select('places').where('id', '=', id).executeTakeFirst();
  return row?.places ?? '[]';
}

/** The upload whose commit made this revision. */
export async function findUploadOfRevision(read: Reader, revision: number): Promise<Upload | undefined> {
  const row = await select(read).where('u.revision', '=', revision).executeTakeFirst();
  return row && toUpload(row);
}

export interface UploadQuery {
  /** Null: everybody's. */
  accountId: number | null;
  /** Only older ones than this id. */
  before: number | null;
  limit: number;
}

/** Newest first. */
export async function readUploads(
  read: Reader,
  { accountId, before, limit }: UploadQuery,
): Promise<Upload[]> {
  let query = select(read).orderBy('u.id', 'desc').limit(limit);
  if (accountId !== null) query = query.where('u.account_id', '=', accountId);
  if (before !== null) query = query.where('u.id', '<', before);
  return (await query.execute()).map(toUpload);
}

/** Earlier uploads of the same bytes, newest first. */
export async function readUploadsOfBytes(read: Reader, sha256: string): Promise<Upload[]> {
  const rows = await select(read).where('f.sha256', '=', sha256).orderBy('u.id', 'desc').limit(20).execute();
  return rows.map(toUpload);
}

/** A file kept before under this name with these bytes. */
export async function findFileId(read: Reader, name: string, sha256: string): Promise<number | undefined> {
  const row = await read
    .selectFrom('source_file')
    .select('id')
    .where('sha256', '=', sha256)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id;
}

function select(read: Reader) {
  return read
    .selectFrom('upload as u')
    .leftJoin('source_file as f', 'f.id', 'u.file_id')
    .selectAll('u')
    .select(['f.name as file_name', 'f.sha256', 'f.size'])
    .select(sql<number | null>`(select max(r.id) from upload as r where r.reverts = u.id)`.as('reverted_by'));
}

function toColumns({ status, answers, asked, fingerprint, baseRevision, document }: Examined) {
  return {
    status,
    answers: JSON.stringify(answers),
    asked: JSON.stringify(asked),
    fingerprint,
    base_revision: baseRevision,
    document: JSON.stringify(document),
  };
}

type Row = Selectable<Schema['upload']> & {
  file_name: string | null;
  sha256: string | null;
  size: number | null;
  reverted_by: number | null;
};

function toUpload(row: Row): Upload {
  return {
    id: row.id,
    kind: row.kind,
    accountId: row.account_id,
    by: row.by,
    at: row.at,
    fileId: row.file_id,
    fileName: row.file_name,
    sha256: row.sha256,
    size: row.size,
    reverts: row.reverts,
    revertedBy: row.reverted_by,
    status: row.status,
    answers: JSON.parse(row.answers) as Upload['answers'],
    asked: JSON.parse(row.asked) as Upload['asked'],
    fingerprint: row.fingerprint,
    baseRevision: row.base_revision,
    document: JSON.parse(row.document) as unknown,
    committedAt: row.committed_at,
    revision: row.revision,
    reason: row.reason,
    nature: row.nature as Nature | null,
    accepted: row.accepted === null ? [] : (JSON.parse(row.accepted) as string[]),
  };
}

/** An upload in this state waits for a person. */
export const OPEN_STATUSES = ['needs-input', 'needs-confirmation', 'ready'] as const satisfies UploadStatus[];

/**
 * Previews for which nobody will come back: those sent before a moment, and those whose very bytes the same person
 * sent again later and committed.
 */
export async function findAbandoned(read: Reader, before: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select u.id from upload as u left join source_file as f on f.id = u.file_id
    where u.status in (${sql.join(OPEN_STATUSES)}) and (u.at < ${before} or exists (
      select 1 from source_file as g join upload as n on n.file_id = g.id
      where g.sha256 = f.sha256 and n.account_id = u.account_id and n.id > u.id and n.status = 'committed'))
    order by u.id`.execute(read);
  return rows.map(({ id }) => id);
}

/** Leaves of an upload what is history; its file stays as it came. */
export async function changeExpired(trx: Writer, id: number, document: unknown): Promise<void> {
  await trx
    .updateTable('upload')
    .set({ status: 'expired', document: JSON.stringify(document) })
    .where('id', '=', id)
    .execute();
}

/** Uploads that a stopped server left half staged are refused for good: their rows are not all there. */
export async function refuseHalfStaged(trx: Writer): Promise<void> {
  await sql`update upload set status = 'refused' where status = 'staging'`.execute(trx);
}
