import type { About, Catalog, Month } from '../domain/model.ts';
import { type Ids, readEntities, readEntityIds } from './entities.ts';
import { readIndicatorIds, readIndicators } from './indicators.ts';
import { fromPeriodNumber } from './period.ts';
import { currentRevision } from './revisions.ts';
import type { Reader, Writer } from './schema.ts';

export interface StoredCatalog extends Catalog {
  /** The revision it was read at. */
  revision: number;
  /** Every month with an observation, ascending. */
  periods: Month[];
  latestPeriod: Month | null;
  about: About | null;
  /** Ids under which codes are stored, for the queries in `db/`. */
  ids: { entities: Ids; indicators: Ids };
}

/** All names, as known at `asOf` (default: now). `about` has no history: it is the label on the cover. */
export async function readCatalog(read: Reader, asOf?: number): Promise<StoredCatalog> {
  const revision = asOf ?? (await currentRevision(read));
  const [entities, indicators, periods, about, entityIds, indicatorIds] = await Promise.all([
    readEntities(read, revision),
    readIndicators(read, revision),
    readPeriods(read, revision),
    readAbout(read),
    readEntityIds(read),
    readIndicatorIds(read),
  ]);
  const ids = { entities: entityIds, indicators: indicatorIds };
  return { revision, entities, indicators, periods, latestPeriod: periods.at(-1) ?? null, about, ids };
}

async function readPeriods(read: Reader, asOf: number): Promise<Month[]> {
  const rows = await read
    .selectFrom('observed_period')
    .select('period')
    .where('revision', '<=', asOf)
    .orderBy('period')
    .execute();
  return rows.map(({ period }) => fromPeriodNumber(period));
}

export async function readAbout(read: Reader): Promise<About | null> {
  const row = await read.selectFrom('setting').select('value').where('key', '=', 'about').executeTakeFirst();
  return row ? (JSON.parse(row.value) as About) : null;
}

export async function saveAbout(trx: Writer, about: About): Promise<void> {
  const value = JSON.stringify(about);
  await trx
    .insertInto('setting')
    .values({ key: 'about', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
