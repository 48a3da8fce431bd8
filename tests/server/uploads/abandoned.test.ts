import { expect, test } from '@jest/globals';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { cleanUpAbandoned, cleanUpUploads, PREVIEW_DAYS } from '../../../server/uploads/cleanup.ts';
import type { Running } from '../running.ts';
import { type ApiClient, OCTOBER, sales, signedInClient, ytdOf, zoneWithFigures } from './api-client.ts';

const DAY_MS = 86_400_000;
const after = (days: number) => new Date(OCTOBER.getTime() + days * DAY_MS);
const FILE = sales('2025-09,P1,8,69');

const stagedOf = async ({ database }: Running, id: number) =>
  (await database.read.selectFrom('upload_row').selectAll().where('upload_id', '=', id).execute()).length;

const statusOf = async (client: ApiClient, id: number) =>
  (await client.get<UploadDocument>(`/api/uploads/${id}`)).body.status;

test('a preview left for a week is given up, says so, and changes nothing', async () => {
  const running = await zoneWithFigures();
  const editor = await signedInClient(running, 'editor');
  const left = (await editor.send(FILE)).body;
  const asked = (await editor.send('指标,园区,累计\nSALES,P1,70\n', '', 'asked.csv')).body;
  expect([left.status, asked.status, await stagedOf(running, left.id)]).toEqual(['ready', 'needs-input', 1]);

  await cleanUpAbandoned(running.database, after(PREVIEW_DAYS));
  expect([await statusOf(editor, left.id), await stagedOf(running, left.id)]).toEqual(['ready', 1]);
  await cleanUpAbandoned(running.database, new Date(after(PREVIEW_DAYS).getTime() + 1));
  expect([await statusOf(editor, left.id), await stagedOf(running, left.id)]).toEqual(['expired', 0]);

  const refused = await editor.commit(left.id);
  expect([refused.status, refused.problem.code]).toEqual([409, 'not-open']);
  expect(refused.problem.detail).toContain('请重新上传');
  expect(refused.problem.detailEn).toContain('Upload the file again');
  const answered = await editor.call('PATCH', `/api/uploads/${asked.id}`, { answers: { period: '2025-09' } });
  expect([answered.status, answered.problem.detail]).toEqual([409, refused.problem.detail]);
  expect((await editor.revert(left.id)).problem.code).toBe('not-open');
  expect(await ytdOf(editor, 'P1', '2025-09')).toBeNull();

  // What it was about is history; so is the file.
  const kept = await editor.get<UploadDocument>(`/api/uploads/${left.id}`);
  expect(kept.body).toMatchObject({ summary: { new: 1, changed: 0, same: 0 }, differences: [], sample: [] });
  expect((await editor.get(`/api/uploads/${left.id}/file`)).body).toBe(FILE);
  const again = await editor.send(FILE);
  expect([again.body.status, again.body.seenBefore]).toEqual(['ready', null]);
  expect((await editor.commit(again.body.id)).status).toBe(200);
});

test('a preview whose file its author has sent again and committed is given up at once, others are not', async () => {
  const running = await zoneWithFigures();
  const [one, two] = [await signedInClient(running, 'one'), await signedInClient(running, 'two')];
  const first = (await one.send(FILE)).body.id;
  const theirs = (await two.send(FILE)).body.id;
  const other = (await one.send(sales('2025-09,P2,5,45'))).body.id;
  const second = (await one.send(FILE, '', 'again.csv')).body.id;
  expect((await one.commit(second)).status).toBe(200);
  const later = (await one.send(FILE)).body.id;
  await cleanUpAbandoned(running.database, OCTOBER);
  const statuses = await Promise.all([first, theirs, other, second, later].map((id) => statusOf(two, id)));
  expect(statuses).toEqual(['expired', 'ready', 'ready', 'committed', 'ready']);
});

test('what was committed is never given up, and its revert works after any time', async () => {
  const running = await zoneWithFigures();
  const editor = await signedInClient(running, 'editor');
  const { id } = (await editor.send(FILE)).body;
  await editor.commit(id);
  const taken = (await editor.send(sales('2025-09,P2,5,45'))).body.id;
  await editor.commit(taken);
  await editor.revert(taken);
  await cleanUpUploads(running.database, after(4000));
  expect([await statusOf(editor, id), await statusOf(editor, taken)]).toEqual(['committed', 'reverted']);
  expect((await editor.get(`/api/uploads/${id}/file`)).body).toBe(FILE);
  expect((await editor.revert(id)).status).toBe(200);
});
