import { json, type RequestHandler } from 'express';
import { NATURES } from '../../../domain/import/upload-document.ts';
import { personOf } from '../../http/authorization.ts';
import {
  bodySchema,
  optionalField,
  parseBody,
  textField,
  textsField,
  wordField,
} from '../../http/json-body.ts';
import { COUNT, record } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { type Committed, commitUpload } from '../commit.ts';
import type { Office } from '../office.ts';
import { getOwnUpload, ID } from './uploads-routes.ts';

export const UPLOAD_COMMIT_PATH = '/api/uploads/:id/commit';

const FIELDS = {
  /** Needed where figures change, a month is closed, or a warning is accepted. */
  reason: optionalField(textField(500)),
  accept: optionalField(textsField(100)),
  /** Whether what changes is later knowledge or a mistake put right. */
  revision: optionalField(wordField(NATURES)),
};

/** Makes what was previewed the current figures. */
export function postUploadCommit(office: Office): RequestHandler[] {
  return [
    json({ limit: '64kb' }),
    async (request, response) => {
      const person = personOf(response);
      const { reason, accept, revision: nature } = parseBody(request, FIELDS);
      const { id } = await getOwnUpload(office, person, request.params.id);
      const commit = { reason, accept: accept ?? [], nature };
      const committed = await office.revisions.working(() => commitUpload(office, person, id, commit));
      response.set('Cache-Control', 'no-store').json(committed);
    },
  ];
}

export const UPLOAD_COMMIT: PathItem = {
  post: {
    summary: {
      zh: '提交：预览的内容成为现行数据；改变已有数据或确认提示的，须有原因；预览后数据有变动则为 409，并附新的预览',
      en: 'Commit: what was previewed becomes current; changes and accepted warnings need a reason; 409 with a new preview when the figures moved since',
    },
    parameters: [ID],
    body: bodySchema(FIELDS),
    answers: { 200: record<Committed>({ revision: COUNT }) },
    problems: [400, 401, 403, 404, 409, 413, 422, 503, 507],
  },
};
