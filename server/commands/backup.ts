import { stat } from 'node:fs/promises';
import { BackupRefused, saveBackup } from '../../db/sqlite/backup.ts';
import { getDatabaseFile } from '../../db/sqlite/database-file.ts';
import { readDatabaseUrl } from '../config.ts';
import { runCommand } from './command.ts';

/** `npm run backup -- FILE`: a consistent copy, also while the server runs. It does not migrate what it copies. */

await runCommand('npm run backup -- FILE', backup);

async function backup(target: string): Promise<void> {
  try {
    const file = getDatabaseFile(readDatabaseUrl());
    if (!(await isFile(file))) return refuse(`没有数据库 ${file}`, `There is no database ${file}`);
    const { size } = await saveBackup(file, target);
    const megabytes = (size / 1e6).toFixed(1);
    console.log(`已备份到 ${target}（${megabytes} MB） · Backed up to ${target} (${megabytes} MB)`);
  } catch (error) {
    if (error instanceof BackupRefused) {
      return refuse(
        `${target} 是数据库自己的文件，不能用作备份`,
        `${target} is a file of the database itself and cannot be its backup`,
      );
    }
    const { code, message } = error as NodeJS.ErrnoException;
    // A folder that does not exist, a disk that is full: nobody needs to see where in the program that was.
    if (code !== undefined)
      return refuse(`无法备份到 ${target}：${message}`, `Cannot back up to ${target}: ${message}`);
    throw error;
  }
}

function refuse(zh: string, en: string): void {
  console.error(`${zh}\n${en}`);
  process.exitCode = 1;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
