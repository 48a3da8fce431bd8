import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Nature, UploadStatus } from '../../domain/import/upload-document.ts';
import type { Reader, Schema, Writer } from '../schema.ts';
import type { WrittenPairs } from './upload-rows.ts';

/** The result of analyzing a file; it replaces that of an earlier analysis. */
export interface UploadAnalysis {
  status: UploadStatus;
  answers: Record<string, string>;
  /** Key of each question asked so far → how its answer may be remembered. */
  asked: Record<string, string>;
  fingerprint: string | null;
  /** The revision that the preview was compared with. */
  baseRevision: number;
  /** The preview as JSON; its shape is defined by `domain/import/upload-document.ts`. */
  document: unknown;
}

/** An uploaded file, or the revert of an earlier upload, with its outcome. */
export interface Upload extends UploadAnalysis {
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
  /** Id of the upload that this one reverts. */
  reverts: number | null;
  /** Id of the upload that reverts this one. */
  revertedBy: number | null;
  committedAt: string | null;
  /** The revision its commit made. */
  revision: number | null;
  reason: string | null;
  nature: Nature | null;
  accepted: string[];
}

interface NewUpload {
  kind: Upload['kind'];
  accountId: number;
  by: string;
  at: string;
  fileId: number | null;
  reverts: number | null;
}

export async function saveUpload(trx: Writer, upload: NewUpload, analysis: UploadAnalysis): Promise<number> {
  const { id } = await trx
    .insertInto('upload')
    .values({
      kind: upload.kind,
      account_id: upload.accountId,
      by: upload.by,
      at: upload.at,
      file_id: upload.fileId,
      reverts: upload.reverts,
      ...toColumns(analysis),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeAnalysis(trx: Writer, id: number, analysis: UploadAnalysis): Promise<void> {
  await trx.updateTable('upload').set(toColumns(analysis)).where('id', '=', id).execute();
}

export async function changeStatus(trx: Writer, id: number, status: UploadStatus): Promise<void> {
  await trx.updateTable('upload').set({ status }).where('id', '=', id).execute();
}

/** Records the commit of an upload. `writtenPairs` is what `saveStaged` returned. */
export async function changeCommitted(
  trx: Writer,
  id: number,
  commit: {
    at: string;
    revision: number | null;
    reason: string | null;
    nature: Nature | null;
    accepted: readonly string[];
    writtenPairs: WrittenPairs;
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
      places: commit.writtenPairs,
    })
    .where('id', '=', id)
    .execute();
}

export async function findUpload(read: Reader, id: number): Promise<Upload | undefined> {
  const row = await select(read).where('u.id', '=', id).executeTakeFirst();
  return row && toUpload(row);
}

/** What `saveStaged` returned for a committed upload. */
export async function readWrittenPairs(read: Reader, id: number): Promise<WrittenPairs> {
  const row = await read.selectFrom('upload').select('places').where('id', '=', id).executeTakeFirst();
  return row?.places ?? '[]';
}

interface UploadQuery {
  /** Null for uploads of all accounts. */
  accountId: number | null;
  /** Only uploads with a smaller id. */
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

/** The id of a stored file with this name and content. */
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

function toColumns({ status, answers, asked, fingerprint, baseRevision, document }: UploadAnalysis) {
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

/** The states in which an upload waits for a person. */
export const OPEN_STATUSES = ['needs-input', 'needs-confirmation', 'ready'] as const satisfies UploadStatus[];

/**
 * Ids of open uploads that will not be committed any more: those sent before a moment, and those whose content the same
 * account uploaded again later and committed.
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

/** Expires an upload: keeps its summary and its file. */
export async function changeExpired(trx: Writer, id: number, document: unknown): Promise<void> {
  await trx
    .updateTable('upload')
    .set({ status: 'expired', document: JSON.stringify(document) })
    .where('id', '=', id)
    .execute();
}

/** Refuses uploads whose staging was interrupted when a server stopped: their rows are incomplete. */
export async function refuseHalfStaged(trx: Writer): Promise<void> {
  await sql`update upload set status = 'refused' where status = 'staging'`.execute(trx);
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

/** The original bytes, read separately because they may be megabytes. */
export async function findFileBytes(read: Reader, id: number): Promise<Buffer | undefined> {
  const row = await read.selectFrom('source_file').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}
