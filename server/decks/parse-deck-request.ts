import type { Request } from 'express';
import type { Deck } from '../../domain/decks/deck.ts';
import { parseDeck } from '../../domain/decks/parse-deck.ts';
import type { Text } from '../../domain/model.ts';
import { SLIDE_SIZES, type SlideSize } from '../../formats/pptx/slides/slide-geometry.ts';
import { understand } from '../cache/read-route.ts';
import type { Person } from '../http/authorization.ts';
import { HttpProblem } from '../http/errors.ts';
import type { Parameter, Parameters } from '../http/parameters.ts';
import type { DeckReading } from './progress-row-cache.ts';
import { chooseDeck, DECK_PARAMETERS, type DeckValues } from './resolve-deck.ts';
import type { Workshop } from './workshop.ts';

function oneOf<W extends string>(description: Text, words: readonly W[]): Parameter<W> {
  return {
    description,
    schema: { type: 'string', enum: [...words], default: words[0] },
    parse: (text) => words.find((word) => word === text),
    allowed: () => ({ zh: ` ${words.join(' 或 ')}`, en: words.join(' or ') }),
    absent: () => words[0],
  };
}

export const FORMATS = ['pptx', 'xlsx'] as const;
export type DeckFormat = (typeof FORMATS)[number];

/** `own`: the unit's template, where it has one; without one it is the house style as well. */
export const LOOKS = ['own', 'house'] as const;
export type Look = (typeof LOOKS)[number];

/** What a deck is made into. */
export const FILE_PARAMETERS = {
  ratio: oneOf<SlideSize>({ zh: '幻灯片的宽高比', en: 'Proportions of the slides' }, SLIDE_SIZES),
  format: oneOf<DeckFormat>(
    { zh: '幻灯片，或每页一张工作表的工作簿', en: 'Slides, or a workbook with one sheet a page' },
    FORMATS,
  ),
  template: oneOf<Look>(
    {
      zh: '幻灯片的样式：own 用单位模板（有的话，画幅随模板），house 用本系统的样式',
      en: "Look of the slides: own, the unit's template where there is one (proportions are its own), or house",
    },
    LOOKS,
  ),
};

export const DECK_FILE_PARAMETERS = { ...DECK_PARAMETERS, ...FILE_PARAMETERS };

export interface FileValues {
  lang: keyof Text;
  ratio: SlideSize;
  format: DeckFormat;
  template: Look;
}

/**
 * What a request for a deck is about: the deck that its query, or its body, names, with the rows of its month.
 *
 * @throws {HttpProblem} `invalid-parameter`, `invalid-body`, `not-found`
 */
export async function readDeckRequest<P extends Parameters>(
  { desk, rows }: Workshop,
  request: Request,
  person: Person,
  parameters: P,
): Promise<{ reading: DeckReading; values: DeckValues & FileValues }> {
  const understood = await understand({ parameters }, request, desk);
  const values = understood.values as unknown as DeckValues & FileValues;
  const { context } = understood;
  const { catalog } = context;
  const latest = values.period ?? catalog.latestPeriod;
  if (latest === null) throw noFigures();
  const given = deckOfBody(request.body as unknown);
  const deck =
    given ??
    (await chooseDeck(
      values,
      { catalog, period: latest, rows: await rows.at(context, latest), language: values.lang },
      desk.read,
      person,
    ));
  const period = values.period ?? deck.period ?? latest;
  const reading: DeckReading = {
    deck,
    period,
    context,
    rows: await rows.at(context, period),
    exportedAt: desk.clock().toISOString(),
  };
  return { reading, values };
}

function deckOfBody(body: unknown): Deck | null {
  if (body === undefined) return null;
  const { deck, problems } = parseDeck(body);
  if (deck) return deck;
  const [first] = problems;
  throw new HttpProblem(
    'invalid-body',
    {
      zh: `文稿有 ${problems.length} 处问题：${first?.row ? `第 ${first.row} 页，` : ''}${first?.message}。`,
      en: `The deck has ${problems.length} problem(s): ${first?.row ? `page ${first.row}, ` : ''}${first?.messageEn}.`,
    },
    { problems },
  );
}

export function noFigures(): HttpProblem {
  return new HttpProblem('not-found', {
    zh: '还没有任何数据，没有可以展示的内容。',
    en: 'There are no figures yet, so there is nothing to show.',
  });
}
