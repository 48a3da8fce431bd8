import * as contract from '../../contract/decks.ts';
import { isAtLeast } from '../../contract/roles.ts';
import {
  changeDeck,
  countDecks,
  deleteDeck,
  findDeck,
  readDecks,
  type SavedDeck,
  saveDeck,
} from '../../db/decks/saved-decks.ts';
import type { Reader } from '../../db/schema.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';

type Context = Pick<AppContext, 'findPerson' | 'readQuery' | 'database' | 'clock'>;

/** Decks that one account may save. */
const MOST = 200;

/** Decks that people save for themselves or share. */
export const savedDeckEndpoints = ({ database, clock, ...services }: Context): Endpoint[] => [
  endpoint(services, contract.getSavedDecks, async ({ person }) => {
    const decks = await readDecks(database.read, person.accountId);
    return { status: 200, body: { decks: decks.map((one) => toVisible(one, person)) } };
  }),

  endpoint(services, contract.getSavedDeck, async ({ params, person }) => {
    const saved = await getVisibleDeck(database.read, person, params.id);
    return { status: 200, body: toVisible(saved, person) };
  }),

  endpoint(services, contract.postSavedDeck, async ({ body, person }) => {
    const { deck, shared } = body;
    if (shared) refuseSharing(person);
    if ((await countDecks(database.read, person.accountId)) >= MOST) throw tooMany();
    const { accountId, name: by } = person;
    const at = clock().toISOString();
    const id = await database.write((trx) => saveDeck(trx, { accountId, deck, shared, at, by }));
    const saved = await getVisibleDeck(database.read, person, id);
    const headers = { Location: `${contract.getSavedDecks.path}/${id}` };
    return { status: 201, body: toVisible(saved, person), headers };
  }),

  endpoint(services, contract.putSavedDeck, async ({ body, params, person }) => {
    const { deck, shared, version } = body;
    const saved = await getChangeable(database.read, person, params.id);
    if (shared !== saved.shared) refuseSharing(person);
    const change = { id: saved.id, version, deck, shared, at: clock().toISOString(), by: person.name };
    if (!(await database.write((trx) => changeDeck(trx, change)))) throw changedSince(saved);
    const changed = await getVisibleDeck(database.read, person, saved.id);
    return { status: 200, body: toVisible(changed, person) };
  }),

  endpoint(services, contract.deleteSavedDeck, async ({ params, person }) => {
    const { id } = await getChangeable(database.read, person, params.id);
    await database.write((trx) => deleteDeck(trx, id));
    return { status: 204 };
  }),
];

/**
 * A saved deck that this person may see. Whether another person has saved one under this number is not revealed.
 *
 * @throws {HttpProblem} `not-found`
 */
export async function getVisibleDeck(read: Reader, person: Person, id: number): Promise<SavedDeck> {
  const found = await findDeck(read, id);
  if (found && (found.accountId === person.accountId || found.shared)) return found;
  throw new HttpProblem('not-found', {
    zh: '没有这套已存文稿，或它没有共享给您。',
    en: 'There is no such saved deck, or it is not shared with you.',
  });
}

async function getChangeable(read: Reader, person: Person, id: number): Promise<SavedDeck> {
  const saved = await getVisibleDeck(read, person, id);
  if (mayChange(person, saved)) return saved;
  throw new HttpProblem('not-permitted', {
    zh: `这套文稿属于 ${saved.owner}，您可以另存一份。`,
    en: `This deck belongs to ${saved.owner}; save a copy of your own.`,
  });
}

/** Owners change their decks; editors change the shared ones as well. */
function mayChange(person: Person, { accountId, shared }: SavedDeck): boolean {
  return accountId === person.accountId || (shared && isAtLeast(person.role, 'editor'));
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

function toVisible(saved: SavedDeck, person: Person): VisibleDeck {
  const { id, deck, owner, shared, version, updatedAt, updatedBy } = saved;
  return { id, deck, owner, shared, mayChange: mayChange(person, saved), version, updatedAt, updatedBy };
}
