import { DECK_LIMITS, type Deck, MEASURES, PAGE_KINDS } from '../../domain/decks/deck.ts';
import type {
  Column,
  DeckTable,
  Lane,
  LightCell,
  NumberCell,
  TableRow,
  TextCell,
} from '../../domain/decks/deck-table.ts';
import type { PageContent, Tile } from '../../domain/decks/pages/page-content.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import {
  CODE,
  COUNT,
  FLAG,
  type JsonSchema,
  LIGHT,
  listOf,
  MOMENT,
  MONTH,
  NUMBER,
  orNull,
  record,
  reference,
  TEXT,
  words,
} from '../http/json-schema.ts';

const text = (maxLength: number): JsonSchema => ({ type: 'string', maxLength });
const TEXTS = reference('Text');
const WORDS = text(DECK_LIMITS.title);
const SHORT = text(DECK_LIMITS.code);
const is = (word: string): JsonSchema => ({ const: word });

/** Decks and what stands on their pages. */
export const DECK_SCHEMAS: Record<string, JsonSchema> = {
  Deck: record<Deck>(
    {
      title: { type: 'string', minLength: 1, maxLength: DECK_LIMITS.title },
      period: orNull(MONTH),
      pages: { ...listOf(reference('DeckPage')), minItems: 1, maxItems: DECK_LIMITS.pages },
    },
    ['period'],
  ),

  // Which of the fields a page has, and which it must have, follows from its kind; a refusal says it.
  DeckPage: {
    type: 'object',
    properties: {
      kind: words(PAGE_KINDS),
      title: WORDS,
      remark: text(DECK_LIMITS.remark),
      subtitle: WORDS,
      author: WORDS,
      entity: SHORT,
      category: SHORT,
      indicator: SHORT,
      department: SHORT,
      measure: words(MEASURES),
      light: words(['red']),
      text: text(DECK_LIMITS.text),
    },
    required: ['kind'],
    additionalProperties: false,
  },

  SavedDeck: record<VisibleDeck>({
    id: COUNT,
    deck: reference('Deck'),
    owner: CODE,
    shared: FLAG,
    mayChange: FLAG,
    version: COUNT,
    updatedAt: MOMENT,
    updatedBy: CODE,
  }),

  PageContent: record<PageContent>({
    page: COUNT,
    kind: words(PAGE_KINDS),
    identity: TEXT,
    title: TEXTS,
    part: orNull(record<{ number: number; of: number }>({ number: COUNT, of: COUNT })),
    sentence: orNull(TEXTS),
    tiles: listOf(reference('DeckTile')),
    figures: listOf(reference('Figure')),
    tables: listOf(reference('DeckTable')),
    paragraphs: listOf(TEXT),
    remark: orNull(TEXT),
    key: orNull(TEXTS),
    notes: TEXTS,
    asOf: record<PageContent['asOf']>({ period: MONTH, revision: COUNT, demonstration: FLAG }),
    exportedAt: MOMENT,
  }),

  DeckTile: record<Tile>({
    id: CODE,
    name: TEXTS,
    value: TEXTS,
    unit: orNull(TEXTS),
    note: orNull(TEXTS),
    light: orNull(LIGHT),
  }),

  DeckTable: record<DeckTable>({
    id: TEXT,
    columns: listOf(
      record<Column>(
        {
          id: CODE,
          name: TEXTS,
          unit: orNull(TEXTS),
          align: words(['left', 'right', 'center']),
          optional: FLAG,
        },
        ['optional'],
      ),
    ),
    rows: listOf(
      record<TableRow>({ key: TEXT, cells: listOf(reference('DeckCell')), whole: FLAG }, ['whole']),
    ),
    lane: orNull(
      record<Lane>({
        column: CODE,
        kind: words(['bullets', 'bars', 'waterfall']),
        unit: TEXT,
        decimals: COUNT,
        from: NUMBER,
        to: NUMBER,
        start: NUMBER,
        series: listOf(reference('FigureSeries')),
      }),
    ),
    figure: orNull(reference('Figure')),
  }),

  DeckCell: {
    oneOf: [
      record<NumberCell>(
        {
          is: is('number'),
          value: orNull(NUMBER),
          style: words(['level', 'percent', 'growth', 'points']),
          decimals: COUNT,
          why: TEXTS,
        },
        ['why'],
      ),
      record<TextCell>({ is: is('text'), text: TEXTS, aside: TEXTS }, ['aside']),
      record<LightCell>({ is: is('light'), light: LIGHT, word: TEXTS, gap: orNull(NUMBER), short: TEXTS }, [
        'short',
      ]),
    ],
  },
};
