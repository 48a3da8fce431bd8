import { LARGEST_UPLOAD_BYTES } from '../../contract/core/limits.ts';
import { isAtLeast } from '../../contract/roles.ts';
import * as contract from '../../contract/uploads.ts';
import { findFileBytes, findUpload, readUploads, type Upload } from '../../db/uploads/uploads.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import { announcedBytes } from '../http/body.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { annotatedFile } from './annotated-file.ts';
import { commitUpload } from './commit.ts';
import { differencesCsv } from './differences-file.ts';
import { revertUpload } from './revert.ts';
import { analyzeAgain, storeUpload, toDocument, toLine } from './store.ts';
import { notOpen, reasonNeeded, unknownUpload } from './upload-errors.ts';

/** Uploads in one response of the list. */
const PAGE = 50;

/** Everything about uploads. */
export const uploadEndpoints = (app: AppContext): Endpoint[] => [
  // One's own uploads; an editor's list has everybody's.
  endpoint(app, contract.getUploads, async ({ person, query: { before } }) => {
    const accountId = isAtLeast(person.role, 'editor') ? null : person.accountId;
    const found = await readUploads(app.database.read, { accountId, before, limit: PAGE + 1 });
    const uploads = found.slice(0, PAGE).map(toLine);
    const next = found.length > PAGE ? uploads[PAGE - 1]!.id : null;
    return { status: 200, body: { uploads, next } };
  }),

  // Reports what a file was understood to be, everything wrong with it, and what it would change.
  endpoint(app, contract.postUpload, async ({ person, receive, request }) => {
    const release = app.uploadMemory.reserve(announcedBytes(request, LARGEST_UPLOAD_BYTES), person.accountId);
    try {
      const { file, query } = await receive();
      const { answers, ...stated } = query;
      const given = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
      const all = { ...answers, ...(given as Record<string, string>) };
      const upload = await app.revisions.trackUpload(() => storeUpload(app, person, file, all));
      refuseUnusable(upload);
      return {
        status: 201,
        body: toDocument(upload),
        headers: { Location: `${contract.postUpload.path}/${upload.id}` },
      };
    } finally {
      release();
    }
  }),

  endpoint(app, contract.getUpload, async ({ person, params }) => ({
    status: 200,
    body: toDocument(await getOwnUpload(app, person, params.id)),
  })),

  // The file is read again with all answers so far.
  endpoint(app, contract.patchUpload, async ({ person, params, body }) => {
    const upload = await getOwnUpload(app, person, params.id);
    if (upload.kind !== 'file' || ['committed', 'reverted', 'staging', 'expired'].includes(upload.status))
      throw notOpen(upload);
    const bytes = await getBytes(app, upload);
    const examined = await app.revisions.trackUpload(() =>
      analyzeAgain(app, person, upload, bytes, body.answers),
    );
    refuseUnusable(examined);
    return { status: 200, body: toDocument(examined) };
  }),

  // Makes what was previewed the current figures.
  endpoint(app, contract.postUploadCommit, async ({ person, params, body }) => {
    const { reason, accept, revision: nature } = body;
    const { id } = await getOwnUpload(app, person, params.id);
    const commit = { reason, accept: accept ?? [], nature };
    return {
      status: 200,
      body: await app.revisions.trackUpload(() => commitUpload(app, person, id, commit)),
    };
  }),

  endpoint(app, contract.postUploadRevert, async ({ person, params, body: { reason } }) => {
    const { id } = await getOwnUpload(app, person, params.id);
    if (reason === null) throw reasonNeeded({ zh: '请说明撤销的原因。', en: 'Say why it is taken back.' });
    return {
      status: 200,
      body: await app.revisions.trackUpload(() => revertUpload(app, person, id, reason)),
    };
  }),

  endpoint(app, contract.getUploadDifferences, async ({ person, params }) => {
    const upload = await getOwnUpload(app, person, params.id);
    return {
      status: 200,
      content: differencesCsv(app, upload, await app.catalogs.current()),
      fileName: `${baseName(upload)} 变化.csv`,
    };
  }),

  // The bytes as they came. Always to be saved, never to be shown: they are somebody's, not ours.
  endpoint(app, contract.getUploadFile, async ({ person, params }) => {
    const upload = await getOwnUpload(app, person, params.id);
    return {
      status: 200,
      content: await getBytes(app, upload),
      fileName: upload.fileName ?? 'upload',
      headers: {
        'Cache-Control': 'private, no-cache',
        ETag: `"${upload.sha256}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    };
  }),

  endpoint(app, contract.getUploadMarked, async ({ person, params, query }) => {
    const upload = await getOwnUpload(app, person, params.id);
    const bytes = await getBytes(app, upload);
    const { content, format, type } = await app.uploadLimiter.run(
      () => annotatedFile(app.reader, upload, bytes, query.format),
      { owner: person.accountId },
    );
    return { status: 200, content, type, fileName: `${baseName(upload)} 标注.${format}` };
  }),
];

const baseName = ({ fileName }: Upload): string => (fileName ?? 'upload').replace(/\.[^.]*$/, '');

/** The upload of this number. That it is somebody else's is told to nobody but editors: there is none. */
async function getOwnUpload(
  { database }: Pick<AppContext, 'database'>,
  person: Person,
  id: number,
): Promise<Upload> {
  const upload = await findUpload(database.read, id);
  if (!upload) throw unknownUpload();
  if (upload.accountId !== person.accountId && !isAtLeast(person.role, 'editor')) throw unknownUpload();
  return upload;
}

async function getBytes({ database }: Pick<AppContext, 'database'>, { id, fileId }: Upload): Promise<Buffer> {
  const bytes = fileId === null ? undefined : await findFileBytes(database.read, fileId);
  if (!bytes) throw new Error(`upload ${id} has lost its bytes`);
  return bytes;
}

function refuseUnusable(upload: Upload): void {
  if (upload.status !== 'refused') return;
  const document = toDocument(upload);
  const count = document.problems.length;
  const detail = {
    zh: `文件有 ${count} 处问题，没有导入。${document.problems[0]!.message}`,
    en: `The file has ${count} problem(s) and was not taken. ${document.problems[0]!.messageEn}`,
  };
  throw new HttpProblem('unusable-file', detail, {
    problems: document.problems,
    extra: { upload: document },
  });
}
