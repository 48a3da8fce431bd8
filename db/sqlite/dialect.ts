import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Connection } from './connection.ts';

/**
 * Kysely dialect for npm `sqlite3`. Kysely's own SQLite dialect uses better-sqlite3, which blocks the event loop.
 *
 * A query or transaction has a connection to itself until it ends; later ones wait in a queue. With one connection this
 * is the writer's queue, with several it is a pool of readers.
 */
export class SqliteDialect implements Dialect {
  readonly #connections: readonly Connection[];

  constructor(connections: readonly Connection[]) {
    this.#connections = connections;
  }

  createAdapter() {
    return new TransactionalSqliteAdapter();
  }

  createDriver(): Driver {
    return new PooledDriver(this.#connections);
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }
}

/** SQLite can roll back DDL, so a migration and the record that it ran are one transaction. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PooledDriver implements Driver {
  readonly #connections: readonly Connection[];
  readonly #idle: Connection[];
  readonly #waiting: ((connection: Connection) => void)[] = [];

  constructor(connections: readonly Connection[]) {
    this.#connections = connections;
    this.#idle = [...connections];
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#idle.shift();
    if (connection) return Promise.resolve(connection);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next(connection as Connection);
    else this.#idle.push(connection as Connection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Immediate: otherwise a transaction that reads first fails when it writes after another process has written.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      // SQLite has already rolled back after a full disk or a read error; this second error would hide the first.
      if (!/no transaction is active/.test(String(error))) throw error;
    }
  }

  /** Waits for running work, then closes every connection. */
  async destroy(): Promise<void> {
    for (const _ of this.#connections) await this.acquireConnection();
    for (const connection of this.#connections) await connection.close();
  }
}
