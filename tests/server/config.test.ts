import { describe, expect, test } from '@jest/globals';
import { ConfigProblem, isUnderNpm, readConfig, readPassword } from '../../server/config.ts';

describe('settings', () => {
  test('have defaults, also where a variable is blank', () => {
    const defaults = {
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'file:data/indicators.sqlite',
      demo: true,
      adminPassword: null,
      log: 'json',
      backupFolder: null,
      isTerminal: false,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ PORT: ' ', HOST: '', DATABASE_URL: '', DEMO: '', ADMIN_PASSWORD: '' })).toEqual(
      defaults,
    );
  });

  test('are read', () => {
    expect(
      readConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATABASE_URL: 'file:/srv/zone.sqlite',
        DEMO: '0',
        ADMIN_PASSWORD: ' spaces count ',
        LOG: 'off',
        BACKUP_DIR: '/srv/backups',
        TZ: 'nonsense',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'file:/srv/zone.sqlite',
      demo: false,
      adminPassword: ' spaces count ',
      log: 'off',
      backupFolder: '/srv/backups',
      isTerminal: false,
    });
    expect(readConfig({}, true).log).toBe('text');
  });

  test.each([
    ['LOG', 'xml'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000a'],
    ['HOST', 'not a host'],
    ['DATABASE_URL', 'data/indicators.sqlite'],
    ['DATABASE_URL', 'file:'],
    ['DEMO', 'yes'],
  ])('refuse %s=%s in a sentence that names both', (name, value) => {
    const problem = refusalOf({ [name]: value });
    for (const sentence of [problem.text.zh, problem.text.en]) {
      expect(sentence).toContain(name);
      expect(sentence).toContain(value);
    }
  });

  test('know whether npm has started the program', () => {
    expect(isUnderNpm({ npm_lifecycle_event: 'start' })).toBe(true);
    expect(isUnderNpm({})).toBe(false);
  });

  test('never repeat a password', () => {
    expect(refusalOf({ ADMIN_PASSWORD: 'short' }).text.en).not.toContain('short');
    expect(refusalOf({ DATABASE_URL: 'postgres://me:secret@db/zone' }).text.en).not.toContain('secret');
    expect(() => readPassword({ PASSWORD: '1234567' })).toThrow(ConfigProblem);
    expect(readPassword({})).toBeNull();
  });
});

function refusalOf(env: Record<string, string>): ConfigProblem {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error;
    throw error;
  }
  throw new Error('was not refused');
}
