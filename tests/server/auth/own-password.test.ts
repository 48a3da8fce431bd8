import { expect, test } from '@jest/globals';
import { changeAccount } from '../../../server/auth/account-changes.ts';
import { COMMAND } from '../../../server/auth/account-rules.ts';
import {
  addPerson,
  cookieOf,
  disable,
  NOON,
  PASSWORD,
  postSession,
  type Running,
  runApp,
} from '../running.ts';

const NEW = 'another password';

async function signedIn(freshForMs = 0) {
  const running = await runApp({ freshForMs });
  await addPerson(running, 'boss', 'admin');
  await addPerson(running, 'reader');
  const cookie = cookieOf(await postSession(running, { username: 'reader', password: PASSWORD }));
  return { running, cookie };
}

function post(running: Running, Cookie: string, path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Cookie };
  return running.get(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const change = async (running: Running, cookie: string, current: string, password = NEW) =>
  (await post(running, cookie, '/api/session/password', { current, password })).status;

async function makeToken(running: Running, cookie: string): Promise<{ Authorization: string }> {
  const { token } = (await (await post(running, cookie, '/api/tokens', { name: 'nightly' })).json()) as {
    token: string;
  };
  return { Authorization: `Bearer ${token}` };
}

test('a right guess after ten wrong ones at once changes nothing: the account is locked', async () => {
  const { running, cookie } = await signedIn();
  const guesses = Array.from({ length: 20 }, (_, index) => `guess number ${index}`);
  const statuses = await Promise.all(
    [...guesses, PASSWORD].map((current) => change(running, cookie, current)),
  );
  expect(new Set(statuses)).toEqual(new Set([400]));
  expect(await change(running, cookie, PASSWORD)).toBe(400);
  running.clock.now = new Date(NOON.getTime() + 15 * 60_000 + 1);
  expect(await change(running, cookie, PASSWORD)).toBe(204);
}, 60_000);

test('one changes one’s own password also where no administrator can sign in', async () => {
  const { running, cookie } = await signedIn();
  await disable(running.database, 'boss');
  expect(await change(running, cookie, PASSWORD)).toBe(204);
});

test('a new password must be long enough, which is said to nobody but who knows the current one', async () => {
  const { running, cookie } = await signedIn();
  const columnOf = async (current: string) => {
    const response = await post(running, cookie, '/api/session/password', { current, password: 'x' });
    return ((await response.json()) as { problems: { column: string }[] }).problems[0]?.column;
  };
  expect([await columnOf('wrong password'), await columnOf(PASSWORD)]).toEqual(['current', 'password']);
  expect(await change(running, cookie, PASSWORD)).toBe(204);
});

test('a new password, changed or reset, revokes the tokens of the account and of no other', async () => {
  const { running, cookie } = await signedIn();
  await addPerson(running, 'other');
  const others = cookieOf(await postSession(running, { username: 'other', password: PASSWORD }));
  const [own, other] = [await makeToken(running, cookie), await makeToken(running, others)];
  const status = async (headers: HeadersInit) => (await running.get('/api/session', { headers })).status;
  expect([await status(own), await status(other)]).toEqual([200, 200]);
  expect(await change(running, cookie, PASSWORD)).toBe(204);
  expect([await status(own), await status(other)]).toEqual([401, 200]);
  await changeAccount(running.database, { by: COMMAND, at: NOON }, 'other', { password: NEW });
  expect(await status(other)).toBe(401);
});

test('disabling an account revokes its tokens for good', async () => {
  const { running } = await signedIn();
  await addPerson(running, 'other');
  const token = await makeToken(
    running,
    cookieOf(await postSession(running, { username: 'other', password: PASSWORD })),
  );
  for (const disabled of [true, false])
    await changeAccount(running.database, { by: COMMAND, at: NOON }, 'other', { disabled });
  expect((await running.get('/api/session', { headers: token })).status).toBe(401);
});

test('a token that is none is refused, though the cookie beside it has had the answer before', async () => {
  const { running, cookie } = await signedIn(60_000);
  const ask = async (headers: Record<string, string>) =>
    (await running.get('/api/catalog', { headers: { Cookie: cookie, ...headers } })).status;
  for (let times = 0; times < 3; times++) expect(await ask({})).toBe(200);
  expect(await ask({ Authorization: 'Bearer none' })).toBe(401);
});
