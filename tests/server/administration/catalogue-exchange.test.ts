import { describe, expect, test } from '@jest/globals';
import type { LoadResult } from '../../../contract/tables.ts';
import { type CsvCell, toCsv } from '../../../domain/csv.ts';
import type { Entity, Indicator, Target } from '../../../domain/model.ts';
import {
  type Column,
  entityColumns,
  indicatorColumns,
  type Row,
  toRow,
} from '../../../web/administration/records/record-columns.ts';
import { targetColumns, targetRows } from '../../../web/administration/records/targets-section.tsx';
import { type CatalogResponse, indexCatalog } from '../../../web/api/catalog.ts';
import { runApp, signIn, storeZone } from '../running.ts';
import { type ApiClient, apiClient } from '../uploads/api-client.ts';

const PMI = {
  code: 'PMI',
  name: '制造业采购经理指数',
  category: '景气',
  unit: '%',
  kind: 'index',
  direction: 'higher',
  first_month: 1,
  frequency: 'monthly',
  lag: 0,
  department: 'OFFICE',
  decimals: 1,
  base: 'none',
  aliases: 'PMI指数;采购经理人指数',
  leader: '甲某',
  contact: '乙某',
  tolerance: 0.5,
};
const PARK = {
  code: 'P1',
  name: '高新园区',
  kind: 'park',
  parent: 'ZONE',
  leader: '丙某',
  contact: '丁某',
  phone: '0000-1',
};
const RAISED = { indicator: 'SALES', entity: 'P1', year: 2025, type: 'value', value: 120, from: 7, m12: 120 };

async function administrator(): Promise<ApiClient & { csv(path: string, text: string): Promise<Response> }> {
  const running = await runApp();
  await storeZone(running.database);
  const client = apiClient(running.url, await signIn(running, 'chief', 'admin'));
  const csv = (path: string, body: string) =>
    running.get(path, {
      method: 'POST',
      headers: { ...client.headers, 'Content-Type': 'text/csv' },
      body,
    });
  return { ...client, csv };
}

async function changed(): Promise<Awaited<ReturnType<typeof administrator>>> {
  const client = await administrator();
  for (const [path, row] of [
    ['/api/entities', PARK],
    ['/api/indicators', PMI],
    ['/api/targets', RAISED],
  ] as const) {
    const { status, problem } = await client.call('POST', path, { rows: [row] });
    expect([path, status, problem.problems]).toEqual([path, 200, undefined]);
  }
  return client;
}

const targetsOf = async (client: ApiClient): Promise<Target[]> =>
  (await client.get<{ targets: Target[] }>('/api/targets?year=2025')).body.targets;

describe('people, bases, tolerances and first months', () => {
  test('are taken as JSON and given by the catalogue and the list of targets', async () => {
    const client = await changed();
    const { entities, indicators } = (await client.get<CatalogResponse>('/api/catalog')).body;
    const byCode = <T extends Entity | Indicator>(list: readonly T[], code: string) =>
      list.find((one) => one.code === code);
    expect(byCode(entities, 'P1')).toMatchObject({ leader: '丙某', contact: '丁某', phone: '0000-1' });
    expect(byCode(indicators, 'PMI')).toMatchObject({
      base: 'none',
      aliases: ['PMI指数', '采购经理人指数'],
      leader: '甲某',
      contact: '乙某',
      tolerance: 0.5,
    });
    const own = (await targetsOf(client)).filter(({ entity }) => entity === 'P1');
    expect(own.map(({ version, value, from, plan }) => [version, value, from, plan?.[11]])).toEqual([
      [1, 96, 1, 96],
      [2, 120, 7, 120],
    ]);
  });

  test('a target replaced for the whole year is not listed any more', async () => {
    const client = await administrator();
    await client.call('POST', '/api/targets', { rows: [{ ...RAISED, from: 1 }] });
    const own = (await targetsOf(client)).filter(({ entity }) => entity === 'P1');
    expect(own.map(({ version, value }) => [version, value])).toEqual([[2, 120]]);
  });

  test.each([
    ['/api/targets', { ...RAISED, from: 13 }, 'from'],
    ['/api/indicators', { ...PMI, base: '2020' }, 'base'],
    ['/api/indicators', { ...PMI, kind: 'rate' }, 'base'],
    ['/api/indicators', { ...PMI, tolerance: -1 }, 'tolerance'],
  ])('%s refuses %j at its column %s', async (path, row, column) => {
    const client = await administrator();
    const { status, problem } = await client.call('POST', path, { rows: [row] });
    expect([status, problem.problems?.map((one) => one.column)]).toEqual([422, [column]]);
  });

  test('the files of the administration page, sent back, change nothing', async () => {
    const client = await changed();
    const answer = (await client.get<CatalogResponse>('/api/catalog')).body;
    const catalog = indexCatalog(answer);
    const tables: [string, Column[], Row[]][] = [
      ['entities', entityColumns(catalog), answer.entities.map((one) => toRow(one, entityColumns(catalog)))],
      [
        'indicators',
        indicatorColumns(catalog),
        answer.indicators.map((one) => toRow(one, indicatorColumns(catalog))),
      ],
      ['targets', targetColumns(catalog), targetRows(await targetsOf(client)).fileRows],
    ];
    for (const [table, columns, rows] of tables) {
      const text = toCsv([
        columns.map(({ name }) => name),
        ...rows.map((row) => columns.map(({ name }): CsvCell => row[name] ?? '')),
      ]);
      const response = await client.csv(`/api/${table}?preview=1`, text);
      const { changed: isChanged, summary } = (await response.json()) as LoadResult;
      expect([table, response.status, isChanged]).toEqual([table, 200, false]);
      expect(summary[table as 'targets'].same).toBe(rows.length);
    }
  });

  test('another value in the row of a single version is its next version', async () => {
    const client = await administrator();
    const columns = targetColumns(indexCatalog((await client.get<CatalogResponse>('/api/catalog')).body));
    const rows = targetRows(await targetsOf(client)).fileRows.map((row) =>
      row.entity === 'ZONE' ? { ...row, value: '160' } : row,
    );
    const text = toCsv([
      columns.map(({ name }) => name),
      ...rows.map((row) => columns.map(({ name }): CsvCell => row[name] ?? '')),
    ]);
    const response = await client.csv('/api/targets', text);
    expect(((await response.json()) as LoadResult).summary.targets).toEqual({ new: 0, changed: 1, same: 2 });
    expect((await targetsOf(client)).find(({ entity }) => entity === 'ZONE')).toMatchObject({
      version: 2,
      value: 160,
    });
  });
});
