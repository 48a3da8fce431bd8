import { type RawBuilder, sql } from 'kysely';
import type { Month, Observation, ObservationStatus } from '../../domain/model.ts';
import { fromPeriodNumber } from '../figures/period.ts';
import type { Reader } from '../schema.ts';
import { written } from './upload-rows.ts';
import type { Upload } from './uploads.ts';

/** What one row of an upload does: what it says, and what was stored before it. */
export interface StoredDifference {
  after: Observation;
  /** Undefined: nothing was. */
  before: Observation | undefined;
  /** In the file. */
  row: number | null;
}

/** Rows read at once: large uploads have hundreds of thousands. */
const AT_ONCE = 5000;

/**
 * Every figure that an upload would change or add, or did, with what was stored before: of an open one against the
 * revision of its preview, of a committed one against the version before its own. Some thousand at a time, by month,
 * indicator and entity. Nothing for one that is neither.
 */
export async function* readDifferences(
  read: Reader,
  { id, revision, baseRevision }: Pick<Upload, 'id' | 'revision' | 'baseRevision'>,
): AsyncGenerator<StoredDifference[]> {
  const [from, last] =
    revision === null
      ? [sql`upload_row as o where o.upload_id = ${id} and o.change <> 'same'`, baseRevision]
      : [written(id), revision - 1];
  let at = [0, 0, 0];
  for (;;) {
    const rows = await readSome(read, from, last, at);
    if (rows.length > 0) yield rows.map(toDifference);
    const end = rows[rows.length - 1];
    if (!end || rows.length < AT_ONCE) return;
    at = [end.period, end.indicatorId, end.entityId];
  }
}

interface Row extends Record<(typeof COLUMNS)[number] | `old_${(typeof COLUMNS)[number]}`, string | null> {
  period: number;
  indicatorId: number;
  entityId: number;
  indicator: string;
  entity: string;
  row: number | null;
  hasBefore: number;
}

const COLUMNS = ['month', 'ytd', 'yoy_month', 'yoy_ytd', 'status'] as const;

async function readSome(
  read: Reader,
  from: RawBuilder<unknown>,
  last: number,
  at: readonly number[],
): Promise<Row[]> {
  const now = sql.join(COLUMNS.map((name) => sql.ref(`o.${name}`)));
  const old = sql.join(COLUMNS.map((name) => sql`b.${sql.ref(name)} as ${sql.ref(`old_${name}`)}`));
  const { rows } = await sql<Row>`
    select o.period, o.indicator_id as indicatorId, o.entity_id as entityId, i.code as indicator, e.code as entity,
      o.row, b.revision is not null as hasBefore, ${now}, ${old}
    from (select o.period, o.indicator_id, o.entity_id, o.row, ${now} from ${from}
        and (o.period, o.indicator_id, o.entity_id) > (${sql.join(at)})
        order by 1, 2, 3 limit ${AT_ONCE}) as o
    join indicator as i on i.id = o.indicator_id join entity as e on e.id = o.entity_id
    left join observation as b on b.period = o.period and b.indicator_id = o.indicator_id
      and b.entity_id = o.entity_id and b.revision = (select max(n.revision) from observation as n
        where n.period = o.period and n.indicator_id = o.indicator_id and n.entity_id = o.entity_id
        and n.revision <= ${last})
    order by o.period, o.indicator_id, o.entity_id`.execute(read);
  return rows;
}

function toDifference(row: Row): StoredDifference {
  const key = { period: fromPeriodNumber(row.period), indicator: row.indicator, entity: row.entity };
  return {
    after: toObservation(key, row.month, row.ytd, row.yoy_month, row.yoy_ytd, row.status),
    before: row.hasBefore
      ? toObservation(key, row.old_month, row.old_ytd, row.old_yoy_month, row.old_yoy_ytd, row.old_status)
      : undefined,
    row: row.row,
  };
}

function toObservation(
  key: { period: Month; indicator: string; entity: string },
  month: string | null,
  ytd: string | null,
  yoyMonth: string | null,
  yoyYtd: string | null,
  status: string | null,
): Observation {
  const figure = (text: string | null) => (text === null ? null : Number(text));
  return {
    ...key,
    ...{ month: figure(month), ytd: figure(ytd), yoyMonth: figure(yoyMonth), yoyYtd: figure(yoyYtd) },
    status: status as ObservationStatus | null,
  };
}
