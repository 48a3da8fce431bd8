import type { RequestHandler } from 'express';
import { attachment } from '../../http/attachment.ts';
import { personOf } from '../../http/authorization.ts';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../office.ts';
import { getBytes, getOwnUpload, ID } from './uploads-routes.ts';

export const UPLOAD_FILE_PATH = '/api/uploads/:id/file';

/** The bytes as they came. Always to be saved, never to be shown: they are somebody's, not ours. */
export function getUploadFile(office: Office): RequestHandler {
  return async (request, response) => {
    const upload = await getOwnUpload(office, personOf(response), request.params.id);
    const bytes = await getBytes(office, upload);
    response
      .set({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': attachment(upload.fileName ?? 'upload'),
        'Cache-Control': 'private, no-cache',
        ETag: `"${upload.sha256}"`,
        'X-Content-Type-Options': 'nosniff',
      })
      .send(bytes);
  };
}

export const UPLOAD_FILE: PathItem = {
  get: {
    summary: { zh: '上传的原始文件', en: 'The file as it was sent' },
    parameters: [ID],
    others: { 200: { description: { zh: '原始内容', en: 'Its bytes' }, type: 'application/octet-stream' } },
    problems: [401, 403, 404],
  },
};
