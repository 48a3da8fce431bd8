import { DatabaseInUse } from '../../db/sqlite/database-file.ts';
import { type RestoreFault, RestoreRefused, restoreDatabase } from '../../db/sqlite/restore.ts';
import { readDatabaseUrl } from '../config.ts';
import { runCommand } from './command.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, which is kept aside. */

const FAULTS: Record<RestoreFault, string> = {
  'not-found': '找不到备份文件',
  'not-a-database': '备份文件不是数据库',
  'not-ours': '备份文件是别的程序的数据库',
  damaged: '备份文件已损坏',
  changed: '备份文件与旁边的校验和（.sha256）不符',
  newer: '备份来自更新的版本，请先升级软件',
  'in-use': '数据库正被别的程序使用，请稍后再试',
};

await runCommand(
  'npm run restore -- FILE',
  restore,
  ({ zh, en }) => `未恢复：${zh}\nNothing was restored: ${en}`,
);

async function restore(source: string): Promise<void> {
  try {
    const aside = await restoreDatabase(readDatabaseUrl(), source, new Date());
    console.log(`已从 ${source} 恢复 · Restored from ${source}`);
    if (aside) console.log(`原数据库保留在 ${aside} · The replaced database is kept as ${aside}`);
  } catch (error) {
    if (error instanceof RestoreRefused) {
      console.error(`未恢复：${FAULTS[error.fault]}\nNothing was restored: ${error.message}`);
      process.exitCode = 1;
    } else if (error instanceof DatabaseInUse) {
      console.error(
        '未恢复：服务器正在运行，请先停止\nNothing was restored: the server is running; stop it first',
      );
      process.exitCode = 1;
    } else {
      throw error;
    }
  }
}
