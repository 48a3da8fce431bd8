import type { QueryValues } from '../../contract/core/route.ts';
import type { getDeckContent } from '../../contract/decks.ts';
import type { Deck } from '../../domain/decks/deck.ts';
import { zoneOf } from '../../domain/decks/page-content.ts';
import { parsePages } from '../../domain/decks/page-url.ts';
import { parseDeck } from '../../domain/decks/parse-deck.ts';
import {
  departmentDeck,
  parkDeck,
  type ReadyDecks,
  shortfallDeck,
  zoneDeck,
} from '../../domain/decks/presets.ts';
import type { Month } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { HttpProblem, invalidParameters } from '../http/errors.ts';
import type { DeckData } from './deck-pages.ts';
import { getVisibleDeck } from './saved-decks.ts';

type DeckQuery = QueryValues<typeof getDeckContent>;

/** A checked request for a deck. */
interface DeckRequest {
  person: Person;
  query: DeckQuery;
  context: ReadContext;
}

/**
 * The deck that a request is about, with the data of its month.
 *
 * @param sent the deck in the body, which takes precedence over the query; null where there is none
 * @throws {HttpProblem} `invalid-parameter` with every problem of the pages; `not-found`
 */
export async function loadDeck(
  { progressRows, clock }: Pick<AppContext, 'progressRows' | 'clock'>,
  { person, query, context }: DeckRequest,
  sent: Deck | null,
): Promise<DeckData> {
  const { catalog } = context;
  const latest = getPeriod(context, query.period);
  const rowsAt = (period: Month) => progressRows.get(context, period);
  const deck =
    sent ??
    (await chooseDeck(
      query,
      { catalog, period: latest, rows: await rowsAt(latest), language: query.lang },
      context,
      person,
    ));
  const period = query.period ?? deck.period ?? latest;
  return { deck, period, context, rows: await rowsAt(period), exportedAt: clock().toISOString() };
}

/**
 * The month asked for, else the latest one.
 *
 * @throws {HttpProblem} `not-found` where there are no figures yet
 */
export function getPeriod({ catalog }: ReadContext, asked: Month | null): Month {
  const period = asked ?? catalog.latestPeriod;
  if (period !== null) return period;
  throw new HttpProblem('not-found', {
    zh: '还没有任何数据，没有可以展示的内容。',
    en: 'There are no figures yet, so there is nothing to show.',
  });
}

/** Pages as given in the query, else a saved deck, else a preset. */
async function chooseDeck(
  { deck: name, entity, pages, title, period }: DeckQuery,
  ready: ReadyDecks,
  { read }: ReadContext,
  person: Person,
): Promise<Deck> {
  if (pages !== null) {
    const ownTitle = title ?? presetDeck(name, entity, ready).title;
    return checkedDeck({ title: ownTitle, period, pages: parsePages(pages) });
  }
  const deck =
    name !== null && /^\d/.test(name)
      ? (await getVisibleDeck(read, person, Number(name))).deck
      : presetDeck(name, entity, ready);
  return title === null ? deck : { ...deck, title };
}

function checkedDeck(json: unknown): Deck {
  const { deck, problems } = parseDeck(json);
  if (!deck) throw invalidParameters(problems.map(inPages));
  return deck;
}

/** The problem of a page, as a problem of the parameter `pages`. */
function inPages(problem: Problem): Problem {
  const { row, column } = problem;
  if (row === null) return problem;
  const zh = `参数 pages 第 ${row} 页${column ? `的 ${column}` : ''}：${problem.message}。`;
  const en = `Parameter pages, page ${row}${column ? `, ${column}` : ''}: ${problem.messageEn}.`;
  return { ...problem, message: zh, messageEn: en };
}

/** The preset of this name; without a name the one that fits the entity. */
function presetDeck(name: string | null, entity: string | null, ready: ReadyDecks): Deck {
  const { entities } = ready.catalog;
  const about = entities.find(({ code }) => code === entity);
  if (name === 'shortfalls') return shortfallDeck(ready);
  if (name === 'department' || (name === null && about?.kind === 'department')) {
    const code = about?.code ?? entities.find(({ kind }) => kind === 'department')?.code;
    if (code !== undefined) return departmentDeck(ready, code);
  }
  if (name === 'park' || (about && about.code !== zoneOf(ready.catalog)?.code && name !== 'zone')) {
    const code = about?.code ?? entities.find(({ kind }) => kind === 'park')?.code;
    if (code !== undefined) return parkDeck(ready, code);
  }
  return zoneDeck(ready);
}
