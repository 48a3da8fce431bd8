import { createHash } from 'node:crypto';
import { saveAudit } from '../../db/accounts/audit.ts';
import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { currentRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import { deleteStagedRows, type StagedRow, stageRows } from '../../db/uploads/upload-rows.ts';
import {
  changeAnalysis,
  changeStatus,
  findFileId,
  findUpload,
  saveFile,
  saveUpload,
  type Upload,
  type UploadAnalysis,
} from '../../db/uploads/uploads.ts';
import {
  EMPTY_PREVIEW,
  type Preview,
  type UploadDocument,
  type UploadLine,
} from '../../domain/import/upload-document.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import type { SentFile } from '../http/body.ts';
import { deleteStaged } from './cleanup.ts';
import { type Analysis, analyzeFile, type CheckedPreview } from './preview/analyze.ts';
import { nothingToReport, notOpen } from './upload-errors.ts';

/** Rows staged in one transaction. A larger file takes several, so that other writes come in between. */
const CHUNK = 10_000;

/** Analyzes a file and stores it with its preview and its bytes. No figure changes yet. */
export async function storeUpload(
  app: AppContext,
  person: Person,
  file: SentFile,
  answers: Record<string, string>,
): Promise<Upload> {
  if ((await currentRevision(app.database.read)) === 0) throw nothingToReport();
  return app.uploadLimiter.run(async () => {
    const analysis = await analyzeFile(app, person, file, { answers, asked: {}, own: null });
    const at = app.clock().toISOString();
    const by = { accountId: person.accountId, by: person.name, at };
    return store(app, analysis, {
      begin: async (trx) => {
        const fileId = await storeFile(trx, file);
        return saveUpload(trx, { kind: 'file', ...by, fileId, reverts: null }, UNCHECKED);
      },
      end: async (trx, id, { status, document }) => {
        await saveAudit(trx, {
          at,
          by: person.name,
          action: status === 'refused' ? 'upload-refused' : 'upload',
          subject: String(id),
          detail: { file: file.name, ...document.summary, problems: document.problems.length },
        });
      },
    });
  }, turnOf(person));
}

/** One person's files wait for each other, and nobody else for all of them. */
const turnOf = ({ accountId }: Person) => ({ owner: accountId });

/** Analyzes a stored file again, with more answers or against newer figures. */
export async function analyzeAgain(
  app: AppContext,
  person: Person,
  upload: Upload,
  bytes: Buffer,
  answers: Record<string, string>,
): Promise<Upload> {
  const given = { answers: { ...upload.answers, ...answers }, asked: upload.asked, own: upload.id };
  const file = { name: upload.fileName ?? '', bytes };
  return app.uploadLimiter.run(
    async () =>
      store(app, await analyzeFile(app, person, file, given), {
        begin: async (trx) => {
          const now = await findUpload(trx, upload.id);
          if (now && ['staging', 'committed', 'reverted', 'expired'].includes(now.status)) throw notOpen(now);
          await changeStatus(trx, upload.id, 'staging');
          // All in this transaction: an upload has the rows of one preview at most.
          while (await deleteStagedRows(trx, upload.id));
          return upload.id;
        },
        end: async () => {},
      }),
    turnOf(person),
  );
}

/** An upload whose rows are still being staged and checked. */
const UNCHECKED: UploadAnalysis = {
  status: 'staging',
  answers: {},
  asked: {},
  fingerprint: null,
  baseRevision: 0,
  document: EMPTY_PREVIEW,
};

/**
 * Stores an analysis, a small one in one transaction. The rows of a large one are staged in chunks, so that other
 * writes come in between, and at the same time as they are checked. Only when both are done does the upload get a
 * status in which it can be committed.
 */
async function store(
  { database, log }: Pick<AppContext, 'database' | 'log'>,
  { catalog, rows, check }: Analysis,
  steps: {
    begin(trx: Writer): Promise<number>;
    end(trx: Writer, id: number, checked: CheckedPreview): Promise<void>;
  },
): Promise<Upload> {
  const end = async (trx: Writer, id: number, checked: CheckedPreview): Promise<void> => {
    await changeAnalysis(trx, id, checked);
    await steps.end(trx, id, checked);
  };
  let id: number;
  if (rows.length <= CHUNK) {
    const checked = await check();
    id = await database.write(async (trx) => {
      const begun = await steps.begin(trx);
      if (checked.status !== 'refused') await stageRows(trx, catalog.ids, begun, rows);
      await end(trx, begun, checked);
      return begun;
    });
  } else {
    const begun = await database.write(steps.begin);
    const [checked] = await Promise.all([check(), stageInChunks(database, catalog, begun, rows)]);
    await database.write((trx) => end(trx, begun, checked));
    if (checked.status === 'refused') deleteStaged(database, begun).catch(log);
    id = begun;
  }
  const upload = await findUpload(database.read, id);
  if (!upload) throw new Error(`upload ${id} was kept and is not there`);
  return upload;
}

async function stageInChunks(
  database: Database,
  { ids }: StoredCatalog,
  id: number,
  rows: readonly StagedRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await database.write((trx) => stageRows(trx, ids, id, chunk));
  }
}

/** The same bytes under the same name are stored once. */
async function storeFile(trx: Writer, { name, bytes }: SentFile): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = await findFileId(trx, name, sha256);
  return kept ?? saveFile(trx, { name, bytes, revision: await currentRevision(trx) });
}

export function toLine(upload: Upload): UploadLine {
  const { fileName, sha256, size } = upload;
  const { summary, period } = upload.document as Preview;
  return {
    id: upload.id,
    kind: upload.kind,
    status: upload.status,
    at: upload.at,
    by: upload.by,
    file: fileName !== null && sha256 !== null && size !== null ? { name: fileName, sha256, size } : null,
    summary,
    period,
    reverts: upload.reverts,
    committedAt: upload.committedAt,
    revision: upload.revision,
    reason: upload.reason,
    nature: upload.nature,
  };
}

export function toDocument(upload: Upload): UploadDocument {
  const { baseRevision, answers, accepted, revertedBy } = upload;
  const own = { baseRevision, answers, accepted, revertedBy };
  return { ...(upload.document as Preview), ...toLine(upload), ...own };
}
