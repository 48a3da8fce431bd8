import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Difference, UploadDocument } from '../../../domain/import/upload-document.ts';
import type { ObservationVersion } from '../../../domain/versions.ts';
import { sales, signedInClient, ytdOf, zoneWithFigures } from './api-client.ts';

const FILE = sales('2025-08,P1,6,62', '2025-08,P2,5,40', '2025-09,P1,8,70');

describe('a month', () => {
  test('goes from file to preview to figure, with its history, and back', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const sent = await editor.send(FILE);
    expect([sent.status, sent.body.status]).toEqual([201, 'ready']);
    const { id, summary, differences, seenBefore, needsReason } = sent.body;
    expect(summary).toEqual({ new: 1, changed: 1, same: 1 });
    expect(differences).toEqual([
      expect.objectContaining({ entity: 'P1', period: '2025-08', field: 'month', old: 5, new: 6, change: 1 }),
      expect.objectContaining({ entity: 'P1', period: '2025-08', field: 'ytd', old: 61, new: 62, change: 1 }),
      expect.objectContaining({
        entity: 'P1',
        period: '2025-09',
        field: 'month',
        old: null,
        new: 8,
        change: null,
      }),
      expect.objectContaining({ entity: 'P1', period: '2025-09', field: 'ytd', old: null, new: 70, row: 4 }),
    ]);
    expect(differences[0]!.changePercent).toBeCloseTo(20, 10);
    expect([seenBefore, needsReason]).toEqual([null, true]);
    expect(await ytdOf(editor, 'P1', '2025-08')).toBe(61);

    const committed = await editor.commit(id, { reason: '统计局更正', revision: 'correction' });
    expect([committed.status, committed.body]).toEqual([200, { revision: 3 }]);
    expect([await ytdOf(editor, 'P1', '2025-08'), await ytdOf(editor, 'P1', '2025-09')]).toEqual([62, 70]);
    expect(await ytdOf(editor, 'P1', '2025-08', '&asOf=2')).toBe(61);

    const history = await editor.get<{ versions: ObservationVersion[] }>(
      '/api/observations/history?indicator=SALES&entity=P1&period=2025-08',
    );
    expect(history.body.versions.at(-1)).toMatchObject({
      revision: 3,
      by: 'editor',
      file: '8月.csv',
      fileSha256: createHash('sha256').update(FILE).digest('hex'),
      row: 2,
      ytd: 62,
      reason: '统计局更正',
      uploadKind: 'file',
      upload: id,
      nature: 'correction',
    });

    const reverted = await editor.revert(id);
    expect([reverted.status, reverted.body.revision]).toEqual([200, 4]);
    expect([await ytdOf(editor, 'P1', '2025-08'), await ytdOf(editor, 'P1', '2025-09')]).toEqual([61, null]);
    expect(await ytdOf(editor, 'P1', '2025-09', '&asOf=3')).toBe(70);
    expect((await editor.get<{ status: string }>(`/api/uploads/${id}`)).body.status).toBe('reverted');

    const again = await editor.revert(reverted.body.id, '还是对的');
    expect(again.status).toBe(200);
    expect([await ytdOf(editor, 'P1', '2025-08'), await ytdOf(editor, 'P1', '2025-09')]).toEqual([62, 70]);
  });

  test('taken back lists what that changes, as a commit does, and each names the other', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const { id, differences } = (await editor.send(FILE)).body;
    await editor.commit(id, { reason: '更正' });
    const taking = (await editor.revert(id)).body.id;
    const back = (await editor.get<UploadDocument>(`/api/uploads/${taking}`)).body;
    expect([back.reverts, back.revertedBy, back.differenceCount]).toEqual([id, null, differences.length]);
    expect((await editor.get<UploadDocument>(`/api/uploads/${id}`)).body.revertedBy).toBe(taking);
    const keyOf = ({ entity, period, field }: Difference) => [entity, period, field].join(' ');
    const turned = differences.map((one) => [keyOf(one), one.new, one.old, one.lightAfter, one.lightBefore]);
    expect(
      back.differences.map((one) => [keyOf(one), one.old, one.new, one.lightBefore, one.lightAfter]).sort(),
    ).toEqual(turned.sort());
    expect(back.summary).toEqual({ new: 0, changed: 2, same: 0 });
    expect(back.scope).toEqual({ periods: ['2025-08', '2025-09'], entities: ['P1'], indicators: ['SALES'] });
  });

  test('has all its changes as a file, before and after the commit', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const { id } = (await editor.send(FILE)).body;
    const changes = async (upload: number) => {
      const { status, body } = await editor.get<string>(`/api/uploads/${upload}/differences`);
      expect(status).toBe(200);
      const [head, ...lines] = body.trimEnd().split('\r\n');
      expect(head).toMatch(/^期间 period,/);
      return lines;
    };
    const expected = [
      '2025-08,SALES,规上工业开票销售,P1,高新园区,当月 month,5,6,1,20,2',
      '2025-08,SALES,规上工业开票销售,P1,高新园区,累计 year to date,61,62,1,1.639344262295082,2',
      '2025-09,SALES,规上工业开票销售,P1,高新园区,当月 month,,8,,,4',
      '2025-09,SALES,规上工业开票销售,P1,高新园区,累计 year to date,,70,,,4',
    ];
    expect(await changes(id)).toEqual(expected);
    await editor.commit(id, { reason: '更正' });
    expect(await changes(id)).toEqual(expected);
    const taking = (await editor.revert(id)).body.id;
    expect(await changes(id)).toEqual(expected);
    expect((await changes(taking)).map((line) => line.split(',').slice(5, 9).join())).toEqual([
      '当月 month,6,5,-1',
      '累计 year to date,62,61,-1',
      '当月 month,8,,',
      '累计 year to date,70,,',
    ]);
    const stranger = await signedInClient(running, 'stranger', 'statistician', ['P2']);
    expect((await stranger.get(`/api/uploads/${id}/differences`)).status).toBe(404);
  });

  test('needs a reason where something changes, and none where all is new', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const changing = await editor.send(FILE);
    const refused = await editor.commit(changing.body.id);
    expect([refused.status, refused.problem.code]).toEqual([422, 'reason-needed']);
    const fresh = await editor.send(sales('2025-09,P2,5,45'));
    expect((await editor.commit(fresh.body.id)).status).toBe(200);
    expect((await editor.commit(fresh.body.id)).problem.code).toBe('not-open');
  });

  test('that was doubted needs accepting and a reason, which its history and the audit trail keep', async () => {
    const running = await zoneWithFigures();
    const admin = await signedInClient(running, 'admin', 'admin');
    const sent = await admin.send(sales('2025-09,P1,3,40'));
    const { id, status, summary, warnings, needsReason } = sent.body;
    expect([status, summary, needsReason]).toEqual([
      'needs-confirmation',
      { new: 1, changed: 0, same: 0 },
      true,
    ]);
    const accept = [...new Set(warnings.map(({ code }) => code))];
    expect(accept).toContain('ytd-falling');
    const figures = () => ytdOf(admin, 'P1', '2025-09');

    for (const [body, code, column] of [
      [{}, 'not-accepted', 'accept'],
      [{ reason: '已与企业核实' }, 'not-accepted', 'accept'],
      [{ accept }, 'reason-needed', 'reason'],
      [{ accept, reason: null }, 'reason-needed', 'reason'],
    ] as const) {
      const refused = await admin.commit(id, body);
      expect([refused.status, refused.problem.code]).toEqual([422, code]);
      expect(refused.problem.problems?.[0]?.column).toBe(column);
      expect(refused.problem.detail).not.toBe(refused.problem.detailEn);
      expect(await figures()).toBeNull();
    }
    expect((await admin.commit(id, { accept, reason: '   ' })).status).toBe(400);
    expect(await figures()).toBeNull();

    expect((await admin.commit(id, { accept, reason: '已与企业核实' })).status).toBe(200);
    expect(await figures()).toBe(40);
    const history = await admin.get<{ versions: ObservationVersion[] }>(
      '/api/observations/history?indicator=SALES&entity=P1&period=2025-09',
    );
    expect(history.body.versions.at(-1)!.reason).toBe('已与企业核实');
    const kept = await admin.get<{ reason: string; accepted: string[] }>(`/api/uploads/${id}`);
    expect(kept.body).toMatchObject({ reason: '已与企业核实', accepted: accept });
    const audit = await admin.get<{ entries: { action: string; detail: object }[] }>('/api/audit');
    const entry = audit.body.entries.find(({ action }) => action === 'commit');
    expect(entry!.detail).toMatchObject({ reason: '已与企业核实', accepted: accept });
  });

  test('sent again is recognised: all the same, with when and by whom', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const first = await editor.send(FILE);
    await editor.commit(first.body.id, { reason: '更正' });
    const second = await editor.send(FILE);
    expect(second.body.summary).toEqual({ new: 0, changed: 0, same: 3 });
    expect(second.body.seenBefore).toMatchObject({ upload: first.body.id, by: 'editor', revision: 3 });
    // Nothing changes, so nothing needs a reason and no revision is made.
    expect((await editor.commit(second.body.id)).body).toEqual({ revision: 3 });
    expect((await editor.revert(second.body.id)).problem.code).toBe('not-open');
  });

  test('that somebody else changed meanwhile is 409 with the new difference, and then can be committed', async () => {
    const running = await zoneWithFigures();
    const [one, two] = [await signedInClient(running, 'one'), await signedInClient(running, 'two')];
    const mine = await one.send(FILE);
    const elsewhere = await two.send(sales('2025-09,P2,5,45'));
    await two.commit(elsewhere.body.id);
    const theirs = await two.send(sales('2025-08,P2,5.5,40.5'));
    expect((await two.commit(theirs.body.id, { reason: '更正' })).status).toBe(200);

    // The other figure is none of ours; this one we said would stay the same.
    const moved = await one.commit(mine.body.id, { reason: '更正' });
    expect([moved.status, moved.problem.code]).toEqual([409, 'figures-moved']);
    expect(moved.problem.problems?.map(({ value }) => value)).toEqual(['SALES P2 2025-08']);
    expect(moved.problem.upload!.summary).toEqual({ new: 1, changed: 2, same: 0 });
    expect(await ytdOf(one, 'P1', '2025-08')).toBe(61);
    expect((await one.commit(mine.body.id, { reason: '更正' })).status).toBe(200);
    expect([await ytdOf(one, 'P1', '2025-08'), await ytdOf(one, 'P2', '2025-08')]).toEqual([62, 40]);
  });

  test('is not taken back over later versions, which are named', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const first = await editor.send(FILE);
    await editor.commit(first.body.id, { reason: '更正' });
    const later = await editor.send(sales('2025-09,P1,9,71'));
    await editor.commit(later.body.id, { reason: '再更正' });
    const refused = await editor.revert(first.body.id);
    expect([refused.status, refused.problem.code]).toEqual([409, 'later-versions']);
    expect(refused.problem.problems?.map(({ value }) => value)).toEqual(['SALES P1 2025-09']);
    await editor.revert(later.body.id);
    // Taking the later one back made a version too: only its own undoing goes below it.
    expect((await editor.revert(first.body.id)).status).toBe(409);
  });

  test('that is wrong is refused whole, with every problem at once, and kept for looking at', async () => {
    const running = await zoneWithFigures();
    const editor = await signedInClient(running, 'editor');
    const refused = await editor.send(sales('2025-08,P1,六,62', '2025-8x,P2,5,40'));
    expect([refused.status, refused.problem.code]).toEqual([422, 'unusable-file']);
    expect(refused.problem.problems!.length).toBeGreaterThanOrEqual(2);
    const { id } = refused.problem.upload!;
    expect((await editor.commit(id)).problem.code).toBe('not-open');
    expect((await editor.get<{ status: string }>(`/api/uploads/${id}`)).body.status).toBe('refused');
    expect(await ytdOf(editor, 'P1', '2025-08')).toBe(61);
  });
});
