import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readCatalog } from '../../../db/figures/catalog.ts';
import { readObservationHistory } from '../../../db/figures/observation-history.ts';
import { currentRevision, findRevision } from '../../../db/revisions.ts';
import { loadFolder } from '../../../server/administration/import-folder.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { FOLDER, JUNE, loader, moment } from './folder-loader.ts';

const observations = (...rows: string[]) => ({
  'observations.csv': ['period,indicator,entity,month,ytd,status', ...rows].join('\n'),
});

describe('loadFolder', () => {
  test('loads everything in one revision and says what was new', async () => {
    const { database, load } = await loader();
    const one = { new: 1, changed: 0, same: 0 };
    expect(await load(FOLDER)).toEqual({
      revision: 1,
      changed: true,
      summary: { entities: { ...one, new: 2 }, indicators: one, targets: one, observations: one },
    });
    expect(await findRevision(database.read, 1)).toEqual({
      id: 1,
      at: '2025-07-01T00:00:00.000Z',
      by: 'tester',
      kind: 'load',
      reason: null,
    });
  });

  test('a figure leads to its file, its bytes and its row', async () => {
    const { database, load } = await loader();
    await load(FOLDER);
    const { ids } = await readCatalog(database.read);
    const [version] = await readObservationHistory(database.read, ids, JUNE, 1);
    expect(version).toMatchObject({ ytd: 12.4, file: 'observations.csv', row: 2, by: 'tester' });
    const file = await database.read
      .selectFrom('source_file')
      .selectAll()
      .where('id', '=', version!.fileId)
      .executeTakeFirstOrThrow();
    expect(file.bytes.toString()).toBe(FOLDER['observations.csv']);
    expect(file.sha256).toBe(createHash('sha256').update(FOLDER['observations.csv']).digest('hex'));
  });

  test('the same folder again makes nothing new: no revision, no version, no file', async () => {
    const { database, load } = await loader();
    await load(FOLDER);
    const again = await load(FOLDER);
    expect(again).toMatchObject({ revision: 1, changed: false });
    expect(again.summary.observations).toEqual({ new: 0, changed: 0, same: 1 });
    expect(await currentRevision(database.read)).toBe(1);
    expect(await database.read.selectFrom('source_file').select('id').execute()).toHaveLength(4);
  });

  test('only what changed makes a version, and only its file is kept', async () => {
    const { database, load } = await loader();
    await load(FOLDER);
    const result = await load({
      ...FOLDER,
      ...observations('2025-06,SALES,A,2.5,12.5,official', '2025-05,SALES,A,1,9.9,official'),
    });
    expect(result).toMatchObject({
      revision: 2,
      summary: { entities: { same: 2 }, targets: { same: 1 }, observations: { new: 1, changed: 1, same: 0 } },
    });
    const { ids } = await readCatalog(database.read);
    const history = await readObservationHistory(database.read, ids, JUNE, 2);
    expect(history.map(({ ytd, status, revision }) => [ytd, status, revision])).toEqual([
      [12.4, 'flash', 1],
      [12.5, 'official', 2],
    ]);
    expect(await database.read.selectFrom('source_file').select('id').execute()).toHaveLength(5);
  });

  test('a folder may hold only figures, once the names are known', async () => {
    const { load, refusal } = await loader();
    const figures = observations('2025-06,SALES,A,,1,');
    expect(await refusal(figures)).toEqual([
      'unknown-indicator observations.csv:2:indicator',
      'unknown-entity observations.csv:2:entity',
    ]);
    await load(FOLDER);
    expect(await refusal(figures)).toEqual([]);
  });

  test('all or nothing: one bad cell, and nothing of any file is kept', async () => {
    const { database, refusal } = await loader();
    const bad = { ...FOLDER, ...observations('2025-06,SALES,A,2.5,12.4,flash', '2025-05,SALES,A,?,,') };
    expect(await refusal(bad)).toEqual(['not-a-number observations.csv:3:month']);
    expect(await readCatalog(database.read)).toMatchObject({ revision: 0, entities: [], periods: [] });
    expect(await database.read.selectFrom('source_file').select('id').execute()).toEqual([]);
  });

  test('a folder that is none, is empty, or holds a file under a wrong name', async () => {
    const { database, refusal } = await loader();
    await expect(loadFolder(database, '/no/such/folder', moment)).rejects.toMatchObject({
      problems: [{ code: 'no-folder', value: '/no/such/folder' }],
    });
    expect(await refusal({ 'notes.txt': '' })).toEqual(['empty-folder data:null:null']);
    expect(await refusal({ ...FOLDER, 'observation.csv': '' })).toEqual(['unknown-file data:null:null']);
    expect(await refusal({ ...FOLDER, 'Targets.xlsx': '' })).toEqual(['unknown-file data:null:null']);
    expect(await refusal({ ...FOLDER, 'source.xlsx': '', 'targets.md': '' })).toEqual([]);
  });

  test('a file that cannot be read is a problem of that file', async () => {
    const { database } = await loader();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'observations.csv'));
    await expect(loadFolder(database, folder, moment)).rejects.toMatchObject({
      problems: [
        { code: 'unreadable-file', value: 'observations.csv', messageEn: expect.stringContaining('EISDIR') },
      ],
    });
  });

  test('about is kept, and a change of it alone is a revision', async () => {
    const { database, load } = await loader();
    const about = { title: { zh: '某区', en: 'A zone' }, demonstration: true };
    await load({ ...FOLDER, 'about.json': JSON.stringify(about) });
    expect((await readCatalog(database.read)).about).toEqual(about);
    expect(await load({ 'about.json': JSON.stringify(about) })).toMatchObject({
      revision: 1,
      changed: false,
    });
    const real = { ...about, demonstration: false };
    expect(await load({ 'about.json': JSON.stringify(real) })).toMatchObject({ revision: 2, changed: true });
    expect(await load(FOLDER)).toMatchObject({ revision: 2, changed: false });
    expect((await readCatalog(database.read)).about).toEqual(real);
  });
});

