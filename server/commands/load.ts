import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { LoadResult } from '../../contract/tables.ts';
import { openDatabase } from '../../db/sqlite/open.ts';
import type { ChangeCount } from '../../domain/import/difference.ts';
import { GROWTH_ANSWERS, type GrowthAnswer } from '../../domain/import/growth-restatement.ts';
import type { Problem } from '../../domain/problem.ts';
import { LoadProblems, loadFolder } from '../administration/import-folder.ts';
import { readDatabaseUrl } from '../config.ts';
import { reportFailure } from './command.ts';

/** `npm run load -- DIR`: loads a data folder, also while the server runs. All of it or nothing. */

const NAMES = {
  entities: '主体 entities',
  indicators: '指标 indicators',
  targets: '目标 targets',
  observations: '数据 observations',
} as const;

const USAGE = `用法 · Usage:
  npm run load -- DIR [--growth keep|clear]

  --growth  修订了水平值而没有重报同比时，原来公布的同比：keep 保留，clear 清除；不给则报错
            what becomes of published growth whose figure is revised without it; such rows are refused if absent`;

const options = readOptions(process.argv.slice(2));
if (options) {
  await load(options.folder, options.growth).catch((error: unknown) =>
    reportFailure(error, ({ zh, en }) => `未载入 · Nothing was loaded\n${zh}\n${en}`),
  );
} else {
  console.error(USAGE);
  process.exitCode = 2;
}

/** The folder, and what becomes of published growth; null where the arguments are not understood. */
function readOptions(args: string[]): { folder: string; growth: GrowthAnswer | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { growth: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder, ...rest] = positionals;
    const growth = GROWTH_ANSWERS.find((one) => one === values.growth);
    if (folder === undefined || rest.length > 0 || growth !== values.growth) return null;
    return { folder, growth };
  } catch {
    return null;
  }
}

async function load(folder: string, growth: GrowthAnswer | undefined): Promise<void> {
  const database = await openDatabase(readDatabaseUrl());
  try {
    const by = userInfo().username;
    const result = await loadFolder(database, folder, { by, at: new Date(), ...(growth && { growth }) });
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
