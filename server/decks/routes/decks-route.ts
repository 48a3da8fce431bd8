import type { RequestHandler } from 'express';
import { readParameterObjects } from '../../cache/read-route.ts';
import { attachment } from '../../http/attachment.ts';
import { personOf } from '../../http/authorization.ts';
import type { PathItem } from '../../http/openapi.ts';
import { DECK_FILE_PARAMETERS, readDeckRequest } from '../parse-deck-request.ts';
import { PPTX_TYPE, renderDeck } from '../render-deck.ts';
import { abortOnDisconnect, sendFile } from '../send-file.ts';
import type { Workshop } from '../workshop.ts';

export const DECKS_PATH = '/api/decks';

/** A deck as a file, in one answer. It waits for its turn; who goes away is not waited for. */
export function getDeck(workshop: Workshop): RequestHandler {
  return async (request, response) => {
    const signal = abortOnDisconnect(response);
    const { reading, values } = await readDeckRequest(
      workshop,
      request,
      personOf(response),
      DECK_FILE_PARAMETERS,
    );
    const file = await workshop.limiter.run(() => renderDeck(workshop, reading, values, { signal }), {
      signal,
    });
    response.set('Content-Disposition', attachment(file.name));
    sendFile(response, file);
  };
}

export const DECKS: PathItem = {
  get: {
    summary: {
      zh: '一套文稿的文件：可编辑图表的幻灯片（.pptx），或每页一张工作表的工作簿（format=xlsx）',
      en: 'A deck as a file: slides with charts that can be edited (.pptx), or a workbook with one sheet a page (format=xlsx)',
    },
    parameters: readParameterObjects(DECK_FILE_PARAMETERS),
    others: { 200: { description: { zh: '文件', en: 'The file' }, type: PPTX_TYPE } },
    problems: [400, 401, 404, 503],
  },
};
