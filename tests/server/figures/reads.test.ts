import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ProblemDocument } from '../../../contract/problem.ts';
import { observation, target } from '../../domain/given.ts';
import { type Running, runApp, signIn, store, storeZone } from '../running.ts';

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as it came.
  body: any;
}

async function zoneApp() {
  const running = await runApp();
  await storeZone(running.database);
  const headers = await signIn(running);
  const ask = async (path: string): Promise<Answer> => {
    const response = await running.get(path, { headers });
    return { status: response.status, body: await response.json() };
  };
  return { running, headers, ask };
}

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

describe('a wrong question', () => {
  test.each([
    ['/api/progress?period=2025-13', 'wrong-value', 'period', '2025-13'],
    ['/api/progress?period=2025-6', 'wrong-value', 'period', '2025-6'],
    ['/api/progress?period=', 'wrong-value', 'period', ''],
    ['/api/progress?period=2025-06&period=2025-07', 'repeated-parameter', 'period', '2025-06 2025-07'],
    ['/api/progress?period[]=2025-06', 'unknown-parameter', 'period[]', '2025-06'],
    ['/api/progress?month=2025-06', 'unknown-parameter', 'month', '2025-06'],
    ['/api/progress?entity=P9', 'wrong-value', 'entity', 'P9'],
    ['/api/progress?indicator=sales', 'wrong-value', 'indicator', 'sales'],
    ['/api/progress?category=x', 'wrong-value', 'category', 'x'],
    ['/api/progress?department=P1', 'wrong-value', 'department', 'P1'],
    ['/api/progress?kind=park,', 'wrong-value', 'kind', 'park,'],
    ['/api/progress?light=blue', 'wrong-value', 'light', 'blue'],
    ['/api/progress?status=late', 'wrong-value', 'status', 'late'],
    ['/api/catalog?x', 'unknown-parameter', 'x', ''],
    ['/api/series?entity=P1', 'missing-parameter', 'indicator', null],
    ['/api/targets/history?indicator=SALES&entity=P1&year=25', 'wrong-value', 'year', '25'],
    ['/api/progress?__proto__=1', 'unknown-parameter', '__proto__', '1'],
  ])('%s is told what is wrong', async (path, code, column, value) => {
    const { ask } = await zoneApp();
    const { status, body } = await ask(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-parameter', status: 400 });
    expect(body.problems).toHaveLength(1);
    expect(body.problems[0]).toMatchObject({ code, row: null, column, value });
    for (const sentence of [body.problems[0].message, body.problems[0].messageEn]) {
      expect(sentence).toContain(column);
      if (value) for (const part of value.split(' ')) expect(sentence).toContain(part);
    }
  });

  test('is told everything at once, with what is allowed', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/progress?period=June&entity=P9&foo=1');
    expect(body.problems.map((problem: { column: string }) => problem.column)).toEqual([
      'foo',
      'period',
      'entity',
    ]);
    expect(body.detail).toBe(
      '没有名为 foo 的参数（值“1”）：这个地址的参数是 period、entity、indicator、category、department、kind、light、status、asOf。' +
        '参数 period 的值“June”不对：应为 YYYY-MM 形式的月份，例如 2025-06。' +
        '参数 entity 的值“P9”不对：应为目录（/api/catalog）中的主体编码，如 CITY、ZONE、P1、P2 等。',
    );
    expect(body.detailEn).toContain('Parameter period has the value "June"; expected a month as YYYY-MM');
  });
});

describe('an answer', () => {
  const etagOf = (response: Response) => response.headers.get('ETag');

  test('is not sent again to who has it', async () => {
    const { running, headers } = await zoneApp();
    const get = (more: HeadersInit = {}) =>
      running.get('/api/progress', { headers: { ...headers, ...more } });
    const first = await get();
    const etag = etagOf(first)!;
    expect(etag).toMatch(/^"[\w-]{27}(-gzip)?"$/);
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
    expect(first.headers.get('Vary')).toBe('Accept-Encoding');
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await get({ 'If-None-Match': known });
      expect([again.status, etagOf(again), await again.text()]).toEqual([304, etag, '']);
    }
    expect((await get({ 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('is another after a new revision, and the old one stays to be had', async () => {
    const { running, headers } = await zoneApp();
    const get = (path: string) => running.get(path, { headers });
    const before = await get('/api/progress');
    await store(running.database, { observations: [observation('P2', '2025-08', { ytd: 50 })] });
    const after = await get('/api/progress');
    expect(etagOf(after)).not.toBe(etagOf(before));
    expect(await after.json()).toMatchObject({ revision: 3 });
    const old = await get('/api/progress?asOf=2');
    expect(await old.text()).toBe(await before.text());
  });

  test('is the same however the question was written', async () => {
    const { running, headers } = await zoneApp();
    const tags = await Promise.all(
      ['period=2025-08&kind=zone,park', 'kind=park,zone,park', 'kind=park%2Czone&asOf=2'].map(async (query) =>
        etagOf(await running.get(`/api/progress?${query}`, { headers })),
      ),
    );
    expect(new Set(tags).size).toBe(1);
  });

  test('is known within a second where another process has written', async () => {
    const running: Running = await runApp({ freshForMs: 200 });
    await storeZone(running.database);
    const headers = await signIn(running);
    const revision = async () =>
      ((await (await running.get('/api/catalog', { headers })).json()) as { revision: number }).revision;
    expect(await revision()).toBe(2);
    await store(running.database, {});
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await revision()).toBe(3);
  });

  test('has a head alone for HEAD', async () => {
    const { running, headers } = await zoneApp();
    const response = await running.get('/api/catalog', { method: 'HEAD', headers });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(etagOf(response)).not.toBeNull();
  });
});
