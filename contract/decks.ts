import { DECK_LIMITS, type Deck } from '../domain/decks/deck.ts';
import { parseDeck } from '../domain/decks/parse-deck.ts';
import type { VisibleDeck } from '../domain/decks/saved-deck.ts';
import { type Field, FLAG_FIELD, fields, InvalidValue, type OptionalField } from './core/body.ts';
import {
  AS_OF,
  ENTITY,
  monthParameter,
  type OptionalParameter,
  optionalParameter,
  textParameter,
  wordOrFirst,
} from './core/parameter.ts';
import { DECK_ID, route } from './core/route.ts';
import * as t from './core/schema.ts';
import { DECK, PAGE_CONTENT } from './models/deck.ts';

/** A deck of 120 pages with everything said on each. */
const LIMIT = '1mb';

/** What is wrong with a deck is said page by page, not in one word. */
const DECK_FIELD: Field<Deck> = {
  schema: DECK,
  parse: (value) => {
    const { deck, problems } = parseDeck(value);
    if (deck) return deck;
    const [first] = problems;
    throw new InvalidValue(
      {
        zh: `文稿有 ${problems.length} 处问题：${first?.row ? `第 ${first.row} 页，` : ''}${first?.message}。`,
        en: `The deck has ${problems.length} problem(s): ${first?.row ? `page ${first.row}, ` : ''}${first?.messageEn}.`,
      },
      problems,
    );
  },
  expected: { zh: '一套文稿', en: 'a deck' },
};

/** A request whose body is a deck, or that has none. */
export const DECK_BODY = { kind: 'value', field: DECK_FIELD, limit: LIMIT } as const;

/** Decks that are made up for the month rather than saved. */
const PRESET_DECKS = ['zone', 'park', 'department', 'shortfalls'] as const;

const WHICH_DECK: OptionalParameter<string | null> = {
  description: {
    zh: '哪套文稿：zone（全区）、park、department（与 entity 同用）、shortfalls（欠序时），或已存文稿的编号；不给则按 entity',
    en: 'Which deck: zone, park or department (with entity), shortfalls, or the number of a saved one; after entity when not given',
  },
  schema: { type: 'string', pattern: `^(${PRESET_DECKS.join('|')}|\\d{1,15})$` },
  parse: (text) =>
    /^\d{1,15}$/.test(text) || (PRESET_DECKS as readonly string[]).includes(text) ? text : undefined,
  expected: {
    zh: ` ${PRESET_DECKS.join('、')} 之一或已存文稿的编号`,
    en: `one of ${PRESET_DECKS.join(', ')}, or the number of a saved deck`,
  },
  absent: () => null,
};

/** Long enough for every page that an address can hold. */
const LONGEST_PAGES = 14_000;

export const LANGUAGE = wordOrFirst(
  {
    zh: '语言：文件的，以及现成文稿标题的',
    en: "Language of the file, and of a ready-made deck's title",
  },
  ['zh', 'en'] as const,
);

/** What says which deck is meant; the same for slides, workbooks and what the screen shows. */
export const DECK_QUERY = {
  period: optionalParameter(
    monthParameter({
      zh: '期间；不给则为文稿自己的月份，再则为最新一期',
      en: "The month; the deck's own when not given, else the latest one",
    }),
  ),
  entity: optionalParameter(ENTITY),
  deck: WHICH_DECK,
  pages: textParameter(
    {
      zh: '页面，用逗号隔开：类型[:编码][;字段=值]…，如 cover,overall,indicator:SALES;entity=P1,matrix',
      en: 'Pages, separated by commas: kind[:code][;field=value]…, such as cover,overall,indicator:SALES;entity=P1,matrix',
    },
    LONGEST_PAGES,
    {
      zh: `最多 ${LONGEST_PAGES} 个字符的页面列表`,
      en: `a list of pages of at most ${LONGEST_PAGES} characters`,
    },
  ),
  title: {
    ...textParameter({ zh: '文稿的标题', en: 'Title of the deck' }, DECK_LIMITS.title, {
      zh: `最多 ${DECK_LIMITS.title} 个字的标题`,
      en: `a title of at most ${DECK_LIMITS.title} characters`,
    }),
    // Characters, not UTF-16 units.
    parse: (text: string) => ([...text].length <= DECK_LIMITS.title ? text : undefined),
  },
  lang: LANGUAGE,
};

