import { type RawBuilder, sql } from 'kysely';
import { type Month, OBSERVATION_STATUSES, type Observation } from '../../domain/model.ts';
import type { Reader, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import type { StoredCatalog } from './catalog.ts';
import { getId } from './entities.ts';
import { ObservationMap } from './observation-map.ts';
import { NOTHING_TEXT } from './packed-rows.ts';
import { toPeriodNumber } from './period.ts';

type Ids = StoredCatalog['ids'];

/** An observation to save, with where it stood and why it was changed. */
export interface NewObservation extends Observation {
  row: number | null;
  reason: string | null;
}

export async function saveObservations(
  trx: Writer,
  ids: Ids,
  { revision, fileId }: { revision: number; fileId: number | null },
  observations: readonly NewObservation[],
): Promise<void> {
  await insertRows(trx, 'observation', observations, {
    period: (observation) => toPeriodNumber(observation.period),
    indicator_id: (observation) => getId(ids.indicators, observation.indicator),
    entity_id: (observation) => getId(ids.entities, observation.entity),
    revision: () => revision,
    month: (observation) => toDecimal(observation.month),
    ytd: (observation) => toDecimal(observation.ytd),
    yoy_month: (observation) => toDecimal(observation.yoyMonth),
    yoy_ytd: (observation) => toDecimal(observation.yoyYtd),
    status: (observation) => observation.status,
    file_id: () => fileId,
    row: (observation) => observation.row,
    reason: (observation) => observation.reason,
  });
  const periods = new Set(observations.map(({ period }) => toPeriodNumber(period)));
  await sql`insert into observed_period (period, revision)
    select value, ${revision} from json_each(${JSON.stringify([...periods])})
    where true on conflict do nothing`.execute(trx);
}

function toDecimal(value: number | null): string | null {
  return value === null ? null : String(value);
}

/** Where to look: all the wanted entities of one indicator in one period lie side by side. */
export interface Place {
  indicator: string;
  period: Month;
}

export interface ObservationQuery {
  places: readonly Place[];
  /** Codes. */
  entities: readonly string[];
  asOf: number;
  /**
   * `year-to-date` leaves out what ranks do not look at: `yoyMonth` and `status` are null then, and so is
   * `month` unless the year to date is missing. It halves what a ranking of a hundred siblings costs.
   */
  figures?: 'all' | 'year-to-date';
}

/** Below this many places a second reader costs more than it saves. */
const WORTH_SHARING = 200;

/**
 * The newest version, as of `asOf`, of every observation at the given places.
 *
 * A row handed over by the driver costs some 4 µs, and a page with rankings needs a quarter of a million of
 * them in a large database. So each place's rows come packed into one text, which costs a tenth of that, and
 * two readers share the places. Versions are sorted out afterwards and not by a NOT EXISTS, which would look
 * every row up a second time.
 */
export async function readObservations(
  read: Reader,
  ids: Ids,
  { places, entities, asOf, figures = 'all' }: ObservationQuery,
): Promise<ObservationMap> {
  const wanted = new Map(entities.map((code) => [code, getId(ids.entities, code)]));
  const found = new ObservationMap(wanted);
  if (wanted.size === 0) return found;
  const middle = places.length < WORTH_SHARING ? places.length : Math.ceil(places.length / 2);
  const halves = [places.slice(0, middle), places.slice(middle)].filter((half) => half.length > 0);
  await Promise.all(
    halves.map(async (half) => {
      for (const { place, packed } of await readPacked(
        read,
        ids,
        half,
        [...wanted.values()],
        asOf,
        COLUMNS[figures],
      )) {
        const { indicator, period } = half[place]!;
        // The figures are decimal text in the database, so this reads them as exactly as a file's reader did.
        found.setPlace(indicator, period, JSON.parse(packed) as number[], figures === 'all' ? 7 : 5);
      }
    }),
  );
  return found;
}

/**
 * Which of the entities reported anything at any of the places, as known at `asOf`: what was withdrawn by then does
 * not count.
 *
 * @returns for each indicator the codes of its entities
 */
export async function findReporting(
  read: Reader,
  ids: Ids,
  { places, entities, asOf }: Omit<ObservationQuery, 'figures'>,
): Promise<Map<string, Set<string>>> {
  const codes = new Map(entities.map((code) => [getId(ids.entities, code), code]));
  const { rows } = await sql<{ indicator: string; reporting: string | null }>`
    select k.value ->> 2 as indicator, group_concat(distinct o.entity_id) as reporting
    from json_each(${JSON.stringify(places.map((place) => [...toKey(ids, place), place.indicator]))}) as k
    cross join observation as o
    where o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1
      and ${entityIn(ids, [...codes.keys()])} and ${holdsCurrentFigure(asOf)}
    group by 1`.execute(read);
  return new Map(
    rows.map(({ indicator, reporting }) => {
      const reporters = (reporting ?? '').split(',').map((id) => codes.get(Number(id))!);
      return [indicator, new Set(reporters)];
    }),
  );
}

/** Of a row `o` of `observation`: it is the newest version known at `asOf`, and holds a figure. */
export function holdsCurrentFigure(asOf: number): RawBuilder<boolean> {
  return sql`o.revision <= ${asOf} and coalesce(o.ytd, o.month, o.yoy_ytd, o.yoy_month) is not null
    and not exists (
      select 1 from observation as newer
      where newer.period = o.period and newer.indicator_id = o.indicator_id and newer.entity_id = o.entity_id
        and newer.revision > o.revision and newer.revision <= ${asOf}
    )`;
}

function toKey(ids: Ids, { indicator, period }: Place): [period: number, indicator: number] {
  return [toPeriodNumber(period), getId(ids.indicators, indicator)];
}

/**
 * Few of many entities are looked up one by one; else reading past the others is quicker, and the plus sign keeps
 * the condition from being used for look-ups.
 */
function entityIn(ids: Ids, wanted: readonly number[]): RawBuilder<boolean> {
  const entity = sql.raw(wanted.length * 10 < ids.entities.size ? 'o.entity_id' : '+o.entity_id');
  return sql`${entity} in (select value from json_each(${JSON.stringify(wanted)}))`;
}

interface PackedPlace {
  place: number;
  packed: string;
}

async function readPacked(
  read: Reader,
  ids: Ids,
  places: readonly Place[],
  entityIds: readonly number[],
  asOf: number,
  columns: RawBuilder<unknown>,
): Promise<PackedPlace[]> {
  const keys = places.map((place) => toKey(ids, place));
  const { rows } = await sql<{ place: number; packed: string | null }>`
    select k.key as place, (
      select '[' || group_concat(${columns}) || ']'
      from observation as o
      where o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1 and o.revision <= ${asOf}
        and ${entityIn(ids, entityIds)}
    ) as packed
    from json_each(${JSON.stringify(keys)}) as k`.execute(read);
  return rows.filter((row): row is PackedPlace => row.packed !== null);
}

/** A status as its place in the list of statuses, −1 for none. */
const STATUS_PLACE = `case o.status ${OBSERVATION_STATUSES.map(
  (status, place) => `when '${status}' then ${place}`,
).join(' ')} else -1 end`;

/** What `ObservationMap` unpacks. Not reported is written as a number that JSON reads as infinity. */
const COLUMNS = {
  'year-to-date': sql.raw(`format('%d,%d,%s,%s,%s', o.entity_id, o.revision, ifnull(o.ytd, '${NOTHING_TEXT}'),
    ifnull(o.yoy_ytd, '${NOTHING_TEXT}'), iif(o.ytd is null, ifnull(o.month, '${NOTHING_TEXT}'), '${NOTHING_TEXT}'))`),
  all: sql.raw(`format('%d,%d,%s,%s,%s,%s,%d', o.entity_id, o.revision, ifnull(o.ytd, '${NOTHING_TEXT}'),
    ifnull(o.yoy_ytd, '${NOTHING_TEXT}'), ifnull(o.month, '${NOTHING_TEXT}'), ifnull(o.yoy_month, '${NOTHING_TEXT}'), ${STATUS_PLACE})`),
};
