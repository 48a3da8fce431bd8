import { isAtLeast } from '../../contract/roles.ts';
import { findDeck, type SavedDeck } from '../../db/decks/saved-decks.ts';
import type { Reader } from '../../db/schema.ts';
import { DECK_LIMITS, type Deck } from '../../domain/decks/deck.ts';
import { parsePages } from '../../domain/decks/page-url.ts';
import { zoneOf } from '../../domain/decks/pages/page-content.ts';
import { parseDeck } from '../../domain/decks/parse-deck.ts';
import {
  departmentDeck,
  parkDeck,
  type ReadyDecks,
  shortfallDeck,
  zoneDeck,
} from '../../domain/decks/presets.ts';
import type { Month, Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Person } from '../http/authorization.ts';
import { HttpProblem, invalidParameters } from '../http/errors.ts';
import { ENTITY, monthParameter, optional, type Parameter } from '../http/parameters.ts';

const READY = ['zone', 'park', 'department', 'shortfalls'] as const;

/** Long enough for every page that an address can hold. */
const LONGEST = 14_000;

const DECK: Parameter<string | null> = {
  description: {
    zh: '哪套文稿：zone（全区）、park、department（与 entity 同用）、shortfalls（欠序时），或已存文稿的编号；不给则按 entity',
    en: 'Which deck: zone, park or department (with entity), shortfalls, or the number of a saved one; after entity when not given',
  },
  schema: { type: 'string', pattern: `^(${READY.join('|')}|\\d{1,15})$` },
  parse: (text) =>
    /^\d{1,15}$/.test(text) || (READY as readonly string[]).includes(text) ? text : undefined,
  allowed: () => ({
    zh: ` ${READY.join('、')} 之一或已存文稿的编号`,
    en: `one of ${READY.join(', ')}, or the number of a saved deck`,
  }),
  absent: () => null,
};

const PAGES: Parameter<string | null> = {
  description: {
    zh: '页面，用逗号隔开：类型[:编码][;字段=值]…，如 cover,overall,indicator:SALES;entity=P1,matrix',
    en: 'Pages, separated by commas: kind[:code][;field=value]…, such as cover,overall,indicator:SALES;entity=P1,matrix',
  },
  schema: { type: 'string', minLength: 1, maxLength: LONGEST },
  parse: (text) => (text.length <= LONGEST ? text : undefined),
  allowed: () => ({
    zh: `最多 ${LONGEST} 个字符的页面列表`,
    en: `a list of pages of at most ${LONGEST} characters`,
  }),
  absent: () => null,
};

const TITLE: Parameter<string | null> = {
  description: { zh: '文稿的标题', en: 'Title of the deck' },
  schema: { type: 'string', minLength: 1, maxLength: DECK_LIMITS.title },
  parse: (text) => ([...text].length <= DECK_LIMITS.title ? text : undefined),
  allowed: () => ({
    zh: `最多 ${DECK_LIMITS.title} 个字的标题`,
    en: `a title of at most ${DECK_LIMITS.title} characters`,
  }),
  absent: () => null,
};

export const LANGUAGE: Parameter<keyof Text> = {
  description: {
    zh: '语言：文件的，以及现成文稿标题的',
    en: "Language of the file, and of a ready-made deck's title",
  },
  schema: { type: 'string', enum: ['zh', 'en'], default: 'zh' },
  parse: (text) => (text === 'zh' || text === 'en' ? text : undefined),
  allowed: () => ({ zh: ' zh 或 en', en: 'zh or en' }),
  absent: () => 'zh',
};

/** What says which deck is meant; the same for slides, workbooks and what the screen shows. */
export const DECK_PARAMETERS = {
  period: optional(
    monthParameter({
      zh: '期间；不给则为文稿自己的月份，再则为最新一期',
      en: "The month; the deck's own when not given, else the latest one",
    }),
  ),
  entity: optional(ENTITY),
  deck: DECK,
  pages: PAGES,
  title: TITLE,
  lang: LANGUAGE,
};

export interface DeckValues {
  period: Month | null;
  entity: string | null;
  deck: string | null;
  pages: string | null;
  title: string | null;
}

/** A saved deck that this person may see; that there is another's is told to nobody. */
export async function getVisibleDeck(read: Reader, person: Person, id: unknown): Promise<SavedDeck> {
  const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  const found = number === undefined ? undefined : await findDeck(read, number);
  if (!found || (found.accountId !== person.accountId && !found.shared)) {
    throw new HttpProblem('not-found', {
      zh: '没有这套已存文稿，或它没有共享给您。',
      en: 'There is no such saved deck, or it is not shared with you.',
    });
  }
  return found;
}

/** Its owner changes a deck; a shared one every editor as well. */
export function mayChangeDeck(person: Person, { accountId, shared }: SavedDeck): boolean {
  return accountId === person.accountId || (shared && isAtLeast(person.role, 'editor'));
}

/**
 * The deck that is meant: its pages as given, or the saved one, or a ready-made one.
 *
 * @throws {HttpProblem} `invalid-parameter` with every problem of the pages; `not-found`
 */
export async function chooseDeck(
  { deck: word, entity, pages, title, period }: DeckValues,
  ready: ReadyDecks,
  read: Reader,
  person: Person,
): Promise<Deck> {
  if (pages !== null) {
    const own = title ?? readyMade(word, entity, ready).title;
    return checkedDeck({ title: own, period, pages: parsePages(pages) });
  }
  const made =
    word !== null && /^\d/.test(word)
      ? (await getVisibleDeck(read, person, word)).deck
      : readyMade(word, entity, ready);
  return title === null ? made : { ...made, title };
}

function checkedDeck(json: unknown): Deck {
  const { deck, problems } = parseDeck(json);
  if (!deck) throw invalidParameters(problems.map(inPages));
  return deck;
}

/** A page's problem, said of the parameter that it came in. */
function inPages(problem: Problem): Problem {
  const { row, column } = problem;
  if (row === null) return problem;
  const zh = `参数 pages 第 ${row} 页${column ? `的 ${column}` : ''}：${problem.message}。`;
  const en = `Parameter pages, page ${row}${column ? `, ${column}` : ''}: ${problem.messageEn}.`;
  return { ...problem, message: zh, messageEn: en };
}

function readyMade(word: string | null, entity: string | null, ready: ReadyDecks): Deck {
  const { entities } = ready.catalog;
  const about = entities.find(({ code }) => code === entity);
  if (word === 'shortfalls') return shortfallDeck(ready);
  if (word === 'department' || (word === null && about?.kind === 'department')) {
    const code = about?.code ?? entities.find(({ kind }) => kind === 'department')?.code;
    if (code !== undefined) return departmentDeck(ready, code);
  }
  if (word === 'park' || (about && about.code !== zoneOf(ready.catalog)?.code && word !== 'zone')) {
    const code = about?.code ?? entities.find(({ kind }) => kind === 'park')?.code;
    if (code !== undefined) return parkDeck(ready, code);
  }
  return zoneDeck(ready);
}