/** The resolved deck and what is on its pages. */
const DECK_CONTENT = t.object({
  deck: DECK,
  period: t.MONTH,
  revision: t.COUNT,
  exportedAt: t.MOMENT,
  contents: t.listOf(PAGE_CONTENT),
});
export type DeckContentResponse = t.Static<typeof DECK_CONTENT>;

const CONTENT_ROUTE = {
  path: '/api/deck-content',
  role: 'viewer',
  query: { ...DECK_QUERY, asOf: AS_OF },
  responses: { 200: DECK_CONTENT },
  cached: true,
} as const;

export const getDeckContent = route({
  ...CONTENT_ROUTE,
  method: 'GET',
  summary: {
    zh: '一套文稿各页的内容：屏幕、幻灯片与打印所用的同一份',
    en: 'What stands on the pages of a deck: the same for the screen, slides and print',
  },
  problems: [400, 401, 404],
});

export const postDeckContent = route({
  ...CONTENT_ROUTE,
  method: 'POST',
  summary: { zh: '随请求发来的文稿各页的内容', en: 'The same for a deck that is sent' },
  body: DECK_BODY,
  problems: [400, 401, 403, 404, 413],
});

const SAVED_DECK = t.model(
  'SavedDeck',
  t.objectOf<VisibleDeck>({
    id: t.COUNT,
    deck: DECK,
    owner: t.CODE,
    shared: t.FLAG,
    mayChange: t.FLAG,
    version: t.COUNT,
    updatedAt: t.MOMENT,
    updatedBy: t.CODE,
  }),
);

const SHARED: OptionalField<boolean> = { ...FLAG_FIELD, absent: false };

const VERSION: Field<number> = {
  schema: t.COUNT,
  parse: (value) => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined),
  expected: { zh: '所见的版本号', en: 'the version that was seen' },
};

const params = { id: DECK_ID };

export const getSavedDecks = route({
  method: 'GET',
  path: '/api/saved-decks',
  role: 'viewer',
  summary: { zh: '自己的与共享的文稿', en: "One's own decks and the shared ones" },
  responses: { 200: t.object({ decks: t.listOf(SAVED_DECK) }) },
  problems: [401],
});

export const postSavedDeck = route({
  method: 'POST',
  path: '/api/saved-decks',
  role: 'viewer',
  summary: { zh: '保存一套文稿', en: 'Save a deck' },
  body: fields({ deck: DECK_FIELD, shared: SHARED }, LIMIT),
  responses: { 201: SAVED_DECK },
  problems: [400, 401, 403, 409, 413, 415],
});

export const getSavedDeck = route({
  method: 'GET',
  path: '/api/saved-decks/:id',
  role: 'viewer',
  summary: { zh: '一套已存的文稿', en: 'A saved deck' },
  params,
  responses: { 200: SAVED_DECK },
  problems: [401, 404],
});

export const putSavedDeck = route({
  method: 'PUT',
  path: '/api/saved-decks/:id',
  role: 'viewer',
  summary: { zh: '修改一套已存的文稿', en: 'Change a saved deck' },
  params,
  body: fields({ deck: DECK_FIELD, shared: SHARED, version: VERSION }, LIMIT),
  responses: { 200: SAVED_DECK },
  problems: [400, 401, 403, 404, 409, 413, 415],
});

export const deleteSavedDeck = route({
  method: 'DELETE',
  path: '/api/saved-decks/:id',
  role: 'viewer',
  summary: { zh: '删除一套已存的文稿', en: 'Delete a saved deck' },
  params,
  responses: { 204: { description: { zh: '已删除', en: 'Deleted' } } },
  problems: [401, 403, 404],
});
