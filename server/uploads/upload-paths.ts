import { requireRole } from '../http/authorization.ts';
import type { Mounted } from '../http/mounting.ts';
import type { Office } from './office.ts';
import { getUploadMarked, UPLOAD_MARKED, UPLOAD_MARKED_PATH } from './routes/annotated-file-route.ts';
import { postUploadCommit, UPLOAD_COMMIT, UPLOAD_COMMIT_PATH } from './routes/commit-route.ts';
import {
  getUploadDifferences,
  UPLOAD_DIFFERENCES,
  UPLOAD_DIFFERENCES_PATH,
} from './routes/differences-route.ts';
import { getUploadFile, UPLOAD_FILE, UPLOAD_FILE_PATH } from './routes/file-route.ts';
import { postUploadRevert, UPLOAD_REVERT, UPLOAD_REVERT_PATH } from './routes/revert-route.ts';
import {
  getUpload,
  getUploads,
  patchUpload,
  postUpload,
  UPLOAD,
  UPLOAD_PATH,
  UPLOADS,
  UPLOADS_PATH,
} from './routes/uploads-routes.ts';

/** Everything about uploads; all of it needs a statistician. */
export function uploadPaths(office: Office): Mounted[] {
  const reporter = requireRole('statistician');
  return [
    {
      path: UPLOADS_PATH,
      item: UPLOADS,
      handlers: { get: [reporter, getUploads(office)], post: [reporter, postUpload(office)] },
    },
    {
      path: UPLOAD_PATH,
      item: UPLOAD,
      handlers: { get: [reporter, getUpload(office)], patch: [reporter, ...patchUpload(office)] },
    },
    {
      path: UPLOAD_COMMIT_PATH,
      item: UPLOAD_COMMIT,
      handlers: { post: [reporter, ...postUploadCommit(office)] },
    },
    {
      path: UPLOAD_REVERT_PATH,
      item: UPLOAD_REVERT,
      handlers: { post: [reporter, ...postUploadRevert(office)] },
    },
    {
      path: UPLOAD_DIFFERENCES_PATH,
      item: UPLOAD_DIFFERENCES,
      handlers: { get: [reporter, getUploadDifferences(office)] },
    },
    { path: UPLOAD_FILE_PATH, item: UPLOAD_FILE, handlers: { get: [reporter, getUploadFile(office)] } },
    { path: UPLOAD_MARKED_PATH, item: UPLOAD_MARKED, handlers: { get: [reporter, getUploadMarked(office)] } },
  ];
}
