import { describe, expect, test } from '@jest/globals';
import type { Api } from '../../../contract/routes.ts';
import type { AuditEntry } from '../../../domain/audit.ts';
import { PASSWORD, postSession } from '../running.ts';
import {
  type ApiClient,
  apiClient,
  OCTOBER,
  sales,
  signedInClient,
  ytdOf,
  zoneWithFigures,
} from './api-client.ts';

const OWN = sales('2025-09,P1,8,69');
const OTHERS = sales('2025-09,P2,5,45');
const BOTH = sales('2025-09,P1,8,69', '2025-09,P2,5,45');

async function audit(admin: ApiClient, query = ''): Promise<AuditEntry[]> {
  return (await admin.get<Api['GET /api/audit']['response']>(`/api/audit${query}`)).body.entries;
}

describe('a statistician', () => {
  test('uploads for the entities that are theirs, and for no other', async () => {
    const running = await zoneWithFigures();
    const clerk = await signedInClient(running, 'clerk', 'statistician', ['P1']);
    const own = await clerk.send(OWN);
    expect([own.status, (await clerk.commit(own.body.id)).status]).toEqual([201, 200]);
    for (const file of [OTHERS, BOTH]) {
      const refused = await clerk.send(file);
      expect([refused.status, refused.problem.code]).toEqual([403, 'not-permitted']);
      expect(refused.problem.problems?.map(({ row, value }) => [row, value])).toEqual([
        [file === BOTH ? 3 : 2, '临港园区'],
      ]);
    }
    // A row of somebody else's that says what is stored is nobody's business.
    expect((await clerk.send(sales('2025-09,P1,8,71', '2025-08,P2,5,40'))).status).toBe(201);
  });

  test('of a department uploads the indicators that it leads, for every entity', async () => {
    const running = await zoneWithFigures();
    const lead = await signedInClient(running, 'lead', 'statistician', ['OFFICE']);
    expect((await lead.send(BOTH)).status).toBe(201);
    const loss = '期间,指标,园区,累计\n2025-09,LOSS,P1,12';
    expect((await lead.send(loss)).status).toBe(403);
  });

  test('with nothing of their own uploads nothing; a viewer is not let in', async () => {
    const running = await zoneWithFigures();
    expect((await (await signedInClient(running, 'clerk', 'statistician')).send(OWN)).status).toBe(403);
    const viewer = await signedInClient(running, 'viewer', 'viewer', ['P1']);
    expect((await viewer.send(OWN)).status).toBe(403);
    expect((await viewer.get('/api/uploads')).status).toBe(403);
  });

  test("sees, commits and takes back nobody else's uploads; an editor sees all", async () => {
    const running = await zoneWithFigures();
    const one = await signedInClient(running, 'one', 'statistician', ['P1']);
    const two = await signedInClient(running, 'two', 'statistician', ['P1']);
    const editor = await signedInClient(running, 'editor');
    const { id } = (await one.send(OWN)).body;
    const asked = [`/api/uploads/${id}`, `/api/uploads/${id}/file`];
    for (const path of asked) expect((await two.get(path)).status).toBe(404);
    expect((await two.commit(id)).status).toBe(404);
    expect((await two.call('PATCH', `/api/uploads/${id}`, { answers: {} })).status).toBe(404);
    expect((await two.get<Api['GET /api/uploads']['response']>('/api/uploads')).body.uploads).toEqual([]);
    expect(
      (await editor.get<Api['GET /api/uploads']['response']>('/api/uploads')).body.uploads.map(
        (line) => line.id,
      ),
    ).toEqual([id]);
    expect((await one.commit(id)).status).toBe(200);
    expect((await two.revert(id)).status).toBe(404);
    expect((await one.revert(id)).status).toBe(200);
  });

  test('loses rights at once, also over what was previewed before', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'admin', 'admin');
    const clerk = await signedInClient(running, 'clerk', 'statistician', ['P1']);
    const { id } = (await clerk.send(OWN)).body;
    expect((await admin.call('PATCH', '/api/accounts/clerk', { entities: ['P2'] })).status).toBe(200);
    expect((await clerk.commit(id)).status).toBe(403);
    expect(await ytdOf(admin, 'P1', '2025-09')).toBeNull();
  });
});

