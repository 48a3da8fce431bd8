import type { Nature } from '../../domain/import/upload-document.ts';
import type { Month, Observation } from '../../domain/model.ts';
import type { Reader } from '../schema.ts';
import type { StoredCatalog } from './catalog.ts';
import { getId } from './entities.ts';
import { fromPeriodNumber, toPeriodNumber } from './period.ts';

/** One version of a figure: what was reported, who brought it, when, and from where. */
export interface ObservationVersion extends Observation {
  revision: number;
  at: string;
  by: string;
  fileId: number | null;
  file: string | null;
  fileSha256: string | null;
  row: number | null;
  reason: string | null;
  /** The upload whose commit, or whose taking back, made this version; null: it was loaded. */
  upload: number | null;
  uploadKind: 'file' | 'revert' | null;
  /** Whether it was stated to be later knowledge or a mistake put right. */
  nature: Nature | null;
}

/** Every version of one figure, the oldest first, as known at `asOf`. */
export async function readObservationHistory(
  read: Reader,
  ids: StoredCatalog['ids'],
  key: { indicator: string; entity: string; period: Month },
  asOf: number,
): Promise<ObservationVersion[]> {
  const rows = await read
    .selectFrom('observation as o')
    .innerJoin('revision as r', 'r.id', 'o.revision')
    .leftJoin('source_file as f', 'f.id', 'o.file_id')
    .leftJoin('upload as u', 'u.revision', 'o.revision')
    .selectAll('o')
    .select(['u.id as upload', 'u.kind as upload_kind', 'u.nature'])
    .select(['r.at', 'r.by', 'f.name as file', 'f.sha256 as file_sha256', 'r.reason as revision_reason'])
    .where('o.period', '=', toPeriodNumber(key.period))
    .where('o.indicator_id', '=', getId(ids.indicators, key.indicator))
    .where('o.entity_id', '=', getId(ids.entities, key.entity))
    .where('o.revision', '<=', asOf)
    .orderBy('o.revision')
    .execute();
  return rows.map((row) => ({
    period: fromPeriodNumber(row.period),
    indicator: key.indicator,
    entity: key.entity,
    month: toNumber(row.month),
    ytd: toNumber(row.ytd),
    yoyMonth: toNumber(row.yoy_month),
    yoyYtd: toNumber(row.yoy_ytd),
    status: row.status,
    revision: row.revision,
    at: row.at,
    by: row.by,
    fileId: row.file_id,
    file: row.file,
    fileSha256: row.file_sha256,
    row: row.row,
    reason: row.reason ?? row.revision_reason,
    nature: row.nature as Nature | null,
    upload: row.upload,
    uploadKind: row.upload_kind,
  }));
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}
