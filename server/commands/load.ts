import { userInfo } from 'node:os';
import type { LoadResult } from '../../contract/tables.ts';
import { openDatabase } from '../../db/sqlite/open.ts';
import type { ChangeCount } from '../../domain/import/difference.ts';
import type { Problem } from '../../domain/problem.ts';
import { LoadProblems, loadFolder } from '../administration/import-folder.ts';
import { readDatabaseUrl } from '../config.ts';
import { runCommand } from './command.ts';

/** `npm run load -- DIR`: loads a data folder, also while the server runs. All of it or nothing. */

const NAMES = {
  entities: '主体 entities',
  indicators: '指标 indicators',
  targets: '目标 targets',
  observations: '数据 observations',
} as const;

await runCommand('npm run load -- DIR', load, ({ zh, en }) => `未载入 · Nothing was loaded\n${zh}\n${en}`);

async function load(folder: string): Promise<void> {
  const database = await openDatabase(readDatabaseUrl());
  try {
    const result = await loadFolder(database, folder, { by: userInfo().username, at: new Date() });
    console.log(describe(result));
  } catch (error) {
    if (!(error instanceof LoadProblems)) throw error;
    const count = error.problems.length;
    console.error(
      `未载入：有 ${count} 处问题 · Nothing was loaded: ${count} problem${count === 1 ? '' : 's'}`,
    );
    for (const problem of error.problems) console.error(describeProblem(problem));
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function describe({ changed, revision, summary }: LoadResult): string {
  const lines = Object.entries(NAMES).map(([key, name]) => {
    const count: ChangeCount = summary[key as keyof typeof NAMES];
    return `  ${name}: 新增 new ${count.new}, 更改 changed ${count.changed}, 相同 same ${count.same}`;
  });
  const head = changed
    ? `已载入，版次 ${revision} · Loaded as revision ${revision}`
    : `没有变化，仍为版次 ${revision} · Nothing new, still revision ${revision}`;
  return [head, ...lines].join('\n');
}

/** `observations.csv 第 5 行 “ytd” 列：不是数字（“12,3”） · row 5, column "ytd": not a number ("12,3")`. */
function describeProblem({ file, row, column, value, message, messageEn }: Problem): string {
  const zh = [row === null ? '' : `第 ${row} 行`, column === null ? '' : `“${column}”列`]
    .filter(Boolean)
    .join(' ');
  const en = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`]
    .filter(Boolean)
    .join(', ');
  const stood = value ? [`（“${value}”）`, ` ("${value}")`] : ['', ''];
  return `${file} ${zh}：${message}${stood[0]} · ${en ? `${en}: ` : ''}${messageEn}${stood[1]}`;
}
