import { expect, test } from '@jest/globals';
import { saveAccount } from '../../db/accounts/accounts.ts';
import { readCatalog } from '../../db/figures/catalog.ts';
import { saveEntities } from '../../db/figures/entities.ts';
import { saveIndicators } from '../../db/figures/indicators.ts';
import { readObservationHistory } from '../../db/figures/observation-history.ts';
import { saveRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import {
  deleteStagedRows,
  findUnswept,
  readChangedPairs,
  readChangedPeriods,
  readMoved,
  readOverwritten,
  readWritten,
  saveReverted,
  saveStaged,
  stageRows,
} from '../../db/uploads/upload-rows.ts';
import { changeCommitted, findUpload, refuseHalfStaged, saveUpload } from '../../db/uploads/uploads.ts';
import type { UploadStatus } from '../../domain/import/upload-document.ts';
import { entity, indicator, observation } from '../domain/given.ts';
import { temporaryDatabase } from '../support/temporary.ts';

const AT = '2025-09-01T00:00:00.000Z';

async function prepared() {
  const database = await temporaryDatabase();
  await database.write(async (trx) => {
    const revision = await revise(trx);
    await saveEntities(trx, revision, [entity('P1', { parent: null }), entity('P2', { parent: null })]);
    await saveIndicators(trx, revision, [indicator()]);
    await saveAccount(trx, { name: 'clerk', role: 'editor', passwordHash: 'none', entities: [], at: AT });
  });
  const { ids } = await readCatalog(database.read);
  const stage = (
    status: UploadStatus,
    baseRevision: number,
    rows: [string, number, 'new' | 'changed' | 'same'][],
  ) =>
    database.write(async (trx) => {
      const shell = { answers: {}, asked: {}, fingerprint: null, document: {} };
      const upload = {
        kind: 'file' as const,
        accountId: 1,
        by: 'clerk',
        at: AT,
        fileId: null,
        reverts: null,
      };
      const id = await saveUpload(trx, upload, { status, baseRevision, ...shell });
      const staged = rows.map(([code, ytd, change]) => ({
        observation: observation(code, '2025-08', { ytd }),
        change,
        row: 2,
      }));
      await stageRows(trx, ids, id, staged);
      return id;
    });
  const commit = (id: number) =>
    database.write(async (trx) => {
      const revision = await revise(trx);
      const writtenPairs = await saveStaged(trx, id, { revision, fileId: null, reason: null });
      await changeCommitted(trx, id, {
        at: AT,
        revision,
        reason: null,
        nature: null,
        accepted: [],
        writtenPairs,
      });
      return revision;
    });
  return { database, ids, stage, commit };
}

const revise = (trx: Writer) =>
  saveRevision(trx, { at: new Date(AT), by: 'clerk', kind: 'upload', reason: null });
const P1 = { period: '2025-08', indicator: 'SALES', entity: 'P1' };

test('a commit writes what is new or changed, and knows what it wrote', async () => {
  const { database, ids, stage, commit } = await prepared();
  const id = await stage('ready', 1, [
    ['P1', 0.1, 'new'],
    ['P2', 5, 'same'],
  ]);
  expect(await readChangedPeriods(database.read, id)).toEqual(['2025-08']);
  expect(await readChangedPairs(database.read, id)).toEqual([{ indicator: 'SALES', entity: 'P1' }]);
  expect(await commit(id)).toBe(2);
  expect(await readWritten(database.read, id)).toEqual([P1]);
  const history = await readObservationHistory(database.read, ids, P1, 2);
  expect(history.map(({ ytd, upload }) => [ytd, upload])).toEqual([[0.1, id]]);
  expect(await findUnswept(database.read)).toEqual([id]);
  await database.write(async (trx) => expect(await deleteStagedRows(trx, id)).toBe(false));
  expect(await findUnswept(database.read)).toEqual([]);
});

test('a figure that got another version since is found, also one that would have stayed the same', async () => {
  const { database, stage, commit } = await prepared();
  const mine = await stage('ready', 1, [
    ['P1', 1, 'same'],
    ['P2', 2, 'new'],
  ]);
  expect(await readMoved(database.read, mine, 1, 9)).toEqual([]);
  await commit(await stage('ready', 1, [['P1', 3, 'new']]));
  expect(await readMoved(database.read, mine, 1, 9)).toEqual([P1]);
  expect(await readMoved(database.read, mine, 2, 9)).toEqual([]);
});

test('a revert gives back the version before, or none', async () => {
  const { database, ids, stage, commit } = await prepared();
  await commit(await stage('ready', 1, [['P1', 1, 'new']]));
  const id = await stage('ready', 2, [
    ['P1', 2, 'changed'],
    ['P2', 3, 'new'],
  ]);
  await commit(id);
  expect(await readOverwritten(database.read, id, 9)).toEqual([]);
  await database.write(async (trx) => saveReverted(trx, id, { revision: await revise(trx), reason: '有误' }));
  const ytds = async (code: string) =>
    (await readObservationHistory(database.read, ids, { ...P1, entity: code }, 9)).map(({ ytd }) => ytd);
  expect([await ytds('P1'), await ytds('P2')]).toEqual([
    [1, 2, 1],
    [3, null],
  ]);
  expect((await readOverwritten(database.read, id, 9)).length).toBe(2);
});

test('what was half staged when the server stopped is refused', async () => {
  const { database, stage } = await prepared();
  const half = await stage('staging', 1, [['P1', 1, 'new']]);
  const whole = await stage('ready', 1, [['P1', 1, 'new']]);
  await database.write(refuseHalfStaged);
  const statusOf = async (id: number) => (await findUpload(database.read, id))?.status;
  expect([await statusOf(half), await statusOf(whole)]).toEqual(['refused', 'ready']);
});
