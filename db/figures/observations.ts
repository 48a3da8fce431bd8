import { type RawBuilder, sql } from 'kysely';
import { periodsByIndicator } from '../../domain/import/difference.ts';
import { type Month, OBSERVATION_STATUSES, type Observation } from '../../domain/model.ts';
import { isNewestVersion } from '../revisions.ts';
import type { Reader, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import {
  type CatalogIds,
  getId,
  type ObservationKey,
  observationColumns,
  toPeriodNumber,
} from '../stored-values.ts';
import { NULL_TEXT, ObservationMap } from './packed-rows.ts';

/** An observation to save, with its row in the file and the reason for a change. */
export interface NewObservation extends Observation {
  row: number | null;
  reason: string | null;
}

export async function saveObservations(
  trx: Writer,
  ids: CatalogIds,
  { revision, fileId }: { revision: number; fileId: number | null },
  observations: readonly NewObservation[],
): Promise<void> {
  await insertRows(trx, 'observation', observations, {
    ...observationColumns(ids, (observation: NewObservation) => observation),
    revision: () => revision,
    file_id: () => fileId,
    row: (observation) => observation.row,
    reason: (observation) => observation.reason,
  });
  const periods = new Set(observations.map(({ period }) => toPeriodNumber(period)));
  await sql`insert into observed_period (period, revision)
    select value, ${revision} from json_each(${JSON.stringify([...periods])})
    where true on conflict do nothing`.execute(trx);
}

/** All entities' observations of one indicator in one period are stored next to each other. */
export interface IndicatorPeriod {
  indicator: string;
  period: Month;
}

export interface ObservationQuery {
  periods: readonly IndicatorPeriod[];
  /** Codes. */
  entities: readonly string[];
  asOf: number;
  /**
   * `year-to-date` leaves out what ranks do not use: `yoyMonth` and `status` are then null, and so is `month` unless
   * the year to date is missing. It halves the cost of ranking a hundred siblings.
   */
  values?: 'all' | 'year-to-date';
}

/** With fewer periods than this, a second reader costs more than it saves. */
const SPLIT_FROM = 200;

/**
 * The newest version, as of `asOf`, of every observation at the given periods.
 *
 * The driver takes some 4 µs a row, and a page with rankings needs a quarter of a million rows of a large database.
 * So the rows of each period come as one JSON text, which costs a tenth of that, and two readers share the periods.
 * The newest versions are selected in memory: a NOT EXISTS would look up every row a second time.
 */
export async function readObservations(
  read: Reader,
  ids: CatalogIds,
  { periods, entities, asOf, values = 'all' }: ObservationQuery,
): Promise<ObservationMap> {
  const wanted = new Map(entities.map((code) => [code, getId(ids.entities, code)]));
  const found = new ObservationMap(wanted);
  if (wanted.size === 0) return found;
  const middle = periods.length < SPLIT_FROM ? periods.length : Math.ceil(periods.length / 2);
  const halves = [periods.slice(0, middle), periods.slice(middle)].filter((half) => half.length > 0);
  await Promise.all(
    halves.map(async (half) => {
      const groups = await readPacked(read, ids, half, [...wanted.values()], asOf, COLUMNS[values]);
      for (const { index, packed } of groups) {
        const { indicator, period } = half[index]!;
        // Values are decimal text in the database, so JSON.parse reads exactly the number that was saved.
        found.set(indicator, period, JSON.parse(packed) as number[], values === 'all' ? 7 : 5);
      }
    }),
  );
  return found;
}

/** What is stored of the same indicators, entities and periods. Codes that are not stored themselves have nothing. */
export async function readSameFigures(
  read: Reader,
  ids: CatalogIds,
  figures: readonly ObservationKey[],
  asOf: number,
): Promise<ObservationMap> {
  const periods = [...periodsByIndicator(figures)].flatMap(([indicator, own]) =>
    ids.indicators.has(indicator) ? [...own].map((period) => ({ indicator, period })) : [],
  );
  const entities = [...new Set(figures.map(({ entity }) => entity))].filter((code) => ids.entities.has(code));
  return readObservations(read, ids, { periods, entities, asOf });
}

/**
 * Which of the entities reported anything at any of the periods, as known at `asOf`. Withdrawn observations do not
 * count.
 *
 * @returns for each indicator the codes of its entities
 */
export async function findReporting(
  read: Reader,
  ids: CatalogIds,
  { periods, entities, asOf }: Omit<ObservationQuery, 'values'>,
): Promise<Map<string, Set<string>>> {
  const codes = new Map(entities.map((code) => [getId(ids.entities, code), code]));
  const { rows } = await sql<{ indicator: string; reporting: string | null }>`
    select k.value ->> 2 as indicator, group_concat(distinct o.entity_id) as reporting
    from json_each(${JSON.stringify(periods.map((one) => [...toKey(ids, one), one.indicator]))}) as k
    cross join observation as o
    where o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1
      and ${entityIn(ids, [...codes.keys()])} and ${isCurrentAndReported(asOf)}
    group by 1`.execute(read);
  return new Map(
    rows.map(({ indicator, reporting }) => {
      const reporters = (reporting ?? '').split(',').map((id) => codes.get(Number(id))!);
      return [indicator, new Set(reporters)];
    }),
  );
}

/** SQL condition: row `o` of `observation` is the newest version known at `asOf`, and was not withdrawn. */
export function isCurrentAndReported(asOf: number): RawBuilder<boolean> {
  return sql`${hasValue('o')} and ${isNewestVersion('observation', 'o', asOf)}`;
}

/** SQL condition: the observation has a value. One without any was withdrawn. */
export function hasValue(alias: string): RawBuilder<boolean> {
  const columns = ['ytd', 'month', 'yoy_ytd', 'yoy_month'].map((name) => sql.ref(`${alias}.${name}`));
  return sql`coalesce(${sql.join(columns)}) is not null`;
}

function toKey(ids: CatalogIds, { indicator, period }: IndicatorPeriod): [period: number, indicator: number] {
  return [toPeriodNumber(period), getId(ids.indicators, indicator)];
}

/**
 * A few of many entities are looked up one by one. Otherwise scanning all is faster, and the plus sign keeps SQLite
 * from using the index for the condition.
 */
function entityIn(ids: CatalogIds, wanted: readonly number[]): RawBuilder<boolean> {
  const entity = sql.raw(wanted.length * 10 < ids.entities.size ? 'o.entity_id' : '+o.entity_id');
  return sql`${entity} in (select value from json_each(${JSON.stringify(wanted)}))`;
}

interface PackedText {
  /** Of the period in the query. */
  index: number;
  packed: string;
}

async function readPacked(
  read: Reader,
  ids: CatalogIds,
  periods: readonly IndicatorPeriod[],
  entityIds: readonly number[],
  asOf: number,
  columns: RawBuilder<unknown>,
): Promise<PackedText[]> {
  const keys = periods.map((one) => toKey(ids, one));
  const { rows } = await sql<{ index: number; packed: string | null }>`
    select k.key as "index", (
      select '[' || group_concat(${columns}) || ']'
      from observation as o
      where o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1 and o.revision <= ${asOf}
        and ${entityIn(ids, entityIds)}
    ) as packed
    from json_each(${JSON.stringify(keys)}) as k`.execute(read);
  return rows.filter((row): row is PackedText => row.packed !== null);
}

/** A status as its index in the list of statuses, −1 for none. */
const STATUS_INDEX = `case o.status ${OBSERVATION_STATUSES.map(
  (status, index) => `when '${status}' then ${index}`,
).join(' ')} else -1 end`;

/** The cells that `ObservationMap` unpacks. */
const COLUMNS = {
  'year-to-date': sql.raw(`format('%d,%d,%s,%s,%s', o.entity_id, o.revision, ifnull(o.ytd, '${NULL_TEXT}'),
    ifnull(o.yoy_ytd, '${NULL_TEXT}'), iif(o.ytd is null, ifnull(o.month, '${NULL_TEXT}'), '${NULL_TEXT}'))`),
  all: sql.raw(`format('%d,%d,%s,%s,%s,%s,%d', o.entity_id, o.revision, ifnull(o.ytd, '${NULL_TEXT}'),
    ifnull(o.yoy_ytd, '${NULL_TEXT}'), ifnull(o.month, '${NULL_TEXT}'), ifnull(o.yoy_month, '${NULL_TEXT}'), ${STATUS_INDEX})`),
};
