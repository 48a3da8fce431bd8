import type { RequestHandler } from 'express';
import { findTemplate, findTemplateBytes } from '../../../db/decks/deck-template.ts';
import { attachment } from '../../http/attachment.ts';
import type { PathItem } from '../../http/openapi.ts';
import { PPTX_TYPE } from '../render-deck.ts';
import { noTemplate } from './deck-template-routes.ts';
import type { Cabinet } from './saved-decks-routes.ts';

export const DECK_TEMPLATE_FILE_PATH = '/api/deck-template/file';

/** The template as it came. To be saved, never to be shown: it is somebody's, not ours. */
export function getDeckTemplateFile({ database }: Cabinet): RequestHandler {
  return async (_request, response) => {
    const template = await findTemplate(database.read);
    const bytes = template && (await findTemplateBytes(database.read));
    if (!template || !bytes) throw noTemplate();
    response
      .set({
        'Content-Type': PPTX_TYPE,
        'Content-Disposition': attachment(template.name),
        'Cache-Control': 'private, no-cache',
        ETag: `"${template.sha256}"`,
        'X-Content-Type-Options': 'nosniff',
      })
      .send(bytes);
  };
}

export const DECK_TEMPLATE_FILE: PathItem = {
  get: {
    summary: { zh: '单位模板的原始文件', en: "The unit's template as it was uploaded" },
    others: { 200: { description: { zh: '文件', en: 'The file' }, type: PPTX_TYPE } },
    problems: [401, 404],
  },
};
