import { json, type RequestHandler } from 'express';
import type { Deck } from '../../../domain/decks/deck.ts';
import type { PageContent } from '../../../domain/decks/pages/page-content.ts';
import type { Month } from '../../../domain/model.ts';
import { readParameterObjects } from '../../cache/read-route.ts';
import { personOf } from '../../http/authorization.ts';
import { COUNT, listOf, MOMENT, MONTH, record, reference } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { readDeckRequest } from '../parse-deck-request.ts';
import { readDeckPages } from '../progress-row-cache.ts';
import { DECK_PARAMETERS } from '../resolve-deck.ts';
import type { Workshop } from '../workshop.ts';

export const DECK_CONTENT_PATH = '/api/deck-content';
/** A deck of 120 pages with everything said on each. */
export const DECK_LIMIT = '1mb';

export interface DeckContentAnswer {
  /** The deck that was meant, its pages written out. */
  deck: Deck;
  period: Month;
  revision: number;
  exportedAt: string;
  contents: PageContent[];
}

/** What stands on the pages of a deck: what the screen and the printer draw. */
export function getDeckContent(workshop: Workshop): RequestHandler {
  return async (request, response) => {
    const { reading } = await readDeckRequest(workshop, request, personOf(response), DECK_PARAMETERS);
    const { deck, period, context } = reading;
    // The same pages at the same revision are the same, whoever asks and however they were named.
    const key = `${DECK_CONTENT_PATH} ${JSON.stringify([deck, period])} @${context.revision}`;
    await workshop.desk.responses.send(key, request, response, async (): Promise<DeckContentAnswer> => {
      const contents = await readDeckPages(reading);
      return { deck, period, revision: context.revision, exportedAt: reading.exportedAt, contents };
    });
  };
}

/** The same for a deck that is sent: one that is being put together, or that no address could hold. */
export function postDeckContent(workshop: Workshop): RequestHandler[] {
  return [json({ limit: DECK_LIMIT }), getDeckContent(workshop)];
}

const ANSWER = record<DeckContentAnswer>({
  deck: reference('Deck'),
  period: MONTH,
  revision: COUNT,
  exportedAt: MOMENT,
  contents: listOf(reference('PageContent')),
});

export const DECK_CONTENT: PathItem = {
  get: {
    summary: {
      zh: '一套文稿各页的内容：屏幕、幻灯片与打印所用的同一份',
      en: 'What stands on the pages of a deck: the same for the screen, slides and print',
    },
    parameters: readParameterObjects(DECK_PARAMETERS),
    answers: { 200: ANSWER },
    problems: [400, 401, 404],
    cached: true,
  },
  post: {
    summary: { zh: '随请求发来的文稿各页的内容', en: 'The same for a deck that is sent' },
    parameters: readParameterObjects(DECK_PARAMETERS),
    body: reference('Deck'),
    answers: { 200: ANSWER },
    problems: [400, 401, 403, 404, 413],
    cached: true,
  },
};