describe('figures', () => {
  test('a column the file does not have leaves its figures alone; a blank cell withdraws one', async () => {
    const { load, june } = await loader();
    await load(FOLDER);
    await load({ 'observations.csv': 'period,indicator,entity,yoy_ytd\n2025-06,SALES,A,8.1\n' });
    // The status was given with other figures.
    expect(await june()).toMatchObject({ month: 2.5, ytd: 12.4, yoyYtd: 8.1, status: null });
    await load({ 'observations.csv': 'period,indicator,entity,month\n2025-06,SALES,A,\n' });
    expect(await june()).toMatchObject({ month: null, ytd: 12.4, yoyYtd: 8.1 });
  });

  test('a row without figures about something never reported says nothing', async () => {
    const { load } = await loader();
    const result = await load({
      ...FOLDER,
      ...observations('2025-06,SALES,A,,,', '2025-05,SALES,A,,,official'),
    });
    expect(result.summary.observations).toEqual({ new: 0, changed: 0, same: 2 });
  });

  test('unit, kind and calendar stay once there are figures; until then they may change', async () => {
    const { load, refusal } = await loader();
    const indicators = (from: string, to: string) => ({
      'indicators.csv': FOLDER['indicators.csv'].replace(from, to),
    });
    await load({ 'entities.csv': FOLDER['entities.csv'], ...indicators('亿元', '万元') });
    await load(FOLDER);
    expect(await refusal(indicators('亿元,flow,higher,1', '万元,stock,higher,2'))).toEqual([
      'fixed-property indicators.csv:2:unit',
      'fixed-property indicators.csv:2:kind',
      'fixed-property indicators.csv:2:first_month',
    ]);
    expect(await refusal(indicators('higher', 'lower'))).toEqual([]);
  });
});

describe('targets', () => {
  const targets = (header: string, ...rows: string[]) => ({
    'targets.csv': [`indicator,entity,year,type,value${header}`, ...rows].join('\n'),
  });

  test('one that changed without stating a version becomes the next', async () => {
    const { load, targets: history } = await loader();
    await load(FOLDER);
    const result = await load(targets('', 'SALES,A,2025,value,120'));
    expect(result.summary.targets).toEqual({ new: 0, changed: 1, same: 0 });
    expect((await history()).map(({ version, value, revision }) => [version, value, revision])).toEqual([
      [1, 100, 1],
      [2, 120, 2],
    ]);
    expect(await load(targets('', 'SALES,A,2025,value,120'))).toMatchObject({ changed: false });
  });

  test('several stated versions, in any order, load at once and again', async () => {
    const { load, targets: history } = await loader();
    const both = targets(',version', 'SALES,A,2025,value,120,2', 'SALES,A,2025,value,100,1');
    const result = await load({ ...FOLDER, ...both });
    expect(result.summary.targets).toEqual({ new: 1, changed: 1, same: 0 });
    expect((await history()).map(({ version, value, row }) => [version, value, row])).toEqual([
      [1, 100, 3],
      [2, 120, 2],
    ]);
    expect(await load(both)).toMatchObject({ changed: false });
  });

  test('a stated version that exists with other values, or comes too late, is refused', async () => {
    const { load, refusal } = await loader();
    await load({ ...FOLDER, ...targets(',version', 'SALES,A,2025,value,100,2') });
    expect(await refusal(targets(',version', 'SALES,A,2025,value,101,2'))).toEqual([
      'version-conflict targets.csv:2:version',
    ]);
    expect(await refusal(targets(',version', 'SALES,A,2025,value,90,1'))).toEqual([
      'version-too-low targets.csv:2:version',
    ]);
    expect(await refusal(targets(',version', 'SALES,A,2025,value,110,3'))).toEqual([]);
  });

  test('a plan stays with its target and does not lead to another one', async () => {
    const { load, targets: history } = await loader();
    await load({ ...FOLDER, ...targets(',m6,m12,note', 'SALES,A,2025,value,100,40,100,年初') });
    expect(await load(targets('', 'SALES,A,2025,value,100'))).toMatchObject({ changed: false });
    await load(targets('', 'SALES,A,2025,value,120'));
    expect((await history()).map(({ plan, note }) => [plan?.[5], note])).toEqual([
      [40, '年初'],
      [undefined, null],
    ]);
  });
});
