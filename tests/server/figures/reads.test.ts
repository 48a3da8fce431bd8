import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ProblemDocument } from '../../../contract/problem.ts';
import { target } from '../../domain/given.ts';
import { runApp, signIn, store } from '../running.ts';
import { zoneApp } from './zone-client.ts';

describe('the catalogue', () => {
  test('names everything and says which months have figures', async () => {
    const { ask } = await zoneApp();
    const { status, body } = await ask('/api/catalog');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      revision: 2,
      title: { zh: '示范区', en: 'Model zone' },
      demonstration: true,
      categories: [
        { name: '工业', nameEn: 'Industry', indicators: ['SALES'] },
        { name: '效益', nameEn: null, indicators: ['LOSS'] },
      ],
      latestPeriod: '2025-08',
    });
    expect(body.entities.map((one: { code: string }) => one.code).sort()).toEqual([
      'CITY',
      'OFFICE',
      'P1',
      'P2',
      'ZONE',
    ]);
    expect(body.periods).toHaveLength(20);
  });

  test('of an empty database is empty, and its progress asks for a period', async () => {
    const running = await runApp();
    const headers = await signIn(running);
    const catalog = await (await running.get('/api/catalog', { headers })).json();
    expect(catalog).toMatchObject({ revision: 0, entities: [], latestPeriod: null, demonstration: false });
    const response = await running.get('/api/progress', { headers });
    expect(response.status).toBe(400);
    expect(((await response.json()) as ProblemDocument).detail).toContain('缺少参数 period');
    expect((await running.get('/api/progress?period=2025-08', { headers })).status).toBe(200);
  });
});

describe('progress', () => {
  test('has a row for each indicator and entity with a target or an observation in the year', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/progress');
    expect(body).toMatchObject({ period: '2025-08', revision: 2 });
    const byEntity = Object.fromEntries(body.rows.map((row: { entity: string }) => [row.entity, row]));
    expect(Object.keys(byEntity).sort()).toEqual(['CITY', 'P1', 'P2', 'ZONE']);
    // 13 a month for 8 months of 150; 12 a month the year before.
    expect(byEntity.ZONE).toMatchObject({ ytd: 104, ytdLastYear: 96, light: 'green', status: 'ahead' });
    expect(byEntity.ZONE.completion).toBeCloseTo(69.3333, 4);
    expect(byEntity.P1).toMatchObject({
      ytd: 61,
      yoyYtd: 9.1,
      yoyYtdSource: 'published',
      paceMethod: 'plan',
      light: 'yellow',
      reportStatus: 'revised',
    });
    expect(byEntity.CITY).toMatchObject({ target: null, completion: null, light: 'grey' });
  });

  test.each([
    ['entity=P1', ['P1']],
    ['kind=park', ['P1', 'P2']],
    ['kind=zone,park', ['P1', 'P2', 'ZONE']],
    ['light=yellow', ['P1']],
    ['light=green,grey', ['CITY', 'P2', 'ZONE']],
    ['status=behind&kind=park', ['P1']],
    ['indicator=LOSS', []],
    ['category=%E6%95%88%E7%9B%8A', []],
    ['category=%E5%B7%A5%E4%B8%9A&entity=ZONE', ['ZONE']],
    ['department=OFFICE&kind=zone', ['ZONE']],
  ])('filtered by %s has rows of %j', async (query, entities) => {
    const { ask } = await zoneApp();
    const { status, body } = await ask(`/api/progress?period=2025-08&${query}`);
    expect(status).toBe(200);
    expect(body.rows.map((row: { entity: string }) => row.entity).sort()).toEqual(entities);
  });
});

describe('a series', () => {
  test('runs over the months asked for', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/series?indicator=SALES&entity=P1&from=2025-06&to=2025-09');
    expect(body).toMatchObject({
      indicator: 'SALES',
      entity: 'P1',
      from: '2025-06',
      to: '2025-09',
      revision: 2,
    });
    expect(body.points.map((point: { ytd: number }) => point.ytd)).toEqual([48, 56, 61, null]);
    expect(body.points.map((point: { plan: number }) => point.plan)).toEqual([48, 56, 64, 72]);
  });

  test('runs over last year and this when no months are given, and not backwards', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/series?indicator=SALES&entity=P1');
    expect([body.from, body.to, body.points.length]).toEqual(['2024-01', '2025-12', 24]);
    const wrong = await ask('/api/series?indicator=SALES&entity=P1&from=2025-06&to=2025-05');
    expect(wrong.status).toBe(400);
    expect(wrong.body.problems[0]).toMatchObject({ code: 'wrong-value', column: 'to', value: '2025-05' });
    expect((await ask('/api/series?indicator=SALES&entity=P1&from=1900-01&to=2199-12')).status).toBe(400);
  });
});

describe('figures', () => {
  test('come with the row and the sentence they belong to', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/figures?indicator=SALES&entity=P1&period=2025-08');
    const progress = await ask('/api/progress?period=2025-08&entity=P1&indicator=SALES');
    expect(body.row).toEqual(progress.body.rows[0]);
    expect(body.sentence.zh).toContain('61.00');
    expect(body.figures.map((figure: { kind: string }) => figure.kind)).toEqual(
      expect.arrayContaining(['path', 'months']),
    );
    expect(body.figures.every((figure: { revision: number }) => figure.revision === 2)).toBe(true);
  });
});

describe('histories', () => {
  test('tell every version of a figure: what, who, when, from which file and row, why', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/observations/history?indicator=SALES&entity=P1&period=2025-08');
    expect(body).toMatchObject({ indicator: 'SALES', entity: 'P1', period: '2025-08', revision: 2 });
    expect(body.versions).toHaveLength(2);
    expect(body.versions[0]).toMatchObject({
      revision: 1,
      ytd: 64,
      status: 'official',
      file: 'observations.csv',
    });
    expect(body.versions[1]).toEqual({
      revision: 2,
      at: '2025-09-05T00:00:00.000Z',
      by: 'clerk',
      file: 'august.csv',
      fileSha256: createHash('sha256').update('august.csv').digest('hex'),
      row: 2,
      upload: null,
      uploadKind: null,
      nature: null,
      reason: '更正八月',
      month: 5,
      ytd: 61,
      yoyMonth: null,
      yoyYtd: 9.1,
      status: 'revised',
    });
  });

  test('tell every version of a target', async () => {
    const { running, ask } = await zoneApp();
    await store(running.database, { targets: [target('P2', { type: 'growth', value: 12, version: 2 })] });
    const { body } = await ask('/api/targets/history?indicator=SALES&entity=P2&year=2025');
    expect(body.versions.map((version: { value: number }) => version.value)).toEqual([10, 12]);
    expect(body.versions[0]).toMatchObject({
      version: 1,
      type: 'growth',
      note: '争先目标',
      row: 4,
      revision: 1,
    });
    expect((await ask('/api/targets/history?indicator=SALES&entity=P2&year=2024')).body.versions).toEqual([]);
  });
});
