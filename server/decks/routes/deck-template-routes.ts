import type { RequestHandler } from 'express';
import type { FileLimit } from '../../../contract/core/body.ts';
import { saveAudit } from '../../../db/accounts/audit.ts';
import {
  deleteTemplate,
  findTemplate,
  type StoredTemplate,
  saveTemplate,
} from '../../../db/decks/deck-template.ts';
import type { Action } from '../../../domain/audit.ts';
import type { TemplateTelling } from '../../../domain/decks/template-report.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem, invalidParameters } from '../../http/errors.ts';
import { orNull, record, reference } from '../../http/json-schema.ts';
import { asParameterObjects, type PathItem } from '../../http/openapi.ts';
import { type Parameter, parseQuery } from '../../http/parameters.ts';
import { receiveFile } from '../../http/receive-file.ts';
import { toExportProblem } from '../export-refusal.ts';
import { abortOnDisconnect } from '../send-file.ts';
import type { Workshop } from '../workshop.ts';
import type { Cabinet } from './saved-decks-routes.ts';

export const DECK_TEMPLATE_PATH = '/api/deck-template';

/** A template and its pictures; decks made on it are larger by as much. */
const LARGEST: FileLimit = {
  bytes: 20 * 2 ** 20,
  advice: { zh: '请压缩其中的图片后再上传。', en: 'Compress the pictures in it and upload it again.' },
};

/** The unit's template as everybody may know it. */
export interface DeckTemplateAnswer extends Omit<StoredTemplate, 'telling'> {
  telling: TemplateTelling;
}

export function getDeckTemplate({ database }: Cabinet): RequestHandler {
  return async (_request, response) => {
    const template = (await findTemplate(database.read)) ?? null;
    response.set('Cache-Control', 'no-store').json({ template });
  };
}

/** Takes a PPTX in the place of the template there is. It is read in a process of its own, when its turn comes. */
export function putDeckTemplate({ limiter, run }: Workshop, cabinet: Cabinet): RequestHandler {
  return async (request, response) => {
    const { name: by } = personOf(response);
    const signal = abortOnDisconnect(response);
    const { file, fields } = await receiveFile(request, LARGEST);
    refuseFields(fields);
    const telling = await limiter
      .run(() => run('describe-template', file.bytes, { signal }), { signal })
      .catch((error: unknown) => {
        throw toExportProblem(error);
      });
    const at = cabinet.clock().toISOString();
    const template = await cabinet.database.write(async (trx) => {
      const saved = await saveTemplate(trx, { ...file, telling, at, by });
      const detail = { file: saved.name, size: saved.size, sha256: saved.sha256 };
      const action: Action = 'template-changed';
      await saveAudit(trx, { at, by, action, subject: 'deck-template', detail });
      return saved;
    });
    response.set('Cache-Control', 'no-store').json({ template });
  };
}

export function deleteDeckTemplate({ database, clock }: Cabinet): RequestHandler {
  return async (_request, response) => {
    const { name: by } = personOf(response);
    const at = clock().toISOString();
    await database.write(async (trx) => {
      const template = await findTemplate(trx);
      if (!template) throw noTemplate();
      await deleteTemplate(trx);
      const detail = { file: template.name, sha256: template.sha256 };
      const action: Action = 'template-removed';
      await saveAudit(trx, { at, by, action, subject: 'deck-template', detail });
    });
    response.status(204).set('Cache-Control', 'no-store').end();
  };
}

export function noTemplate(): HttpProblem {
  return new HttpProblem('not-found', {
    zh: '还没有上传单位模板。',
    en: 'No template of the unit has been uploaded.',
  });
}

/** A file is all that this path takes. */
function refuseFields(fields: URLSearchParams): void {
  const { problems } = parseQuery({}, fields, { entities: [], indicators: [], latestPeriod: null });
  if (problems.length > 0) throw invalidParameters(problems);
}

export const FILE_NAME: Parameter<string | null> = {
  description: {
    zh: '直接发送文件内容时的文件名',
    en: 'Its name, where the body is the file itself',
  },
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  parse: (text) => text,
  allowed: () => ({ zh: '文件名', en: 'the name of a file' }),
  absent: () => null,
};

const ANSWER = record<{ template: DeckTemplateAnswer }>({ template: reference('DeckTemplate') });

export const DECK_TEMPLATE: PathItem = {
  get: {
    summary: {
      zh: '单位的幻灯片模板：谁在何时上传的、从中读懂了什么；没有则为 null',
      en: "The unit's template for slides: who uploaded it when, and what was understood of it; null where there is none",
    },
    answers: {
      200: record<{ template: DeckTemplateAnswer | null }>({ template: orNull(reference('DeckTemplate')) }),
    },
    problems: [401],
  },
  put: {
    summary: {
      zh: '上传 PPTX 作为单位模板，替换原有的；需要编辑或更高的角色',
      en: "Upload a PPTX as the unit's template, replacing the one there is; needs an editor",
    },
    parameters: asParameterObjects({ filename: FILE_NAME }),
    bodies: {
      'multipart/form-data': {
        type: 'object',
        properties: {
          file: { type: 'string', format: 'binary', description: `≤ ${LARGEST.bytes} bytes` },
        },
        required: ['file'],
      },
      'application/octet-stream': { type: 'string', format: 'binary' },
    },
    answers: { 200: ANSWER },
    problems: [400, 401, 403, 413, 422, 503, 507],
  },
  delete: {
    summary: {
      zh: '移除单位模板，此后用本系统的样式；需要编辑或更高的角色',
      en: "Remove the unit's template; the house style is used from then on; needs an editor",
    },
    others: { 204: { description: { zh: '已移除', en: 'Removed' } } },
    problems: [401, 403, 404, 503, 507],
  },
};
