import { describe, expect, test } from '@jest/globals';
import { start } from '../process.ts';
import { PASSWORD, postSession, type Running, runApp, storeZone } from '../running.ts';

/** Runs the command beside a server that has the database open; its exit code and what it said. */
async function user(
  running: Running,
  args: string[],
  password = PASSWORD,
): Promise<[number | string, string]> {
  const env = { DATABASE_URL: running.database.url, PASSWORD: password };
  const command = start('server/commands/user.ts', args, env);
  return [await command.ended(), command.output()];
}

const signInStatus = async (running: Running, password = PASSWORD) =>
  (await postSession(running, { username: 'wang', password })).status;

describe('npm run user', () => {
  test('adds, lists, disables, enables and gives new passwords while the server runs', async () => {
    const running = await runApp();
    await storeZone(running.database);
    const add = ['add', 'wang', '--role', 'statistician', '--entity', 'P1', '--entity', 'P2'];
    expect((await user(running, add))[0]).toBe(0);
    const signedIn = await postSession(running, { username: 'wang', password: PASSWORD });
    expect(await signedIn.json()).toEqual({ name: 'wang', role: 'statistician', entities: ['P1', 'P2'] });
    expect((await user(running, ['list']))[1]).toMatch(/^wang\tstatistician\tP1,P2\t\d{4}-\S+Z\n$/);

    expect((await user(running, ['disable', 'wang']))[0]).toBe(0);
    expect(await signInStatus(running)).toBe(401);
    expect((await user(running, ['list']))[1]).toContain('disabled');
    expect((await user(running, ['enable', 'wang']))[0]).toBe(0);
    expect(await signInStatus(running)).toBe(201);

    expect((await user(running, ['password', 'wang'], 'a new password'))[0]).toBe(0);
    expect(await signInStatus(running)).toBe(401);
    expect(await signInStatus(running, 'a new password')).toBe(201);
    expect((await user(running, add))[1]).toContain('There is already an account wang.');
  });

  test.each([
    [['add', 'wang', '--role', 'viewer', '--entity', 'P9'], 1, 'There is no entity with the code P9.'],
    [['add', 'wang li', '--role', 'viewer'], 1, 'The name "wang li" cannot be used'],
    [['disable', 'nobody'], 1, 'There is no account nobody.'],
    [['add', 'wang'], 2, '--role is missing'],
    [['add', 'wang', '--role', 'king'], 2, 'No such role: king'],
    [['add', '--role', 'viewer'], 2, 'NAME is missing'],
    [['remove', 'wang'], 2, 'No such command: remove'],
    [['list', '--role', 'viewer'], 2, '--role and --entity belong to add'],
    [['list', '--all'], 2, 'Usage'],
    [[], 2, 'Usage'],
  ])('%j ends with %d and says why', async (args, code, sentence) => {
    const running = await runApp();
    const [ended, output] = await user(running, args);
    expect([ended, output]).toEqual([code, expect.stringContaining(sentence)]);
    expect(output).not.toMatch(/^ +at /m);
  });

  test('refuses a short password, and one that nobody can type', async () => {
    const running = await runApp();
    const add = ['add', 'wang', '--role', 'viewer'];
    expect(await user(running, add, 'short')).toEqual([2, expect.stringContaining('8 to 256 characters')]);
    expect(await user(running, add, '')).toEqual([
      1,
      expect.stringContaining('give it in the variable PASSWORD'),
    ]);
  });
});
