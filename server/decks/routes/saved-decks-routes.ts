import { json, type Request, type RequestHandler } from 'express';
import { isAtLeast } from '../../../contract/roles.ts';
import {
  changeDeck,
  countDecks,
  deleteDeck,
  readDecks,
  type SavedDeck,
  saveDeck,
} from '../../../db/decks/saved-decks.ts';
import type { Database } from '../../../db/sqlite/open.ts';
import type { Deck } from '../../../domain/decks/deck.ts';
import { parseDeck } from '../../../domain/decks/parse-deck.ts';
import type { VisibleDeck } from '../../../domain/decks/saved-deck.ts';
import type { Person } from '../../http/authorization.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem } from '../../http/errors.ts';
import { type BodyField, bodySchema, flagField, parseBody } from '../../http/json-body.ts';
import { COUNT, listOf, record, reference } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { getVisibleDeck, mayChangeDeck } from '../resolve-deck.ts';
import { DECK_LIMIT } from './deck-content-routes.ts';

export const SAVED_DECKS_PATH = '/api/saved-decks';
export const SAVED_DECK_PATH = '/api/saved-decks/:id';

/** Decks that one account may keep. */
const MOST = 200;

export interface Cabinet {
  database: Database;
  clock: () => Date;
}

/** One's own decks and the shared ones, the last changed first. */
export function getSavedDecks({ database }: Cabinet): RequestHandler {
  return async (_request, response) => {
    const person = personOf(response);
    const decks = await readDecks(database.read, person.accountId);
    response.set('Cache-Control', 'no-store').json({ decks: decks.map((one) => toAnswer(one, person)) });
  };
}

export function getSavedDeck({ database }: Cabinet): RequestHandler {
  return async (request, response) => {
    const person = personOf(response);
    const saved = await getVisibleDeck(database.read, person, request.params.id);
    response.set('Cache-Control', 'no-store').json(toAnswer(saved, person));
  };
}

/** Keeps a new deck. Only editors share. */
export function postSavedDeck({ database, clock }: Cabinet): RequestHandler[] {
  return [
    json({ limit: DECK_LIMIT }),
    async (request, response) => {
      const person = personOf(response);
      const { deck, shared } = parseBody(request, { deck: DECK_FIELD, shared: SHARED_FIELD });
      if (shared) refuseSharing(person);
      if ((await countDecks(database.read, person.accountId)) >= MOST) throw tooMany();
      const at = clock().toISOString();
      const { accountId, name: by } = person;
      const id = await database.write((trx) => saveDeck(trx, { accountId, deck, shared, at, by }));
      const saved = await getVisibleDeck(database.read, person, String(id));
      response.status(201).set({ 'Cache-Control': 'no-store', Location: `${SAVED_DECKS_PATH}/${id}` });
      response.json(toAnswer(saved, person));
    },
  ];
}

/** Changes a deck from the version that the asker has seen. */
export function putSavedDeck({ database, clock }: Cabinet): RequestHandler[] {
  return [
    json({ limit: DECK_LIMIT }),
    async (request, response) => {
      const person = personOf(response);
      const saved = await getChangeable(database, person, request);
      const { deck, shared, version } = parseBody(request, {
        deck: DECK_FIELD,
        shared: SHARED_FIELD,
        version: VERSION_FIELD,
      });
      if (shared !== saved.shared) refuseSharing(person);
      const at = clock().toISOString();
      const change = { id: saved.id, version, deck, shared, at, by: person.name };
      if (!(await database.write((trx) => changeDeck(trx, change)))) throw changedSince(saved);
      const changed = await getVisibleDeck(database.read, person, String(saved.id));
      response.set('Cache-Control', 'no-store').json(toAnswer(changed, person));
    },
  ];
}

export function deleteSavedDeck({ database }: Cabinet): RequestHandler {
  return async (request, response) => {
    const { id } = await getChangeable(database, personOf(response), request);
    await database.write((trx) => deleteDeck(trx, id));
    response.status(204).set('Cache-Control', 'no-store').end();
  };
}

