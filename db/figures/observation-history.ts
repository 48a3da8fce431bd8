import type { Nature } from '../../domain/import/upload-document.ts';
import type { Observation } from '../../domain/model.ts';
import type { ObservationVersion } from '../../domain/versions.ts';
import type { Reader } from '../schema.ts';
import {
  type CatalogIds,
  getId,
  type ObservationKey,
  toObservation,
  toPeriodNumber,
} from '../stored-values.ts';

/** A version with its key and the id of its file. */
export type StoredObservationVersion = Observation & ObservationVersion & { fileId: number | null };

/** Every version of one observation, oldest first, as known at `asOf`. */
export async function readObservationHistory(
  read: Reader,
  ids: CatalogIds,
  key: ObservationKey,
  asOf: number,
): Promise<StoredObservationVersion[]> {
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
    ...toObservation(key, row),
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
