import { describe, expect, test } from '@jest/globals';
import { zoneApp } from './zone-client.ts';

describe('asOf', () => {
  const AUGUST = '/api/progress?period=2025-08&entity=P1';

  test('answers with what was known then', async () => {
    const { ask } = await zoneApp();
    const ytdAt = async (asOf: string) => {
      const { body } = await ask(`${AUGUST}&asOf=${asOf}`);
      return [body.revision, body.rows[0].ytd];
    };
    expect(await ytdAt('1')).toEqual([1, 64]);
    expect(await ytdAt('2')).toEqual([2, 61]);
    expect(await ytdAt('2025-09-04T23:59:59Z')).toEqual([1, 64]);
    expect(await ytdAt('2025-09-05T08:00:00%2B08:00')).toEqual([2, 61]);
    expect(await ytdAt('2025-09-05T08:00:00+08:00')).toEqual([2, 61]);
  });

  test('reaches every read, and back to before the first figure', async () => {
    const { ask } = await zoneApp();
    const key = 'indicator=SALES&entity=P1';
    expect((await ask('/api/catalog?asOf=0')).body).toMatchObject({ revision: 0, entities: [], periods: [] });
    expect((await ask(`/api/series?${key}&from=2025-08&to=2025-08&asOf=1`)).body.points[0].ytd).toBe(64);
    expect((await ask(`/api/figures?${key}&asOf=1`)).body.row.ytd).toBe(64);
    const history = await ask(`/api/observations/history?${key}&asOf=1`);
    expect(history.body.versions).toHaveLength(1);
    expect((await ask(`/api/targets/history?${key}&year=2025&asOf=1`)).body.versions).toHaveLength(1);
    // Nothing had a name then.
    expect((await ask(`${AUGUST}&asOf=0`)).status).toBe(400);
  });

  test.each([
    '3',
    '-1',
    '1.0',
    'yesterday',
    '2025-09-05',
    '2025-09-05T08:00:00',
    '2025-13-05T08:00:00Z',
    '2025-09-11T00:00:00Z',
    '',
  ])('refuses %j', async (asOf) => {
    const { ask } = await zoneApp();
    const { status, body } = await ask(`${AUGUST}&asOf=${asOf}`);
    expect(status).toBe(400);
    expect(body.problems).toHaveLength(1);
    expect(body.detail).toContain('asOf');
    expect(body.detail).toContain('当前修订号 2');
  });
});
