import {
  CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  type Dialect,
  type Driver,
  InsertQueryNode,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  UpdateQueryNode,
} from 'kysely';
import sqlite3 from 'sqlite3';

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

/** Long enough for another process, such as `npm run load` while the server runs, to finish its transaction. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * A SQLite connection with promises instead of callbacks. Only one request may use it at a time: statements of two
 * transactions sent through one connection end up in the same transaction.
 */
export class Connection implements DatabaseConnection {
  readonly #database: sqlite3.Database;

  private constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  static open(file: string, mode: 'read' | 'write' | 'create'): Promise<Connection> {
    const flags = {
      read: sqlite3.OPEN_READONLY,
      write: sqlite3.OPEN_READWRITE,
      create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
    }[mode];
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, flags, (error) => {
        if (error) return reject(error);
        database.configure('busyTimeout', BUSY_TIMEOUT_MS);
        resolve(new Connection(database));
      });
    });
  }

  all<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#database.all<Row>(sql, parameters, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  /** @returns the number of changed rows */
  run(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#database.run(sql, parameters, function (error) {
        if (error) reject(error);
        else resolve(this.changes);
      });
    });
  }

  /** Waits at most this long for a lock; 0 fails at once. */
  setBusyTimeout(milliseconds: number): void {
    this.#database.configure('busyTimeout', milliseconds);
  }

  async executeQuery<Row>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const changes =
      (InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query)) &&
      !query.returning;
    if (!changes) return { rows: await this.all<Row>(sql, parameters) };
    return { rows: [], numAffectedRows: BigInt(await this.run(sql, parameters)) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error(
      'Streaming is not offered: a reader held open would keep the write-ahead log from shrinking',
    );
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.close((error) => (error ? reject(error) : resolve()));
    });
  }
}
