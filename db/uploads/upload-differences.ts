import { type RawBuilder, sql } from 'kysely';
import type { Observation } from '../../domain/model.ts';
import { isNewestVersion } from '../revisions.ts';
import type { Reader } from '../schema.ts';
import { fromPeriodNumber, type StoredValues, toObservation, VALUE_COLUMNS } from '../stored-values.ts';
import { written } from './upload-rows.ts';
import type { Upload } from './uploads.ts';

/** One row of an upload: the new values and those stored before it. */
interface StoredDifference {
  after: Observation;
  /** Undefined when nothing was stored. */
  before: Observation | undefined;
  /** In the file. */
  row: number | null;
}

/** Rows per query: large uploads have hundreds of thousands. */
const PAGE_SIZE = 5000;

/**
 * Every observation that an upload changes or adds, with the values before: for an open upload those at the revision of
 * its preview, for a committed one the version before its own. Yields pages of up to 5 000, ordered by month, indicator
 * and entity; nothing for an upload that is neither open nor committed.
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
    if (!end || rows.length < PAGE_SIZE) return;
    at = [end.period, end.indicatorId, end.entityId];
  }
}

type OldValues = { [Column in keyof StoredValues as `old_${Column}`]: StoredValues[Column] };

interface Row extends StoredValues, OldValues {
  period: number;
  indicatorId: number;
  entityId: number;
  indicator: string;
  entity: string;
  row: number | null;
  hasBefore: number;
}

async function readSome(
  read: Reader,
  from: RawBuilder<unknown>,
  last: number,
  at: readonly number[],
): Promise<Row[]> {
  const now = sql.join(VALUE_COLUMNS.map((name) => sql.ref(`o.${name}`)));
  const old = sql.join(VALUE_COLUMNS.map((name) => sql`b.${sql.ref(name)} as ${sql.ref(`old_${name}`)}`));
  const { rows } = await sql<Row>`
    select o.period, o.indicator_id as indicatorId, o.entity_id as entityId, i.code as indicator, e.code as entity,
      o.row, b.revision is not null as hasBefore, ${now}, ${old}
    from (select o.period, o.indicator_id, o.entity_id, o.row, ${now} from ${from}
        and (o.period, o.indicator_id, o.entity_id) > (${sql.join(at)})
        order by 1, 2, 3 limit ${PAGE_SIZE}) as o
    join indicator as i on i.id = o.indicator_id join entity as e on e.id = o.entity_id
    left join observation as b on b.period = o.period and b.indicator_id = o.indicator_id
      and b.entity_id = o.entity_id and ${isNewestVersion('observation', 'b', last)}
    order by o.period, o.indicator_id, o.entity_id`.execute(read);
  return rows;
}

function toDifference(row: Row): StoredDifference {
  const key = { period: fromPeriodNumber(row.period), indicator: row.indicator, entity: row.entity };
  const before: StoredValues = {
    month: row.old_month,
    ytd: row.old_ytd,
    yoy_month: row.old_yoy_month,
    yoy_ytd: row.old_yoy_ytd,
    status: row.old_status,
  };
  return {
    after: toObservation(key, row),
    before: row.hasBefore ? toObservation(key, before) : undefined,
    row: row.row,
  };
}
