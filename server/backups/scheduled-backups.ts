import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumFile, saveBackup } from '../../db/sqlite/backup.ts';
import { inShanghai } from '../../domain/month.ts';
import type { Log } from '../log.ts';
import { backupName, dayOfBackup, outdatedBackups } from './rotation.ts';

/** How often the day is looked at: a machine that was off makes its backup within the hour. */
const INTERVAL_MS = 3_600_000;

/** How the backups by schedule stand; health shows it. */
export interface BackupState {
  /** When the newest backup was made, ISO in UTC; null while there is none. */
  last: string | null;
  /** The last attempt failed; the log says why. */
  failed: boolean;
}

export interface ScheduledBackups {
  state(): BackupState;
  /** Makes today's backup if there is none, and deletes those that are no longer needed. Never rejects. */
  run(): Promise<void>;
  /** Makes no more, and waits for one that is being made. */
  stop(): Promise<void>;
}

interface Needed {
  /** Path of the database. */
  file: string;
  folder: string;
  clock: () => Date;
  log: Pick<Log, 'event' | 'error'>;
}

/** A backup a day in a folder, from now on. */
export function scheduleBackups({ file, folder, clock, log }: Needed): ScheduledBackups {
  const state: BackupState = { last: null, failed: false };
  const backUp = async (): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const today = inShanghai(clock()).day;
      const names = await readdir(folder);
      if (!names.includes(backupName(today))) {
        const { size } = await saveBackup(file, join(folder, backupName(today)));
        names.push(backupName(today));
        log.event('backup-made', { file: backupName(today), size });
      }
      for (const name of outdatedBackups(names, today)) {
        await rm(join(folder, name), { force: true });
        await rm(checksumFile(join(folder, name)), { force: true });
      }
      const newest = names
        .filter((name) => dayOfBackup(name) !== null)
        .sort()
        .at(-1);
      state.last = newest ? (await stat(join(folder, newest))).mtime.toISOString() : null;
      state.failed = false;
    } catch (error) {
      state.failed = true;
      log.error(error);
    }
  };
  let working = Promise.resolve();
  const run = (): Promise<void> => {
    working = working.then(backUp);
    return working;
  };
  const timer = setInterval(() => void run(), INTERVAL_MS);
  timer.unref();
  return {
    state: () => ({ ...state }),
    run,
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
