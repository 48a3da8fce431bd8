import { json, type RequestHandler } from 'express';
import { personOf } from '../../http/authorization.ts';
import { bodySchema, optionalField, parseBody, textField } from '../../http/json-body.ts';
import { COUNT, record } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../office.ts';
import { type Reverted, revertUpload } from '../revert.ts';
import { reasonNeeded } from '../upload-errors.ts';
import { getOwnUpload, ID } from './uploads-routes.ts';

export const UPLOAD_REVERT_PATH = '/api/uploads/:id/revert';

const FIELDS = { reason: optionalField(textField(500)) };

/** Takes a commit back. */
export function postUploadRevert(office: Office): RequestHandler[] {
  return [
    json({ limit: '64kb' }),
    async (request, response) => {
      const person = personOf(response);
      const { reason } = parseBody(request, FIELDS);
      const { id } = await getOwnUpload(office, person, request.params.id);
      if (reason === null) throw reasonNeeded({ zh: '请说明撤销的原因。', en: 'Say why it is taken back.' });
      const reverted = await office.revisions.working(() => revertUpload(office, person, id, reason));
      response.set('Cache-Control', 'no-store').json(reverted);
    },
  ];
}

export const UPLOAD_REVERT: PathItem = {
  post: {
    summary: {
      zh: '撤销一次提交：所涉数据恢复为此前的版本；其中有更新的版本则为 409',
      en: 'Take a commit back: its figures get their previous versions; 409 when any has a later one',
    },
    parameters: [ID],
    body: bodySchema(FIELDS),
    answers: { 200: record<Reverted>({ revision: COUNT, id: COUNT }) },
    problems: [400, 401, 403, 404, 409, 413, 422, 503, 507],
  },
};