describe('a closed month', () => {
  test('is changed by an editor only, and with a reason', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const clerk = await signedInClient(running, 'clerk', 'statistician', ['P1']);
    const before = (await clerk.send(sales('2025-07,P1,8.5,56.5'))).body.id;
    expect((await clerk.call('POST', '/api/periods/2025-07/close', {})).status).toBe(403);
    expect((await editor.call('POST', '/api/periods/2025-07/close', { reason: '已上报' })).status).toBe(200);
    expect((await clerk.commit(before, { reason: '更正' })).problem.code).toBe('closed-period');
    const refused = await clerk.send(sales('2025-07,P1,9,57'));
    expect([refused.status, refused.problem.problems?.[0]?.code]).toEqual([422, 'closed-period']);

    const sent = await editor.send(sales('2025-07,P1,9,57'));
    expect([sent.body.status, sent.body.closedPeriods]).toEqual(['needs-confirmation', ['2025-07']]);
    expect((await editor.commit(sent.body.id, { reason: '更正' })).problem.code).toBe('not-accepted');
    const accept = ['closed-period'];
    expect((await editor.commit(sent.body.id, { accept })).problem.code).toBe('reason-needed');
    expect((await editor.commit(sent.body.id, { accept, reason: '更正' })).status).toBe(200);
    expect((await editor.call('DELETE', '/api/periods/2025-07/close')).status).toBe(204);
    expect((await clerk.send(sales('2025-07,P1,9.5,57.5'))).status).toBe(201);
  }, 60_000);
});

describe('the audit trail', () => {
  test('tells of signing in, refusals, uploads, commits, reverts, rights, tokens and closing', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'admin', 'admin');
    const person = { name: 'clerk', role: 'statistician', entities: ['P1'], password: PASSWORD };
    expect((await admin.call('POST', '/api/accounts', person)).status).toBe(201);
    await postSession(running, { username: 'clerk', password: 'wrong password' });
    await postSession(running, { username: 'my secret password', password: 'x' });
    const response = await postSession(running, { username: 'clerk', password: PASSWORD });
    const clerk = apiClient(running.url, { Cookie: response.headers.getSetCookie()[0]!.split(';')[0]! });
    await clerk.send(OTHERS);
    await clerk.get('/api/accounts');
    const { id } = (await clerk.send(OWN)).body;
    await clerk.commit(id);
    await clerk.revert(id);
    await clerk.send('garbage');
    await admin.call('PATCH', '/api/accounts/clerk', { role: 'editor' });
    await admin.call('POST', '/api/tokens', { name: 'nightly' });
    await admin.call('POST', '/api/periods/2025-07/close', {});
    await admin.call('POST', '/api/entities', {
      rows: [{ code: 'P3', name: '临空园区', kind: 'park', parent: 'ZONE' }],
    });

    const entries = (await audit(admin)).reverse();
    expect(entries.map(({ by, action, subject }) => [by, action, subject])).toEqual([
      ['admin', 'account-created', 'clerk'],
      [null, 'sign-in-failed', 'clerk'],
      [null, 'sign-in-failed', null],
      ['clerk', 'sign-in', null],
      ['clerk', 'refused', 'POST /api/uploads'],
      ['clerk', 'refused', 'GET /api/accounts'],
      ['clerk', 'upload', String(id)],
      ['clerk', 'commit', String(id)],
      ['clerk', 'revert', String(id)],
      ['clerk', 'upload-refused', '3'],
      ['admin', 'account-changed', 'clerk'],
      ['admin', 'token-created', 'nightly'],
      ['admin', 'period-closed', '2025-07'],
      ['admin', 'entities', 'entities.csv'],
    ]);
    expect(entries[7]).toMatchObject({ at: OCTOBER.toISOString(), revision: 3, detail: { new: 1 } });
    expect(JSON.stringify(entries)).not.toContain('my secret');
    expect((await audit(admin, '?action=commit,revert&by=clerk')).map(({ action }) => action)).toEqual([
      'revert',
      'commit',
    ]);
    expect(await audit(admin, '?to=2025-10-10T04:00:00Z')).toEqual([]);
  });

  test('is for administrators, cannot be changed, and is exported without formulas', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'admin', 'admin');
    const editor = await signedInClient(running, 'editor');
    expect((await editor.get('/api/audit')).status).toBe(403);
    for (const statement of ['delete from audit', "update audit set by = 'x'"]) {
      const table = statement.startsWith('delete')
        ? running.database.write((trx) => trx.deleteFrom('audit').execute())
        : running.database.write((trx) => trx.updateTable('audit').set({ by: 'x' }).execute());
      await expect(table).rejects.toThrow(/append-only/);
    }
    await admin.call('POST', '/api/tokens', { name: '=HYPERLINK("x")' });
    const response = await fetch(`${running.url}/api/audit.csv`, { headers: admin.headers });
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('GET /api/audit');
  });
});

