import { DatabaseForeign, DatabaseNewer } from '../../db/sqlite/migrator.ts';
import type { Text } from '../../domain/model.ts';
import { ExplainedError } from '../../domain/problem.ts';
import { ConfigProblem, readDatabaseUrl } from '../config.ts';

/**
 * Runs a command that takes one argument, from `process.argv`.
 *
 * @param usage how it is called, for a person who calls it otherwise
 * @param describe the message where the database cannot be used
 */
export async function runCommand(
  usage: string,
  work: (argument: string) => Promise<void>,
  describe = inBothLanguages,
): Promise<void> {
  const [argument, ...rest] = process.argv.slice(2);
  if (argument === undefined || rest.length > 0) {
    console.error(`用法 · Usage:\n  ${usage}`);
    process.exitCode = 2;
    return;
  }
  await work(argument).catch((error: unknown) => reportFailure(error, describe));
}

/**
 * Tells the person who started a program why it failed. The exit code is 2 for a setting that is wrong, else 1.
 *
 * @param describe the message where the database cannot be used
 * @throws the error itself where nobody expected it, and the program has to be looked at
 */
export function reportFailure(error: unknown, describe = inBothLanguages): void {
  process.exitCode = error instanceof ConfigProblem ? 2 : 1;
  if (error instanceof ExplainedError) {
    console.error(inBothLanguages(error.text));
    return;
  }
  const text = describeDatabaseError(error, readDatabaseUrl());
  if (text === null) throw error;
  console.error(describe(text));
}

const inBothLanguages = ({ zh, en }: Text): string => `${zh}\n${en}`;

const NOT_OPENED = ['SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_PERM', 'SQLITE_AUTH'];

/** Why a program could not use its database; null where that is not what failed. */
function describeDatabaseError(error: unknown, databaseUrl: string): Text | null {
  if (error instanceof DatabaseNewer) {
    return {
      zh: `数据库 ${databaseUrl} 由更新的版本写成，请先升级软件。`,
      en: `The database ${databaseUrl} was written by a newer version; upgrade the software first.`,
    };
  }
  if (error instanceof DatabaseForeign) {
    return {
      zh: `${databaseUrl} 是别的程序的数据库，没有改动；请用 DATABASE_URL 指定另一个文件。`,
      en: `${databaseUrl} is the database of another program and was not changed; name another file in DATABASE_URL.`,
    };
  }
  const { code, syscall, cause } = (error ?? {}) as NodeJS.ErrnoException;
  // A migration that failed says what it failed of.
  if (code === undefined) return cause === undefined ? null : describeDatabaseError(cause, databaseUrl);
  // The only folder ever made is the one of the database.
  if (NOT_OPENED.includes(code) || syscall === 'mkdir') {
    return {
      zh: `数据库 ${databaseUrl} 打不开或不能写入（${code}）；请检查它所在的文件夹、磁盘是否只读，以及权限。`,
      en: `The database ${databaseUrl} cannot be opened or written (${code}); check its folder, whether the disk is read-only, and permissions.`,
    };
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return {
      zh: `磁盘已满，数据库 ${databaseUrl} 没有改动。`,
      en: `The disk is full; the database ${databaseUrl} was not changed.`,
    };
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return {
      zh: `${databaseUrl} 不是数据库，或已损坏（${code}）；请用 npm run restore -- FILE 从备份恢复。`,
      en: `${databaseUrl} is not a database or is damaged (${code}); restore a backup with npm run restore -- FILE.`,
    };
  }
  if (code === 'SQLITE_BUSY') {
    return {
      zh: `数据库 ${databaseUrl} 正被别的程序占用，请稍后再试。`,
      en: `The database ${databaseUrl} is held by another program; try again later.`,
    };
  }
  return null;
}
