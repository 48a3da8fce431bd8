import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { isRole, ROLES } from '../../contract/roles.ts';
import { readAccounts } from '../../db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../db/sqlite/open.ts';
import { changeAccount, type Doer } from '../auth/account-changes.ts';
import { AccountProblem, COMMAND, checkPassword } from '../auth/account-rules.ts';
import { addAccount } from '../auth/accounts.ts';
import { readDatabaseUrl, readPassword } from '../config.ts';
import { reportFailure } from './command.ts';

/** `npm run user -- …`: accounts from the command line, also while the server runs. */

const USAGE = `用法 · Usage:
  npm run user -- add NAME --role ${ROLES.join('|')} [--entity CODE]...
  npm run user -- list
  npm run user -- password NAME
  npm run user -- disable NAME
  npm run user -- enable NAME
密码从键盘读入，或取自环境变量 PASSWORD · The password is asked for, or read from PASSWORD.`;

class UsageProblem extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageProblem) {
    console.error(`${error.message ? `${error.message}\n` : ''}${USAGE}`);
    process.exitCode = 2;
  } else {
    reportFailure(error);
  }
}

async function run(args: string[]): Promise<void> {
  const { positionals, values } = parse(args);
  const [action, name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageProblem(`多余的参数 · Unexpected: ${rest.join(' ')}`);
  if (action !== 'add' && (values.role !== undefined || values.entity !== undefined)) {
    throw new UsageProblem('--role 与 --entity 只用于 add · --role and --entity belong to add');
  }
  switch (action) {
    case 'add':
      return add(needName(name), values);
    case 'list':
      if (name !== undefined) throw new UsageProblem(`多余的参数 · Unexpected: ${name}`);
      return withDatabase(list);
    case 'password':
      return changePassword(needName(name));
    case 'disable':
      return disable(needName(name), true);
    case 'enable':
      return disable(needName(name), false);
    default:
      throw new UsageProblem(action === undefined ? '' : `没有这个命令 · No such command: ${action}`);
  }
}

function parse(args: string[]) {
  try {
    const options = { role: { type: 'string' }, entity: { type: 'string', multiple: true } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
}

function needName(name: string | undefined): string {
  if (name === undefined) throw new UsageProblem('缺少用户名 · NAME is missing');
  return name;
}

async function add(name: string, { role, entity = [] }: { role?: string; entity?: string[] }): Promise<void> {
  if (role === undefined || !isRole(role)) {
    throw new UsageProblem(
      role === undefined ? '缺少 --role · --role is missing' : `没有这个角色 · No such role: ${role}`,
    );
  }
  const password = await findPassword();
  await withDatabase((database) =>
    addAccount(database, { name, role, entities: entity, password }, new Date()),
  );
  console.log(`已添加账号 ${name}（${role}） · Added the account ${name} (${role})`);
}

async function changePassword(name: string): Promise<void> {
  const password = await findPassword();
  await withDatabase((database) => changeAccount(database, doer(), name, { password }));
  console.log(
    `已更改 ${name} 的密码，其登录均已结束、个人令牌均已作废 · Changed the password of ${name}; its sessions have ended and its personal tokens are revoked`,
  );
}

async function disable(name: string, disabled: boolean): Promise<void> {
  await withDatabase((database) => changeAccount(database, doer(), name, { disabled }));
  console.log(disabled ? `已停用 ${name} · Disabled ${name}` : `已启用 ${name} · Enabled ${name}`);
}

/** For the audit trail: whoever may run commands here. */
function doer(): Doer {
  return { by: COMMAND, at: new Date() };
}

async function list(database: Database): Promise<void> {
  for (const account of await readAccounts(database.read)) {
    const bound = account.entities.length > 0 ? account.entities.join(',') : '-';
    const state = account.disabledAt === null ? '' : `停用 disabled ${account.disabledAt}`;
    console.log([account.name, account.role, bound, account.createdAt, state].join('\t').trimEnd());
  }
}

async function findPassword(): Promise<string> {
  const given = readPassword();
  if (given !== null) return given;
  if (!process.stdin.isTTY) {
    throw new AccountProblem(
      '这里无法从键盘读密码，请用环境变量 PASSWORD 给出。',
      'The password cannot be asked for here; give it in the variable PASSWORD.',
    );
  }
  const password = await askSecret('密码 · Password: ');
  checkPassword(password);
  if (password !== (await askSecret('再输一遍 · Once more: '))) {
    throw new AccountProblem('两次输入的密码不一样。', 'The two passwords differ.');
  }
  return password;
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readDatabaseUrl());
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Asks for a line at the terminal without showing what is typed. Ctrl-C ends the program. */
async function askSecret(prompt: string): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  // Only now, when the terminal shows nothing any more: who types fast must not see the beginning.
  process.stdout.write(prompt);
  terminal.on('SIGINT', () => {
    process.stdout.write('\n');
    process.exit(130);
  });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
