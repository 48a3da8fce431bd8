import { expect, test } from '@jest/globals';
import { saveIndicators } from '../../../db/figures/indicators.ts';
import { saveRevision } from '../../../db/revisions.ts';
import { findUnswept } from '../../../db/uploads/upload-rows.ts';
import { monthsBetween } from '../../../domain/month.ts';
import { indicator } from '../../domain/given.ts';
import type { Running } from '../running.ts';
import { OCTOBER, signedInClient, zoneWithFigures } from './api-client.ts';

const MONTHS = monthsBetween('1900-01', '2025-09');
const KINDS = Array.from({ length: 7 }, (_, i) => `STOCK${i + 1}`);
/** More than is kept in one transaction; the last month first, so that rows stand elsewhere than they are stored. */
const LINES = [...MONTHS].reverse().flatMap((month) => KINDS.map((code, i) => `${month},${code},P1,${i}.1`));

async function zoneWithStocks(): Promise<Running> {
  const running = await zoneWithFigures();
  await running.database.write(async (trx) => {
    const revision = await saveRevision(trx, { at: OCTOBER, by: 'tester', kind: 'load', reason: null });
    const stocks = KINDS.map((code) => indicator({ code, name: code, nameEn: null, kind: 'stock' }));
    await saveIndicators(trx, revision, stocks);
  });
  return running;
}

const fileOf = (lines: readonly string[]): string => ['period,indicator,entity,ytd', ...lines].join('\n');

test('a large file is kept, committed and traced row by row', async () => {
  const running = await zoneWithStocks();
  const editor = await signedInClient(running, 'editor');
  expect(LINES.length).toBeGreaterThan(10_000);
  const sent = await editor.send(fileOf(LINES));
  expect([sent.status, sent.body.status, sent.body.problems]).toEqual([201, 'ready', []]);
  expect(sent.body.summary).toEqual({ new: LINES.length, changed: 0, same: 0 });
  expect(sent.body.differences).toHaveLength(2000);
  expect(sent.body.differenceCount).toBe(LINES.length);
  expect((await editor.commit(sent.body.id)).status).toBe(200);

  for (const line of [0, 5000, LINES.length - 1]) {
    const [period, code, , ytd] = LINES[line]!.split(',');
    const { body } = await editor.get<{ versions: { ytd: number; row: number; upload: number }[] }>(
      `/api/observations/history?indicator=${code}&entity=P1&period=${period}`,
    );
    expect(body.versions.map((one) => [one.ytd, one.row, one.upload])).toEqual([
      [Number(ytd), line + 2, sent.body.id],
    ]);
  }
  const again = await editor.send(fileOf(LINES));
  expect(again.body.summary).toEqual({ new: 0, changed: 0, same: LINES.length });
}, 60_000);

test('of a large file that is refused by its checks nothing stays but the file', async () => {
  const running = await zoneWithStocks();
  const editor = await signedInClient(running, 'editor');
  const { status, problem } = await editor.send(fileOf([...LINES, '2025-11,STOCK1,P1,1']));
  expect([status, problem.problems!.map(({ code }) => code)]).toEqual([422, ['future-month']]);
  const { id } = problem.upload!;
  expect((await editor.commit(id)).status).toBe(409);
  const audit = await running.database.read.selectFrom('audit').select(['action', 'subject']).execute();
  expect(audit.filter(({ subject }) => subject === String(id))).toEqual([
    { action: 'upload-refused', subject: String(id) },
  ]);
  while ((await findUnswept(running.database.read)).length > 0)
    await new Promise((later) => setTimeout(later, 10));
  expect(await running.database.read.selectFrom('upload_row').select('row').execute()).toEqual([]);
}, 60_000);
