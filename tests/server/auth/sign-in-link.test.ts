import { describe, expect, test } from '@jest/globals';
import { changeAccount } from '../../../server/auth/account-changes.ts';
import { COMMAND } from '../../../server/auth/account-rules.ts';
import { makeSignInLink } from '../../../server/auth/accounts.ts';
import { addPerson, cookieOf, disable, NOON, type Running, runApp } from '../running.ts';

const DOER = { by: COMMAND, at: NOON };

async function later(running: Running, milliseconds: number) {
  running.clock.now = new Date(running.clock.now.getTime() + milliseconds);
}

describe('a one-time link', () => {
  async function linked() {
    const running = await runApp();
    await addPerson(running, 'admin', 'admin');
    const token = await makeSignInLink(running.database, running.clock.now);
    return { running, path: `/sign-in?token=${token}` };
  }

  test('signs in once, to the page asked for', async () => {
    const { running, path } = await linked();
    const response = await running.get(`${path}&next=${encodeURIComponent('/matrix?lang=en')}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/matrix?lang=en');
    const session = await running.get('/api/session', { headers: { Cookie: cookieOf(response) } });
    expect(await session.json()).toMatchObject({ name: 'admin', role: 'admin' });
    const again = await running.get(path);
    expect(again.status).toBe(401);
    expect(await again.text()).toContain('已用过或已过期');
  });

  test('is used by one of two who come at once', async () => {
    const { running, path } = await linked();
    const both = await Promise.all([running.get(path), running.get(path)]);
    expect(both.map((response) => response.status).sort()).toEqual([303, 401]);
  });

  test('runs out after 30 minutes, and does not survive its account', async () => {
    const { running, path } = await linked();
    await later(running, 30 * 60_000);
    expect((await running.get(path)).status).toBe(401);
    const other = await linked();
    await disable(other.running.database, 'admin');
    expect((await other.running.get(other.path)).status).toBe(401);
    expect(await makeSignInLink(other.running.database, NOON)).toBeNull();
  });

  test('ends with the next link, and with a new password', async () => {
    const { running, path } = await linked();
    const next = await makeSignInLink(running.database, running.clock.now);
    expect((await running.get(path)).status).toBe(401);
    await changeAccount(running.database, DOER, 'admin', { password: 'another password' });
    expect((await running.get(`/sign-in?token=${next}`)).status).toBe(401);
  });

  test('is not used up by looking at its head or by prefetching it', async () => {
    const { running, path } = await linked();
    await running.get(path, { method: 'HEAD' });
    await running.get(path, { headers: { 'Sec-Purpose': 'prefetch' } });
    expect((await running.get(path)).status).toBe(303);
  });
});
