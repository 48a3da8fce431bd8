import { expect, test } from '@jest/globals';
import { temporaryDatabase } from '../../support/temporary.ts';
import { addPerson, PASSWORD, postSession, runApp } from '../running.ts';

test.each([
  ['SQLITE_BUSY', 503, 'busy', '10'],
  ['SQLITE_FULL', 507, 'disk-full', null],
  ['SQLITE_READONLY', 503, 'read-only', null],
])('a database that answers %s ends in %i %s, in words', async (code, status, problem, retryAfter) => {
  const database = await temporaryDatabase();
  let isFailing = false;
  const write: typeof database.write = (work) =>
    isFailing ? Promise.reject(Object.assign(new Error(code), { code })) : database.write(work);
  const running = await runApp({ database: { ...database, write } });
  await addPerson({ ...running, database }, 'reader');
  isFailing = true;
  const response = await postSession(running, { username: 'reader', password: PASSWORD });
  expect([response.status, response.headers.get('Retry-After')]).toEqual([status, retryAfter]);
  expect(await response.json()).toMatchObject({ code: problem, detail: expect.stringContaining('没有保存') });
});