describe('a personal token', () => {
  test('does what its account may, until revoked or run out', async () => {
    const running = await zoneWithFigures();
    const clerk = await signedInClient(running, 'clerk', 'statistician', ['P1']);
    const made = await clerk.call<Api['POST /api/tokens']['response']>('POST', '/api/tokens', {
      name: '夜间上报',
      days: 7,
    });
    expect([made.status, made.body.expiresAt]).toEqual([201, '2025-10-17T04:00:00.000Z']);
    const script = apiClient(running.url, { Authorization: `Bearer ${made.body.token}` });
    const sent = await script.send(OWN);
    expect([sent.status, sent.body.by]).toEqual([201, 'clerk']);
    expect((await script.send(OTHERS)).status).toBe(403);
    expect((await script.call('POST', '/api/tokens', { name: 'more' })).status).toBe(403);

    const kept = await running.database.read.selectFrom('personal_token').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(made.body.token);
    running.clock.now = new Date('2025-10-18T00:00:00Z');
    expect((await script.get('/api/session')).status).toBe(401);
    running.clock.now = OCTOBER;
    expect((await script.get('/api/session')).status).toBe(200);
    expect((await clerk.call('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(204);
    expect((await script.get('/api/session')).status).toBe(401);
    const others = await signedInClient(running, 'other', 'statistician');
    expect((await others.call('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(404);
    for (const header of ['Bearer x', 'Basic eDp4', `Bearer esched_${'A'.repeat(43)}`]) {
      const stranger = apiClient(running.url, { ...clerk.headers, Authorization: header });
      expect((await stranger.get('/api/session')).status).toBe(401);
    }
  });
});

describe('administration', () => {
  test('never locks everybody out, and unlocks who was', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'boss', 'admin');
    for (const change of [{ role: 'viewer' }, { disabled: true }]) {
      const refused = await admin.call('PATCH', '/api/accounts/boss', change);
      expect([refused.status, refused.problem.detailEn]).toEqual([
        400,
        expect.stringContaining('administrator'),
      ]);
    }
    const person = { name: 'clerk', role: 'statistician', entities: ['P1'], password: PASSWORD };
    await admin.call('POST', '/api/accounts', person);
    for (let attempt = 0; attempt < 10; attempt++) {
      await postSession(running, { username: 'clerk', password: 'wrong password' });
    }
    const signIn = async () => (await postSession(running, { username: 'clerk', password: PASSWORD })).status;
    expect(await signIn()).toBe(401);
    const unlocked = await admin.call<{ lockedUntil: null }>('PATCH', '/api/accounts/clerk', {
      unlock: true,
    });
    expect([unlocked.body.lockedUntil, await signIn()]).toEqual([null, 201]);
  }, 60_000);

  test('takes targets by the same door as a folder, as JSON and as CSV, or says everything wrong', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'admin', 'admin');
    const row = { indicator: 'SALES', entity: 'P1', year: 2025, type: 'value', value: 100 };
    const path = '/api/targets';
    const preview = await admin.call(`POST`, `${path}?preview=1`, { rows: [row] });
    expect(preview.body).toMatchObject({ revision: 2, changed: true, summary: { targets: { changed: 1 } } });
    expect((await admin.call('POST', path, { rows: [row], reason: '调增' })).body).toMatchObject({
      revision: 3,
    });
    const csv = 'indicator,entity,year,type,value\nSALES,P1,2025,value,100\nSALES,P2,2025,cap,9\n';
    const sent = await fetch(running.url + path, {
      method: 'POST',
      headers: { ...admin.headers, 'Content-Type': 'text/csv' },
      body: csv,
    });
    expect(await sent.json()).toMatchObject({ revision: 4, summary: { targets: { same: 1, changed: 1 } } });
    const wrong = await admin.call('POST', path, {
      rows: [
        { ...row, entity: 'P9' },
        { ...row, value: 'x' },
      ],
    });
    expect([wrong.status, wrong.problem.problems?.map((one) => one.row)]).toEqual([422, [2, 3]]);
  });
});
