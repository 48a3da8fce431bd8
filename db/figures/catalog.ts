import { sql } from 'kysely';
import type { About, Catalog, Month } from '../../domain/model.ts';
import { currentRevision } from '../revisions.ts';
import type { Reader, Writer } from '../schema.ts';
import { type CatalogIds, fromPeriodNumber } from '../stored-values.ts';
import { readEntities, readEntityIds } from './entities.ts';
import { readIndicatorIds, readIndicators } from './indicators.ts';
import { isCurrentAndReported } from './observations.ts';

export interface StoredCatalog extends Catalog {
  /** The revision it was read at. */
  revision: number;
  /** Every month with an observation that has not been withdrawn, ascending. */
  periods: Month[];
  latestPeriod: Month | null;
  about: About | null;
  /** For the queries in `db/`. */
  ids: CatalogIds;
}

/** Entities, indicators and periods as known at `asOf` (default: now). `about` has no history. */
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

/**
 * The first current observation settles a month, so almost every month costs one row; only a month whose observations
 * were all withdrawn is scanned.
 */
async function readPeriods(read: Reader, asOf: number): Promise<Month[]> {
  const { rows } = await sql<{ period: number }>`
    select p.period from observed_period as p
    where p.revision <= ${asOf} and exists (
      select 1 from observation as o where o.period = p.period and ${isCurrentAndReported(asOf)}
    )
    order by p.period`.execute(read);
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
