import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { LARGEST_UPLOAD_BYTES } from '../../../contract/core/limits.ts';
import type { Api } from '../../../contract/routes.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { toFileName } from '../../../server/http/body.ts';
import { toGbk } from '../../support/gbk.ts';
import type { Running } from '../running.ts';
import { type ApiClient, sales, signedInClient, ytdOf, zoneWithFigures } from './api-client.ts';

const FILE = sales('2025-09,P1,8,70');

function form(
  text: string | Buffer,
  name: string,
  fields: Record<string, string> = {},
  field = 'file',
): FormData {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  body.append(field, new Blob([text as BlobPart]), name);
  return body;
}

const post = (running: Running, client: ApiClient, body: FormData, headers: Record<string, string> = {}) =>
  fetch(`${running.url}/api/uploads`, { method: 'POST', headers: { ...client.headers, ...headers }, body });

describe('a file', () => {
  test('comes by a form, keeps its name and its very bytes, and is handed back to be saved', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const bytes = toGbk('期间,指标,园区,当月,累计\r\n2025年9月,规上工业开票销售,高新园区,8,70\r\n');
    const response = await post(running, editor, form(bytes, '高新 9月";x=y.csv'));
    const sent = (await response.json()) as UploadDocument;
    expect([response.status, sent.encoding, sent.summary.new]).toEqual([201, 'gb18030', 1]);
    expect(sent.sample[0]!.rows[0]!.cells).toEqual(['期间', '指标', '园区', '当月', '累计']);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(sent.file).toEqual({ name: '高新 9月;x=y.csv', sha256, size: bytes.length });

    const file = await fetch(`${running.url}/api/uploads/${sent.id}/file`, { headers: editor.headers });
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="__ 9__x=y.csv"; filename*=UTF-8''%E9%AB%98%E6%96%B0%209%E6%9C%88%3Bx%3Dy.csv`,
    );
  });

  test.each([
    ['C:\\上报\\8月.csv', '8月.csv'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie x'],
    ['..', 'upload'],
    ['', 'upload'],
    ['x'.repeat(500), 'x'.repeat(200)],
    ['\u202etxt.exe', 'txt.exe'],
  ])('named %j is kept as %j', (given, kept) => {
    expect(toFileName(given)).toBe(kept);
  });

  test('from another site, or of no form that we know, is refused', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const body = form(FILE, '9.csv');
    expect((await post(running, editor, body, { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await post(running, editor, body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post(running, editor, form(FILE, '9.csv', {}, 'data'))).status).toBe(400);
    expect((await post(running, editor, new FormData())).status).toBe(400);
    const two = form(FILE, '9.csv');
    two.append('file', new Blob([FILE]), '10.csv');
    expect((await post(running, editor, two)).status).toBe(400);
    expect((await post(running, editor, form(FILE, '9.csv', { period: '2025-13' }))).status).toBe(400);
    const broken = await fetch(`${running.url}/api/uploads`, {
      method: 'POST',
      headers: { ...editor.headers, 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nno end',
    });
    expect(broken.status).toBe(400);
    const nameless = await fetch(`${running.url}/api/uploads`, {
      method: 'POST',
      headers: editor.headers,
      body: FILE,
    });
    expect(nameless.status).toBe(400);
    expect((await editor.get<{ uploads: [] }>('/api/uploads')).body.uploads).toEqual([]);
  });

  test('over the limit is refused before it is sent, and while it comes', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const announced = await new Promise<number>((resolve, reject) => {
      const asking = httpRequest(`${running.url}/api/uploads?filename=x.csv`, {
        method: 'POST',
        headers: { ...editor.headers, 'Content-Length': LARGEST_UPLOAD_BYTES + 1 },
      });
      asking.on('response', ({ statusCode }) => {
        resolve(statusCode!);
        asking.destroy();
      });
      asking.on('error', reject);
      // Nothing of the body is sent: the answer does not wait for it.
      asking.flushHeaders();
    });
    expect(announced).toBe(413);
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(2 ** 20));
        if (++sent > LARGEST_UPLOAD_BYTES / 2 ** 20 + 1) controller.close();
      },
    });
    let sent = 0;
    const streamed = await fetch(`${running.url}/api/uploads?filename=x.csv`, {
      method: 'POST',
      headers: editor.headers,
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
    expect((await post(running, editor, form(Buffer.alloc(LARGEST_UPLOAD_BYTES + 1), 'x.csv'))).status).toBe(
      413,
    );
  });
});

describe('what a file does not say', () => {
  const SILENT = '指标,园区,累计\nSALES,P1,70\n';

  test('is asked, and answered to the same upload, or with the file', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const asked = await editor.send(SILENT, '', 'x.csv');
    expect([asked.status, asked.body.status]).toEqual([201, 'needs-input']);
    const keys = asked.body.questions.map(({ key }) => key);
    expect(keys).toContain('period');
    expect((await editor.commit(asked.body.id)).problem.code).toBe('not-open');
    const path = `/api/uploads/${asked.body.id}`;
    const answers = Object.fromEntries(
      asked.body.questions.map(({ key, choices }) => [key, choices[0]!.value]),
    );
    const answered = await editor.call<UploadDocument>('PATCH', path, {
      answers: { ...answers, period: '2025-09' },
    });
    expect([answered.status, answered.body.status, answered.body.period]).toEqual([200, 'ready', '2025-09']);
    expect((await editor.commit(asked.body.id, { reason: 'x' })).status).toBe(200);
    expect(await ytdOf(editor, 'P1', '2025-09')).toBe(70);
    expect((await editor.call('PATCH', path, { answers: {} })).problem.code).toBe('not-open');

    const again = await editor.send('指标,园区,累计\nSALES,P1,71\n', 'period=2025-09', 'x.csv');
    expect(again.body.questions.map(({ code }) => code)).toEqual([]);
    expect(again.body.summary.changed).toBe(1);
  });

  test('and is of the form, is remembered for the next file of that form', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const table = (month: number, ytd: number) =>
      `2025年${month}月规上工业开票销售情况\n部门,本月,1-本月\n经发局,80000,${ytd}\n`;
    const asked = await editor.send(table(8, 700000));
    expect(asked.body.status).toBe('needs-input');
    expect(asked.body.questions).toMatchObject([{ key: 'unit:亿元', code: 'unit', remember: 'apply' }]);
    const path = `/api/uploads/${asked.body.id}`;
    await editor.call('PATCH', path, { answers: { 'unit:亿元': '万元' } });
    expect((await editor.commit(asked.body.id)).status).toBe(200);
    expect(await ytdOf(editor, 'OFFICE', '2025-08')).toBe(70);
    await editor.revert(asked.body.id);
    const next = await editor.send(table(9, 780000), '', '9月.csv');
    expect(next.body).toMatchObject({
      status: 'ready',
      remembered: [{ key: 'unit:亿元', value: '万元', by: 'editor', applied: true }],
      differences: [{ new: 8 }, { new: 78 }],
    });
    const stated = await editor.send(table(9, 780000), 'unit=元', '9月.csv');
    expect(stated.body.differences.map((one) => one.new)).toEqual([0.0008, 0.0078]);
  });

  test('and is remembered, is held against the size of what is stored', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const table = (month: number, own: number, ytd: number) =>
      `2025年${month}月规上工业开票销售情况\n园区,本月,1-本月\n高新园区,${own},${ytd}\n`;
    const first = await editor.send(table(8, 80_000, 620_000));
    expect(first.body.questions).toMatchObject([{ key: 'unit:亿元', suggestion: '万元' }]);
    const answered = await editor.call<UploadDocument>('PATCH', `/api/uploads/${first.body.id}`, {
      answers: { 'unit:亿元': '万元' },
    });
    const accept = answered.body.warnings.map(({ code }) => code);
    expect((await editor.commit(first.body.id, { reason: 'x', accept })).status).toBe(200);
    // The same form, this time in the unit that figures are kept in.
    const plain = await editor.send(table(9, 8, 70), '', '9月.csv');
    expect(plain.body.questions).toEqual([]);
    expect(plain.body.differences.map((one) => one.new)).toEqual([8, 70]);
    const thousands = await editor.send(table(9, 80_000_000, 700_000_000), '', '9月.csv');
    expect(thousands.body.questions).toMatchObject([{ key: 'unit:亿元', code: 'unit' }]);
    const same = await editor.send(table(9, 80_000, 700_000), '', '9月.csv');
    expect(same.body.differences.map((one) => one.new)).toEqual([8, 70]);
  });
});

describe('the marked file', () => {
  test('has its problems beside its rows, and no formulas', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const wrong = sales('2025-09,P1,八,70', '2025-09,P2,-5,=1+1');
    const { problem } = await editor.send(wrong);
    const { id } = problem.upload!;
    const marked = await fetch(`${running.url}/api/uploads/${id}/marked`, { headers: editor.headers });
    const lines = (await marked.text()).split('\r\n');
    expect(marked.headers.get('content-disposition')).toContain('.csv');
    expect(lines[0]).toContain('期间,指标,园区,当月,累计');
    expect(lines[1]).toMatch(/^2025-09,SALES,P1,八,70,.*须改正.*八/);
    expect(lines[2]).toMatch(/^2025-09,SALES,P2,-5,'=1\+1/);
    const workbook = await fetch(`${running.url}/api/uploads/${id}/marked?format=xlsx`, {
      headers: editor.headers,
    });
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe('the marked file of a long one', () => {
  const marked = async (bytes: string | Buffer, name: string) => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const { problem, body } = await editor.send(bytes, '', name);
    const { id } = problem.upload ?? body;
    const answer = await fetch(`${running.url}/api/uploads/${id}/marked?format=csv`, {
      headers: editor.headers,
    });
    expect(answer.status).toBe(200);
    return (await answer.text()).split('\r\n');
  };
  test('has its top and the rows with problems, each with its number', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `2025-09,P1,8,${i === 11_000 ? '七十' : 70}`);
    const lines = await marked(sales(...rows), '长.csv');
    expect(lines[1]).toMatch(/^1,期间,指标,园区,当月,累计/);
    expect(lines.find((line) => line.includes('七十'))).toMatch(/^11002,2025-09,SALES,P1,8,七十,.*须改正/);
    expect(lines.length).toBeLessThan(2200);
  });
  test('a row far below the others is not reached over empty ones', async () => {
    const lines = await marked(`${sales('2025-09,P1,8,七十')}${'\n'.repeat(300_000)}注：完\n`, '空.csv');
    expect(lines.length).toBeLessThan(10);
    expect(lines.find((line) => line.startsWith('300002,'))).toContain('注：完');
  });
});

describe('the month due', () => {
  test('says what has come, from whom, what not, and whose it is', async () => {
    const running = await zoneWithFigures();
    await signedInClient(running, 'clerk', 'statistician', ['P2']);
    await signedInClient(running, 'lead', 'statistician', ['OFFICE']);
    let asked = 0;
    const rowOf = async (period: string) => {
      // A session of its own each time: the clock is moved past the end of the one before.
      const viewer = await signedInClient(running, `viewer${++asked}`, 'viewer');
      const { body } = await viewer.get<Api['GET /api/due']['response']>(`/api/due?period=${period}`);
      return body.rows.find(({ entity }) => entity === 'P2');
    };
    const accounts = ['clerk', 'lead'];
    expect(await rowOf('2025-08')).toEqual({
      ...{ indicator: 'SALES', entity: 'P2', period: '2025-08', due: '2025-09-01', accounts },
      ...{ state: 'reported', status: 'official', at: '2025-09-01T00:00:00.000Z', by: 'clerk' },
    });
    running.clock.now = new Date('2025-09-30T15:59:00Z');
    expect(await rowOf('2025-09')).toMatchObject({ state: 'not-due', due: '2025-10-01', at: null });
    // A minute later it is October in Shanghai.
    running.clock.now = new Date('2025-09-30T16:00:00Z');
    expect(await rowOf('2025-09')).toMatchObject({ state: 'missing', by: null, accounts });
  });

  test.each(['csv', 'xlsx'])('has a template as %s that an upload reads as it is', async (format) => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const response = await fetch(`${running.url}/api/templates?entity=P1&period=2025-08&format=${format}`, {
      headers: editor.headers,
    });
    expect(response.headers.get('content-disposition')).toContain(`.${format}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const same = await editor.send(bytes, '', `上报表.${format}`);
    expect([same.status, same.body.status, same.body.questions]).toEqual([201, 'ready', []]);
    expect(same.body.summary).toEqual({ new: 0, changed: 0, same: 1 });
    expect(same.body.problems).toEqual([]);
    if (format !== 'csv') return;
    const filled = bytes.toString().replace(',5,61,', ',5.5,61.5,');
    expect((await editor.send(filled)).body.summary).toEqual({ new: 0, changed: 1, same: 0 });
    const empty = await fetch(`${running.url}/api/templates?entity=P1&period=2025-09&format=csv`, {
      headers: editor.headers,
    });
    const next = await empty.text();
    expect(next).toContain('2025-09,规上工业开票销售,高新园区,亿元,,,,,,63,96,');
    const reported = next.replace('亿元,,,', '亿元,8,70,');
    expect((await editor.send(reported)).body.summary).toEqual({ new: 1, changed: 0, same: 0 });
  });
});
