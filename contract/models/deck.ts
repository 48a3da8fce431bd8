import { DECK_LIMITS, type Deck, MEASURES, PAGE_KINDS, type Page } from '../../domain/decks/deck.ts';
import type {
  Cell,
  Column,
  DeckTable,
  InlineChart,
  LightCell,
  NumberCell,
  TableRow,
  TextCell,
} from '../../domain/decks/deck-table.ts';
import type { PageContent, Tile } from '../../domain/decks/page-content.ts';
import { BILINGUAL } from '../catalog.ts';
import * as t from '../core/schema.ts';
import { FIGURE, FIGURE_SERIES } from '../figures.ts';
import { LIGHT } from './progress-row.ts';

const text = (maxLength: number) => t.schemaOf<string>({ type: 'string', maxLength });
const WORDS = text(DECK_LIMITS.title);
const SHORT = text(DECK_LIMITS.code);
const is = <W extends string>(word: W) => t.schemaOf<W>({ const: word });

/** Which of the fields a page has, and which it must have, follows from its kind; `parseDeck` says it. */
const DECK_PAGE = t.model(
  'DeckPage',
  t.schemaOf<Page>({
    type: 'object',
    properties: {
      kind: t.oneOf(PAGE_KINDS),
      title: WORDS,
      remark: text(DECK_LIMITS.remark),
      subtitle: WORDS,
      author: WORDS,
      entity: SHORT,
      category: SHORT,
      indicator: SHORT,
      department: SHORT,
      measure: t.oneOf(MEASURES),
      light: t.oneOf(['red']),
      text: text(DECK_LIMITS.text),
    } satisfies Record<FieldOf<Page>, unknown>,
    required: ['kind'],
    additionalProperties: false,
  }),
);
type FieldOf<T> = T extends unknown ? keyof T : never;

export const DECK = t.model(
  'Deck',
  t.schemaOf<Deck>({
    type: 'object',
    properties: {
      title: { type: 'string', minLength: 1, maxLength: DECK_LIMITS.title },
      period: t.nullable(t.MONTH),
      pages: { ...t.listOf(DECK_PAGE), minItems: 1, maxItems: DECK_LIMITS.pages },
    } satisfies Record<keyof Deck, unknown>,
    // A deck that is sent may leave the period out.
    required: ['title', 'pages'] satisfies (keyof Deck)[],
    additionalProperties: false,
  }),
);

const TILE = t.model(
  'DeckTile',
  t.objectOf<Tile>({
    id: t.CODE,
    name: BILINGUAL,
    value: BILINGUAL,
    unit: t.nullable(BILINGUAL),
    note: t.nullable(BILINGUAL),
    light: t.nullable(LIGHT),
  }),
);

const CELL = t.model(
  'DeckCell',
  t.schemaOf<Cell>({
    oneOf: [
      t.objectOf<NumberCell>({
        is: is('number'),
        value: t.nullable(t.NUMBER),
        style: t.oneOf(['level', 'percent', 'growth', 'points']),
        decimals: t.COUNT,
        why: t.optional(BILINGUAL),
        period: t.optional(BILINGUAL),
        before: t.optional(BILINGUAL),
        unit: t.optional(BILINGUAL),
      }),
      t.objectOf<TextCell>({
        is: is('text'),
        text: BILINGUAL,
        period: t.optional(BILINGUAL),
        aside: t.optional(BILINGUAL),
      }),
      t.objectOf<LightCell>({
        is: is('light'),
        light: LIGHT,
        word: BILINGUAL,
        gap: t.nullable(t.NUMBER),
        gapUnit: t.optional(BILINGUAL),
        gapDecimals: t.optional(t.COUNT),
        short: t.optional(BILINGUAL),
        missing: t.optional(t.FLAG),
      }),
    ],
  }),
);

const TABLE = t.model(
  'DeckTable',
  t.objectOf<DeckTable>({
    id: t.TEXT,
    columns: t.listOf(
      t.objectOf<Column>({
        id: t.CODE,
        name: BILINGUAL,
        formerly: t.optional(t.listOf(BILINGUAL)),
        unit: t.nullable(BILINGUAL),
        align: t.oneOf(['left', 'right', 'center']),
        optional: t.optional(t.FLAG),
        names: t.optional(t.FLAG),
        entity: t.optional(t.CODE),
      }),
    ),
    rows: t.listOf(
      t.objectOf<TableRow>({
        key: t.TEXT,
        indicator: t.optional(t.CODE),
        entity: t.optional(t.CODE),
        cells: t.listOf(CELL),
        whole: t.optional(t.FLAG),
      }),
    ),
    lane: t.nullable(
      t.objectOf<InlineChart>({
        column: t.CODE,
        kind: t.oneOf(['bullets', 'bars', 'waterfall']),
        unit: t.TEXT,
        decimals: t.COUNT,
        from: t.NUMBER,
        to: t.NUMBER,
        start: t.NUMBER,
        lower: t.optional(t.FLAG),
        series: t.listOf(FIGURE_SERIES),
      }),
    ),
    figure: t.nullable(FIGURE),
  }),
);

export const PAGE_CONTENT = t.model(
  'PageContent',
  t.objectOf<PageContent>({
    page: t.COUNT,
    kind: t.oneOf(PAGE_KINDS),
    identity: t.TEXT,
    title: BILINGUAL,
    ownTitle: t.FLAG,
    part: t.nullable(t.objectOf<NonNullable<PageContent['part']>>({ number: t.COUNT, of: t.COUNT })),
    sentence: t.nullable(BILINGUAL),
    tiles: t.listOf(TILE),
    figures: t.listOf(FIGURE),
    tables: t.listOf(TABLE),
    paragraphs: t.listOf(t.TEXT),
    remark: t.nullable(t.TEXT),
    key: t.nullable(BILINGUAL),
    notes: BILINGUAL,
    asOf: t.objectOf<PageContent['asOf']>({ period: t.MONTH, revision: t.COUNT, demonstration: t.FLAG }),
    exportedAt: t.MOMENT,
  }),
);
