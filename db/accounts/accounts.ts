import { sql } from 'kysely';
import type { Reader, Writer } from '../schema.ts';

/** A user account. `entities` are the codes it may report for; none means it is not limited to any. */
export interface Account {
  id: number;
  name: string;
  role: string;
  entities: string[];
  /** ISO moment in UTC, or null while the account may be used. */
  disabledAt: string | null;
  createdAt: string;
}

/** What signing in needs. Kept out of `Account` so that hashes are not passed around. */
interface Credentials {
  accountId: number;
  passwordHash: string;
  disabledAt: string | null;
  lockedUntil: string | null;
}

const COLUMNS = ['id', 'name', 'role', 'disabled_at', 'created_at'] as const;

/** All accounts, by name. */
export async function readAccounts(read: Reader): Promise<Account[]> {
  const rows = await read.selectFrom('account').select(COLUMNS).orderBy('name').execute();
  const entities = await readEntityCodes(read);
  return rows.map((row) => toAccount(row, entities.get(row.id) ?? []));
}

export async function findAccount(read: Reader, name: string): Promise<Account | undefined> {
  const row = await read.selectFrom('account').select(COLUMNS).where('name', '=', name).executeTakeFirst();
  return row && toAccount(row, (await readEntityCodes(read, row.id)).get(row.id) ?? []);
}

export async function findAccountById(read: Reader, id: number): Promise<Account | undefined> {
  const row = await read.selectFrom('account').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toAccount(row, (await readEntityCodes(read, row.id)).get(row.id) ?? []);
}

export async function hasAccounts(read: Reader): Promise<boolean> {
  return (await read.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function findCredentials(read: Reader, name: string): Promise<Credentials | undefined> {
  const row = await read
    .selectFrom('account')
    .select(['id', 'password_hash', 'disabled_at', 'locked_until'])
    .where('name', '=', name)
    .executeTakeFirst();
  return (
    row && {
      accountId: row.id,
      passwordHash: row.password_hash,
      disabledAt: row.disabled_at,
      lockedUntil: row.locked_until,
    }
  );
}

/** Saves a new account and returns its id. An unknown entity code throws; a name already taken violates the table. */
export async function saveAccount(
  trx: Writer,
  account: { name: string; role: string; passwordHash: string; entities: string[]; at: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('account')
    .values({
      name: account.name,
      role: account.role,
      password_hash: account.passwordHash,
      failed_count: 0,
      created_at: account.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const code of account.entities) {
    const entity = await trx
      .selectFrom('entity')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow(() => new Error(`no entity with code ${code}`));
    await trx.insertInto('account_entity').values({ account_id: id, entity_id: entity.id }).execute();
  }
  return id;
}

export async function hasEntity(read: Reader, code: string): Promise<boolean> {
  const row = await read.selectFrom('entity').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined;
}

/** Changes the password and ends a lockout. Sessions are ended by `deleteSessionsOf`. */
export async function changePasswordHash(trx: Writer, accountId: number, hash: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ password_hash: hash, failed_count: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
}

export async function changeRole(trx: Writer, accountId: number, role: string): Promise<void> {
  await trx.updateTable('account').set({ role }).where('id', '=', accountId).execute();
}

/** Replaces the entities of an account. Unknown codes are ignored. */
export async function changeEntities(
  trx: Writer,
  accountId: number,
  codes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('account_entity').where('account_id', '=', accountId).execute();
  const codesAsJson = JSON.stringify(codes);
  await sql`insert into account_entity (account_id, entity_id)
    select ${accountId}, id from entity where code in (select value from json_each(${codesAsJson}))`.execute(
    trx,
  );
}

/** When the lock of each locked account ends, by account id. */
export async function readLocks(read: Reader, now: string): Promise<Map<number, string>> {
  const rows = await read
    .selectFrom('account')
    .select(['id', 'locked_until'])
    .where('locked_until', '>', now)
    .execute();
  return new Map(rows.map(({ id, locked_until }) => [id, locked_until!]));
}

/** Disables an account, or enables it again when `at` is null. */
export async function changeDisabled(trx: Writer, accountId: number, at: string | null): Promise<void> {
  await trx.updateTable('account').set({ disabled_at: at }).where('id', '=', accountId).execute();
}

/**
 * Counts a failed sign-in. At the `limit`-th in a row the account is locked until `lockUntil` and the count restarts.
 * Failures during a lock are not counted, so the lock ends even under a steady attack.
 *
 * Failures for unknown names (`accountId` undefined) are counted together: the write takes the same time, so the response
 * time does not reveal whether an account exists.
 */
export async function recordFailure(
  trx: Writer,
  accountId: number | undefined,
  { now, limit, lockUntil }: { now: string; limit: number; lockUntil: string },
): Promise<void> {
  if (accountId === undefined) return countUnknownName(trx);
  const { failed_count, locked_until } = await trx
    .selectFrom('account')
    .select(['failed_count', 'locked_until'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const isLocked = locked_until !== null && locked_until > now;
  const count = isLocked ? failed_count : failed_count + 1;
  await trx
    .updateTable('account')
    .set(
      count >= limit
        ? { failed_count: 0, locked_until: lockUntil }
        : { failed_count: count, locked_until: isLocked ? locked_until : null },
    )
    .where('id', '=', accountId)
    .execute();
}

const UNKNOWN_NAMES = 'sign-in.failures-of-unknown-names';

async function countUnknownName(trx: Writer): Promise<void> {
  const kept = await trx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', UNKNOWN_NAMES)
    .executeTakeFirst();
  const value = String(Number(kept?.value ?? 0) + 1);
  await trx
    .insertInto('setting')
    .values({ key: UNKNOWN_NAMES, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export async function clearFailures(trx: Writer, accountId: number): Promise<void> {
  await trx
    .updateTable('account')
    .set({ failed_count: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
}

async function readEntityCodes(read: Reader, accountId?: number): Promise<Map<number, string[]>> {
  let query = read
    .selectFrom('account_entity')
    .innerJoin('entity', 'entity.id', 'account_entity.entity_id')
    .select(['account_entity.account_id as accountId', 'entity.code as code'])
    .orderBy('entity.code');
  if (accountId !== undefined) query = query.where('account_entity.account_id', '=', accountId);
  const codes = new Map<number, string[]>();
  for (const row of await query.execute()) {
    codes.set(row.accountId, [...(codes.get(row.accountId) ?? []), row.code]);
  }
  return codes;
}

function toAccount(
  row: { id: number; name: string; role: string; disabled_at: string | null; created_at: string },
  entities: string[],
): Account {
  const { id, name, role, disabled_at, created_at } = row;
  return { id, name, role, entities, disabledAt: disabled_at, createdAt: created_at };
}
