import type { Selectable } from 'kysely';
import type { Entity } from '../../domain/model.ts';
import { isNewestVersion } from '../revisions.ts';
import type { Reader, Schema, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import { getId, type Ids } from '../stored-values.ts';

export async function readEntityIds(read: Reader): Promise<Ids> {
  const rows = await read.selectFrom('entity').select(['code', 'id']).execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Every entity as it was known at `asOf`, in page order. */
export async function readEntities(read: Reader, asOf: number): Promise<Entity[]> {
  const rows = await read
    .selectFrom('entity_version as v')
    .innerJoin('entity as e', 'e.id', 'v.entity_id')
    .leftJoin('entity as p', 'p.id', 'v.parent_id')
    .selectAll('v')
    .select(['e.code', 'p.code as parent'])
    .where(isNewestVersion('entity_version', 'v', asOf))
    .orderBy('v.sort')
    .orderBy('e.id')
    .execute();
  return rows.map(toEntity);
}

/** Saves a new version of each entity, and its code where that is new. Parents may be among them, in any order. */
export async function saveEntities(
  trx: Writer,
  revision: number,
  entities: readonly Entity[],
): Promise<void> {
  const known = await readEntityIds(trx);
  const added = entities.filter(({ code }) => !known.has(code));
  await insertRows(trx, 'entity', added, { code: ({ code }) => code });
  const ids = await readEntityIds(trx);
  await insertRows(trx, 'entity_version', entities, {
    entity_id: (entity) => ids.get(entity.code)!,
    revision: () => revision,
    name: (entity) => entity.name,
    name_en: (entity) => entity.nameEn,
    short_name: (entity) => entity.shortName,
    kind: (entity) => entity.kind,
    parent_id: (entity) => (entity.parent === null ? null : getId(ids, entity.parent)),
    sort: (entity) => entity.sort,
    aliases: (entity) => JSON.stringify(entity.aliases),
    leader: (entity) => entity.leader,
    contact: (entity) => entity.contact,
    phone: (entity) => entity.phone,
  });
}

function toEntity(
  row: Selectable<Schema['entity_version']> & { code: string; parent: string | null },
): Entity {
  return {
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    shortName: row.short_name,
    kind: row.kind,
    parent: row.parent,
    sort: row.sort,
    aliases: JSON.parse(row.aliases) as string[],
    leader: row.leader,
    contact: row.contact,
    phone: row.phone,
  };
}