async function getChangeable(database: Database, person: Person, request: Request): Promise<SavedDeck> {
  const saved = await getVisibleDeck(database.read, person, request.params.id);
  if (mayChangeDeck(person, saved)) return saved;
  throw new HttpProblem('not-permitted', {
    zh: `这套文稿属于 ${saved.owner}，您可以另存一份。`,
    en: `This deck belongs to ${saved.owner}; save a copy of your own.`,
  });
}

function refuseSharing({ role }: Person): void {
  if (isAtLeast(role, 'editor')) return;
  throw new HttpProblem('not-permitted', {
    zh: '共享文稿需要“编辑”或更高的角色。',
    en: 'Sharing a deck needs the role "editor" or a higher one.',
  });
}

function changedSince({ updatedBy }: SavedDeck): HttpProblem {
  return new HttpProblem('not-open', {
    zh: `${updatedBy} 后来又改过这套文稿，没有覆盖；请重新打开，或另存一份。`,
    en: `${updatedBy} has changed this deck since; nothing was overwritten. Open it again, or save a copy.`,
  });
}

function tooMany(): HttpProblem {
  return new HttpProblem('not-open', {
    zh: `每人最多保存 ${MOST} 套文稿，请先删除不用的。`,
    en: `An account keeps at most ${MOST} decks; delete some first.`,
  });
}

function toAnswer(saved: SavedDeck, person: Person): VisibleDeck {
  const { id, deck, owner, shared, version, updatedAt, updatedBy } = saved;
  return { id, deck, owner, shared, mayChange: mayChangeDeck(person, saved), version, updatedAt, updatedBy };
}

const DECK_FIELD: BodyField<Deck> = {
  schema: reference('Deck'),
  // What is wrong with a deck is said page by page, not in one word.
  parse: (value) => {
    const { deck, problems } = parseDeck(value);
    if (deck) return deck;
    const [first] = problems;
    const page = first?.row ? [`第 ${first.row} 页：`, `page ${first.row}: `] : ['', ''];
    throw new HttpProblem(
      'invalid-body',
      {
        zh: `文稿有 ${problems.length} 处问题。${page[0]}${first?.message}。`,
        en: `The deck has ${problems.length} problem(s): ${page[1]}${first?.messageEn}.`,
      },
      { problems },
    );
  },
  allowed: { zh: '一套文稿', en: 'a deck' },
};

const SHARED_FIELD: BodyField<boolean> = { ...flagField, absent: false };

const VERSION_FIELD: BodyField<number> = {
  schema: COUNT,
  parse: (value) => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined),
  allowed: { zh: '所见的版本号', en: 'the version that was seen' },
};

const ANSWER = reference('SavedDeck');
const ID = [{ name: 'id', in: 'path', required: true, schema: COUNT }];

export const SAVED_DECKS: PathItem = {
  get: {
    summary: { zh: '自己的与共享的文稿', en: "One's own decks and the shared ones" },
    answers: { 200: record<{ decks: VisibleDeck[] }>({ decks: listOf(ANSWER) }) },
    problems: [401],
  },
  post: {
    summary: { zh: '保存一套文稿', en: 'Save a deck' },
    body: bodySchema({ deck: DECK_FIELD, shared: SHARED_FIELD }),
    answers: { 201: ANSWER },
    problems: [400, 401, 403, 409, 413, 415],
  },
};

export const SAVED_DECK: PathItem = {
  get: {
    summary: { zh: '一套已存的文稿', en: 'A saved deck' },
    parameters: ID,
    answers: { 200: ANSWER },
    problems: [401, 404],
  },
  put: {
    summary: { zh: '修改一套已存的文稿', en: 'Change a saved deck' },
    parameters: ID,
    body: bodySchema({ deck: DECK_FIELD, shared: SHARED_FIELD, version: VERSION_FIELD }),
    answers: { 200: ANSWER },
    problems: [400, 401, 403, 404, 409, 413, 415],
  },
  delete: {
    summary: { zh: '删除一套已存的文稿', en: 'Delete a saved deck' },
    parameters: ID,
    others: { 204: { description: { zh: '已删除', en: 'Deleted' } } },
    problems: [401, 403, 404],
  },
};
