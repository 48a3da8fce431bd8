import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  InsertQueryNode,
  type QueryResult,
  UpdateQueryNode,
} from 'kysely';
import sqlite3 from 'sqlite3';

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
