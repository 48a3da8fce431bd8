import { rm } from 'node:fs/promises';
import { saveEntities } from '../db/figures/entities.ts';
import { saveIndicators } from '../db/figures/indicators.ts';
import { saveRevision } from '../db/revisions.ts';
import { Connection } from '../db/sqlite/dialect.ts';
import { openDatabase } from '../db/sqlite/open.ts';
import type { Entity, Indicator } from '../domain/model.ts';

/** 500 indicators × 100 entities × 20 years × 12 months: 12 million observations, and a million targets. */
export const LARGE = { indicators: 500, parks: 98, firstYear: 2006, lastYear: 2025 } as const;

/**
 * Creates a database in `file` as large as a province's after twenty years: a zone, its department and its parks, every
 * indicator reported by each of them every month. Takes about a minute and 1 GB. Every value is a pure function of its
 * key, so that all runs measure the same data.
 */
export async function createLargeDatabase(file: string, size: typeof LARGE = LARGE): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  const database = await openDatabase(`file:${file}`);
  await database.write(async (trx) => {
    const revision = await saveRevision(trx, {
      at: new Date('2026-01-15T00:00:00Z'),
      by: 'bench',
      kind: 'load',
      reason: null,
    });
    await saveEntities(trx, revision, largeEntities(size.parks));
    await saveIndicators(trx, revision, largeIndicators(size.indicators));
  });
  await database.close();

  const connection = await Connection.open(file, 'write');
  // No durability needed: after a crash the next run starts over.
  await connection.all('pragma synchronous = off');
  await connection.all('pragma cache_size = -200000');
  const years = [size.firstYear, size.lastYear];
  await connection.run(
    `insert into target (year, indicator_id, entity_id, version, revision, type, value, plan, note, file_id, row)
     with recursive years (year) as (values (?) union all select year + 1 from years where year < ?)
     select year, i.id, e.id, 1, 1, 'value', ${level('1200 + 60 * (year - 2005)', '(year + 7)')}, null, null, null, null
     from years cross join indicator i cross join entity e order by 1, 2, 3`,
    years,
  );
  for (let year = size.firstYear; year <= size.lastYear; year++) {
    // One transaction per year keeps the write-ahead log small.
    await connection.run(
      `insert into observation
         (period, indicator_id, entity_id, revision, month, ytd, yoy_month, yoy_ytd, status, file_id, row, reason)
       with recursive months (m) as (values (1) union all select m + 1 from months where m < 12)
       select ?1 * 100 + m, i.id, e.id, 1,
         ${level('95 + 5 * (?1 - 2005)', '?1')}, ${level('(95 + 5 * (?1 - 2005)) * m', '?1')},
         case when i.id % 2 = 0 then ${level('4', '?1')} end, case when i.id % 2 = 0 then ${level('5', '?1')} end,
         'official', null, null, null
       from months cross join indicator i cross join entity e
       where m >= (select first_month from indicator_version v where v.indicator_id = i.id)
       order by 1, 2, 3`,
      [year],
    );
    await connection.run('insert into observed_period select ?1 * 100 + value, 1 from json_each(?2)', [
      year,
      JSON.stringify(Array.from({ length: 12 }, (_, i) => i + 1)),
    ]);
  }
  await connection.close();
}

/** A value near `base` that differs by indicator, entity and `salt` (a year, a kind), with two decimals. */
function level(base: string, salt: string): string {
  return `printf('%.2f', (${base}) * (1 + ((i.id * 7919 + e.id * 104729 + ${salt} * 31337) % 997) / 1000.0))`;
}

export function largeEntities(parks: number): Entity[] {
  const shared = { nameEn: null, shortName: null, aliases: [], leader: null, contact: null, phone: null };
  return [
    { ...shared, code: 'ZONE', name: '全区', kind: 'zone', parent: null, sort: 1 },
    { ...shared, code: 'OFFICE', name: '经发局', kind: 'department', parent: 'ZONE', sort: 2 },
    ...Array.from({ length: parks }, (_, i): Entity => {
      return {
        ...shared,
        code: `P${i + 1}`,
        name: `园区${i + 1}`,
        kind: 'park',
        parent: 'ZONE',
        sort: i + 3,
      };
    }),
  ];
}

export function largeIndicators(count: number): Indicator[] {
  return Array.from({ length: count }, (_, i): Indicator => {
    return {
      code: `I${i + 1}`,
      name: `指标${i + 1}`,
      nameEn: null,
      category: `类别${(i % 10) + 1}`,
      categoryEn: null,
      unit: '亿元',
      kind: 'flow',
      direction: i % 10 === 9 ? 'lower' : 'higher',
      firstMonth: i % 4 === 3 ? 2 : 1,
      frequency: 'monthly',
      lag: i % 20 === 19 ? 1 : 0,
      department: 'OFFICE',
      decimals: 2,
      definition: null,
      source: null,
      tolerance: null,
      base: null,
      aliases: [],
      leader: null,
      contact: null,
      numerator: null,
      denominator: null,
      sort: i + 1,
    };
  });
}
