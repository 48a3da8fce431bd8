import { sql } from 'kysely';
import type { About, Catalog, Month } from '../../domain/model.ts';
import { currentRevision } from '../revisions.ts';
import type { Reader, Writer } from '../schema.ts';
import { type Ids, readEntities, readEntityIds } from './entities.ts';
import { readIndicatorIds, readIndicators } from './indicators.ts';
import { holdsCurrentFigure } from './observations.ts';
import { fromPeriodNumber } from './period.ts';

export interface StoredCatalog extends Catalog {
  /** The revision it was read at. */
  revision: number;
  /** Every month with a figure that has not been withdrawn, ascending. */
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

/**
 * The first figure found answers for its month, so nearly every month costs a look at one row; only one whose figures
 * were all withdrawn is read through.
 */
async function readPeriods(read: Reader, asOf: number): Promise<Month[]> {
  const { rows } = await sql<{ period: number }>`
    select p.period from observed_period as p
    where p.revision <= ${asOf} and exists (
      select 1 from observation as o where o.period = p.period and ${holdsCurrentFigure(asOf)}
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
