import { PASSWORD_LENGTH } from '../contract/core/limits.ts';
import { ExplainedError } from '../domain/problem.ts';
import { LOG_FORMATS, type LogFormat } from './log.ts';

/** All settings from the environment, checked once. Nothing else reads it. */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  /** Whether an empty database is filled with the demonstration zone. */
  demo: boolean;
  /** Password of the first account `admin`; null: one is generated and printed once. */
  adminPassword: string | null;
  /** How requests and events are logged to standard output. */
  log: LogFormat;
  /** Folder of a backup a day; null: none is made. */
  backupFolder: string | null;
  /** Somebody watches the output, which is not kept. */
  isTerminal: boolean;
}

/** A setting with an invalid value. `main` prints both sentences and ends with code 2. */
export class ConfigProblem extends ExplainedError {}

type Environment = Record<string, string | undefined>;

/**
 * Turns environment variables into a `Config`. An unset or blank variable means its default. `TZ` is not read: months
 * have no time zone, and timestamps are stored in UTC.
 *
 * readConfig({ PORT: '8080' }) → { port: 8080, host: '127.0.0.1', databaseUrl: 'file:data/indicators.sqlite', … }
 *
 * @param isTerminal whether the log is shown in a terminal, where it is text by default
 * @throws {ConfigProblem} at the first invalid value
 */
export function readConfig(env: Environment = process.env, isTerminal = false): Config {
  return {
    port: toPort(settingOf(env, 'PORT') ?? '3000'),
    host: toHost(settingOf(env, 'HOST') ?? '127.0.0.1'),
    databaseUrl: toDatabaseUrl(settingOf(env, 'DATABASE_URL') ?? 'file:data/indicators.sqlite'),
    demo: toSwitch('DEMO', settingOf(env, 'DEMO') ?? '1'),
    adminPassword: toPassword('ADMIN_PASSWORD', env.ADMIN_PASSWORD || null),
    log: toLogFormat(settingOf(env, 'LOG') ?? (isTerminal ? 'text' : 'json')),
    backupFolder: settingOf(env, 'BACKUP_DIR') ?? null,
    isTerminal,
  };
}

/** The password for `npm run user`, where it is not to be asked for: the variable PASSWORD, or null. */
export function readPassword(env: Environment = process.env): string | null {
  return toPassword('PASSWORD', env.PASSWORD || null);
}

/** Whether npm has started us, so that we are to end with it. */
export function isUnderNpm(env: Environment = process.env): boolean {
  return env.npm_lifecycle_event !== undefined;
}

/** The database alone, for commands that open no port. */
export function readDatabaseUrl(env: Environment = process.env): string {
  return toDatabaseUrl(settingOf(env, 'DATABASE_URL') ?? 'file:data/indicators.sqlite');
}

function settingOf(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw wrong('PORT', text, '应为 0 到 65535 之间的整数', 'expected a whole number from 0 to 65535');
  }
  return port;
}

function toHost(text: string): string {
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) {
    throw wrong(
      'HOST',
      text,
      '应为主机名或 IP 地址，例如 127.0.0.1 或 0.0.0.0',
      'expected a host name or an IP address, for example 127.0.0.1 or 0.0.0.0',
    );
  }
  return text;
}

function toDatabaseUrl(text: string): string {
  if (!/^file:.+/.test(text)) {
    throw wrong(
      'DATABASE_URL',
      // A URL of another kind may carry a password.
      text.replace(/\/\/[^@/]*@/, '//***@'),
      '应为 file: 开头的文件路径，例如 file:data/indicators.sqlite',
      'expected a file path after "file:", for example file:data/indicators.sqlite',
    );
  }
  return text;
}

function toSwitch(name: string, text: string): boolean {
  if (text !== '0' && text !== '1') throw wrong(name, text, '应为 1 或 0', 'expected 1 or 0');
  return text === '1';
}

function toLogFormat(text: string): LogFormat {
  const format = LOG_FORMATS.find((one) => one === text);
  if (!format) throw wrong('LOG', text, '应为 json、text 或 off', 'expected json, text or off');
  return format;
}

function toPassword(name: string, text: string | null): string | null {
  if (text !== null && (text.length < PASSWORD_LENGTH.least || text.length > PASSWORD_LENGTH.most)) {
    const { least, most } = PASSWORD_LENGTH;
    throw new ConfigProblem(
      `环境变量 ${name} 不可用：密码应为 ${least} 到 ${most} 个字符。`,
      `Environment variable ${name} cannot be used: a password has ${least} to ${most} characters.`,
    );
  }
  return text;
}

function wrong(name: string, value: string, zh: string, en: string): ConfigProblem {
  return new ConfigProblem(
    `环境变量 ${name} 的值“${value}”不可用：${zh}。`,
    `Environment variable ${name} has the value "${value}", which cannot be used: ${en}.`,
  );
}
