import { describe, expect, test } from '@jest/globals';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import type { ObservationVersion } from '../../../domain/versions.ts';
import { observation } from '../../domain/given.ts';
import { store } from '../running.ts';
import { type ApiClient, sales, signedInClient, zoneWithFigures } from './api-client.ts';

/** Park 1 with 24.43 in August, published as 6.1 % up; the month with 3 and 8 % up. */
async function zoneWithGrowth(): Promise<ApiClient> {
  const running = await zoneWithFigures();
  await store(running.database, {
    observations: [
      observation('P1', '2024-08', { month: 2.78, ytd: 23.03 }),
      observation('P1', '2025-07', { month: null, ytd: null }),
      observation('P1', '2025-08', { month: 3, ytd: 24.43, yoyMonth: 8, yoyYtd: 6.1 }),
    ],
  });
  return signedInClient(running, 'editor');
}

async function august(client: ApiClient): Promise<(number | null)[]> {
  const { body } = await client.get<{ versions: ObservationVersion[] }>(
    '/api/observations/history?indicator=SALES&entity=P1&period=2025-08',
  );
  const { month, ytd, yoyMonth, yoyYtd } = body.versions.at(-1)!;
  return [month, ytd, yoyMonth, yoyYtd];
}

const BEFORE = [3, 24.43, 8, 6.1];
const REVISED = sales('2025-08,P1,,26.38');

describe('a published growth belongs to its figure', () => {
  test('a revision that is silent about it asks: nothing is kept silently', async () => {
    const client = await zoneWithGrowth();
    const { status, body } = await client.send(REVISED);
    expect([status, body.status]).toEqual([201, 'needs-input']);
    expect(body.questions.map(({ key, choices }) => [key, choices.map(({ value }) => value)])).toEqual([
      ['growth-not-restated', ['keep', 'clear']],
    ]);
    const [finding] = body.warnings;
    expect(finding).toMatchObject({
      grade: 'confirm',
      code: 'growth-not-restated',
      row: 2,
      column: '累计',
      value: '26.38',
    });
    expect(finding!.message).toBe(
      '高新园区规上工业开票销售（2025-08）：累计由 24.43 改为 26.38，随原数公布的累计同比 6.1% 没有重报。',
    );
    expect((await client.commit(body.id, { reason: '修订', accept: ['growth-not-restated'] })).status).toBe(
      409,
    );
    expect(await august(client)).toEqual(BEFORE);
  });

  test.each([
    ['keep', [3, 26.38, 8, 6.1], '保留'],
    ['clear', [3, 26.38, 8, null], '清除'],
  ])('%s: the commit does as answered, and the revert restores both', async (answer, after, word) => {
    const client = await zoneWithGrowth();
    const { id } = (await client.send(REVISED)).body;
    const answers = { 'growth-not-restated': answer };
    const { body } = await client.call<UploadDocument>('PATCH', `/api/uploads/${id}`, { answers });
    expect([body.status, body.questions, body.warnings]).toEqual(['ready', [], []]);
    const notes = body.notes.filter(({ code }) => code === 'growth-not-restated');
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining(word)]);
    expect(body.differences.map(({ field, old, new: now }) => [field, old, now])).toEqual([
      ['ytd', 24.43, 26.38],
      ...(answer === 'clear' ? [['yoyYtd', 6.1, null]] : []),
    ]);
    expect((await client.commit(id, { reason: '修订' })).status).toBe(200);
    expect(await august(client)).toEqual(after);
    expect((await client.revert(id)).status).toBe(200);
    expect(await august(client)).toEqual(BEFORE);
  });

  test('restating is a file with the growth, and asks nothing', async () => {
    const client = await zoneWithGrowth();
    const { body } = await client.send('期间,指标,园区,累计,累计同比\n2025-08,SALES,P1,26.38,14.6');
    expect([body.status, body.questions]).toEqual(['ready', []]);
    await client.commit(body.id, { reason: '修订' });
    expect(await august(client)).toEqual([3, 26.38, 8, 14.6]);
  });

  test('may be answered with the file, and asks for each level only about its own growth', async () => {
    const client = await zoneWithGrowth();
    const file = '期间,指标,园区,当月,累计,累计同比\n2025-08,SALES,P1,4.95,26.38,14.6';
    const asked = (await client.send(file)).body;
    expect(asked.warnings.map(({ column }) => column)).toEqual(['当月']);
    const answered = (await client.send(file, 'answers=%7B%22growth-not-restated%22%3A%22clear%22%7D')).body;
    expect(answered.status).toBe('ready');
    await client.commit(answered.id, { reason: '修订' });
    expect(await august(client)).toEqual([4.95, 26.38, null, 14.6]);
  });

  test('a level that stays, or comes after its growth, asks nothing', async () => {
    const client = await zoneWithGrowth();
    expect((await client.send(sales('2025-08,P1,3,24.43'))).body.questions).toEqual([]);
    const first = (await client.send('期间,指标,园区,累计同比\n2025-09,SALES,P1,5.5')).body;
    await client.commit(first.id);
    expect((await client.send(sales('2025-09,P1,,28'))).body.questions).toEqual([]);
  });

  test('is decided anew when the figures moved after the decision', async () => {
    const client = await zoneWithGrowth();
    const answers = 'answers=%7B%22growth-not-restated%22%3A%22keep%22%7D';
    const one = (await client.send(REVISED, answers)).body;
    const other = (await client.send(sales('2025-08,P1,,25'), answers)).body;
    expect((await client.commit(other.id, { reason: '先到' })).status).toBe(200);
    const { status, problem } = await client.commit(one.id, { reason: '后到' });
    expect([status, problem.upload?.status]).toEqual([409, 'needs-input']);
  });
});
