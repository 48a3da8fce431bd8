import { DECK_LIMITS, type Deck, MEASURES, PAGE_KINDS, type Page } from '../../domain/decks/deck.ts';
import type {
  Cell,
  Column,
  DeckTable,
  Lane,
  LightCell,
  NumberCell,
  TableRow,
  TextCell,
} from '../../domain/decks/deck-table.ts';
import type { PageContent, Tile } from '../../domain/decks/pages/page-content.ts';
import { BILINGUAL } from '../catalog.ts';
import {
  CODE,
  COUNT,
  FLAG,
  listOf,
  MOMENT,
  MONTH,
  model,
  NUMBER,
  nullable,
  objectOf,
  oneOf,
  optional,
  schemaOf,
  TEXT,
} from '../core/schema.ts';
import { FIGURE, FIGURE_SERIES } from '../figures.ts';
import { LIGHT } from './progress-row.ts';

const text = (maxLength: number) => schemaOf<string>({ type: 'string', maxLength });
const WORDS = text(DECK_LIMITS.title);
const SHORT = text(DECK_LIMITS.code);
const is = <W extends string>(word: W) => schemaOf<W>({ const: word });

/** Which of the fields a page has, and which it must have, follows from its kind; `parseDeck` says it. */
const DECK_PAGE = model(
  'DeckPage',
  schemaOf<Page>({
    type: 'object',
    properties: {
      kind: oneOf(PAGE_KINDS),
      title: WORDS,
      remark: text(DECK_LIMITS.remark),
      subtitle: WORDS,
      author: WORDS,
      entity: SHORT,
      category: SHORT,
      indicator: SHORT,
      department: SHORT,
      measure: oneOf(MEASURES),
      light: oneOf(['red']),
      text: text(DECK_LIMITS.text),
    } satisfies Record<FieldOf<Page>, unknown>,
    required: ['kind'],
    additionalProperties: false,
  }),
);
type FieldOf<T> = T extends unknown ? keyof T : never;

export const DECK = model(
  'Deck',
  schemaOf<Deck>({
    type: 'object',
    properties: {
      title: { type: 'string', minLength: 1, maxLength: DECK_LIMITS.title },
      period: nullable(MONTH),
      pages: { ...listOf(DECK_PAGE), minItems: 1, maxItems: DECK_LIMITS.pages },
    } satisfies Record<keyof Deck, unknown>,
    // A deck that is sent may leave the period out.
    required: ['title', 'pages'] satisfies (keyof Deck)[],
    additionalProperties: false,
  }),
);

const TILE = model(
  'DeckTile',
  objectOf<Tile>({
    id: CODE,
    name: BILINGUAL,
    value: BILINGUAL,
    unit: nullable(BILINGUAL),
    note: nullable(BILINGUAL),
    light: nullable(LIGHT),
  }),
);

const CELL = model(
  'DeckCell',
  schemaOf<Cell>({
    oneOf: [
      objectOf<NumberCell>({
        is: is('number'),
        value: nullable(NUMBER),
        style: oneOf(['level', 'percent', 'growth', 'points']),
        decimals: COUNT,
        why: optional(BILINGUAL),
      }),
      objectOf<TextCell>({ is: is('text'), text: BILINGUAL, aside: optional(BILINGUAL) }),
      objectOf<LightCell>({
        is: is('light'),
        light: LIGHT,
        word: BILINGUAL,
        gap: nullable(NUMBER),
        short: optional(BILINGUAL),
        missing: optional(FLAG),
      }),
    ],
  }),
);

const TABLE = model(
  'DeckTable',
  objectOf<DeckTable>({
    id: TEXT,
    columns: listOf(
      objectOf<Column>({
        id: CODE,
        name: BILINGUAL,
        unit: nullable(BILINGUAL),
        align: oneOf(['left', 'right', 'center']),
        optional: optional(FLAG),
        names: optional(FLAG),
        entity: optional(CODE),
      }),
    ),
    rows: listOf(
      objectOf<TableRow>({
        key: TEXT,
        indicator: optional(CODE),
        entity: optional(CODE),
        cells: listOf(CELL),
        whole: optional(FLAG),
      }),
    ),
    lane: nullable(
      objectOf<Lane>({
        column: CODE,
        kind: oneOf(['bullets', 'bars', 'waterfall']),
        unit: TEXT,
        decimals: COUNT,
        from: NUMBER,
        to: NUMBER,
        start: NUMBER,
        series: listOf(FIGURE_SERIES),
      }),
    ),
    figure: nullable(FIGURE),
  }),
);

export const PAGE_CONTENT = model(
  'PageContent',
  objectOf<PageContent>({
    page: COUNT,
    kind: oneOf(PAGE_KINDS),
    identity: TEXT,
    title: BILINGUAL,
    ownTitle: FLAG,
    part: nullable(objectOf<NonNullable<PageContent['part']>>({ number: COUNT, of: COUNT })),
    sentence: nullable(BILINGUAL),
    tiles: listOf(TILE),
    figures: listOf(FIGURE),
    tables: listOf(TABLE),
    paragraphs: listOf(TEXT),
    remark: nullable(TEXT),
    key: nullable(BILINGUAL),
    notes: BILINGUAL,
    asOf: objectOf<PageContent['asOf']>({ period: MONTH, revision: COUNT, demonstration: FLAG }),
    exportedAt: MOMENT,
  }),
);
