import { createHash } from 'node:crypto';
import { saveAudit } from '../../db/audit.ts';
import { saveFile } from '../../db/files.ts';
import { currentRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import { deleteStagedRows, stageRows } from '../../db/upload-rows.ts';
import {
  changeExamined,
  changeStatus,
  findFileId,
  findUpload,
  saveUpload,
  type Upload,
  type UploadStatus,
} from '../../db/uploads.ts';
import type { Person } from '../sessions.ts';
import { takeTurns } from '../turns.ts';
import { type Examination, examine, type SentFile } from './examination.ts';
import type { Office } from './office.ts';
import { nothingToReport, notOpen } from './refusal.ts';

/** Files are read some at a time, so that a crowd at the month's end shares the memory of one. */
const inTurn = takeTurns(2, 400, {
  zh: '同时上传的文件太多，请几秒后再试。',
  en: 'Too many files are being read at once; try again in a few seconds.',
});

/** Rows a transaction stages; a file with no more is kept in one. Others may write in between. */
const CHUNK = 10_000;

/** Examines a file and keeps it, with its preview and its bytes. Nothing of it is a figure yet. */
export async function keepUpload(
  office: Office,
  person: Person,
  file: SentFile,
  answers: Record<string, string>,
): Promise<Upload> {
  if ((await currentRevision(office.database.read)) === 0) throw nothingToReport();
  const examination = await inTurn(() => examine(office, person, file, { answers, asked: {}, own: null }));
  return saveExamination(office, examination, async (trx, status) => {
    const at = office.clock().toISOString();
    const id = await saveUpload(
      trx,
      {
        kind: 'file',
        accountId: person.accountId,
        by: person.name,
        at,
        fileId: await keepFile(trx, file),
        reverts: null,
      },
      { ...examination.examined, status },
    );
    const { document } = examination.examined;
    await saveAudit(trx, {
      at,
      by: person.name,
      action: examination.examined.status === 'refused' ? 'upload-refused' : 'upload',
      subject: String(id),
      detail: { file: file.name, ...document.summary, problems: document.problems.length },
    });
    return id;
  });
}

/** Examines a kept file again, with more answers or against newer figures. */
export async function examineAgain(
  office: Office,
  person: Person,
  upload: Upload,
  bytes: Buffer,
  answers: Record<string, string>,
): Promise<Upload> {
  const given = { answers: { ...upload.answers, ...answers }, asked: upload.asked, own: upload.id };
  const file = { name: upload.fileName ?? '', bytes };
  const examination = await inTurn(() => examine(office, person, file, given));
  return saveExamination(office, examination, async (trx, status) => {
    const now = await findUpload(trx, upload.id);
    if (now?.status === 'committed' || now?.status === 'reverted') throw notOpen(now);
    await changeExamined(trx, upload.id, { ...examination.examined, status });
    // Within this transaction only if they are few; the rest was never more than one preview.
    while (await deleteStagedRows(trx, upload.id));
    return upload.id;
  });
}

/**
 * Saves an examination: at once where it is small; else its rows some at a time, and only when all are there does
 * the upload get the status in which it can be committed.
 */
async function saveExamination(
  { database }: Office,
  { examined, rows, catalog }: Examination,
  begin: (trx: Writer, status: UploadStatus) => Promise<number>,
): Promise<Upload> {
  const isSmall = rows.length <= CHUNK;
  const id = await database.write(async (trx) => {
    const begun = await begin(trx, isSmall ? examined.status : 'staging');
    if (isSmall) await stageRows(trx, catalog.ids, begun, rows);
    return begun;
  });
  if (!isSmall) {
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK);
      await database.write((trx) => stageRows(trx, catalog.ids, id, chunk));
    }
    await database.write((trx) => changeStatus(trx, id, examined.status));
  }
  const upload = await findUpload(database.read, id);
  if (!upload) throw new Error(`upload ${id} was kept and is not there`);
  return upload;
}

/** The same bytes under the same name are kept once. */
async function keepFile(trx: Writer, { name, bytes }: SentFile): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = await findFileId(trx, name, sha256);
  return kept ?? saveFile(trx, { name, bytes, revision: await currentRevision(trx) });
}
