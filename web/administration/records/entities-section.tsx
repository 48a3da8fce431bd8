import { useMemo } from 'preact/hooks';
import type { PageProps } from '../../navigation/page-props.ts';
import { w } from '../administration-words.ts';
import { entityColumns, entityRow } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';

/** 主体: the zone, its parks and departments, and whom it is compared with. */
export function EntitiesSection({ catalog }: PageProps) {
  const columns = useMemo(() => entityColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.entities.map(entityRow), [catalog]);
  return (
    <RecordsSection
      title={w('section.entities')}
      note={w('record.count', { count: rows.length })}
      file="entities"
      url="/api/entities"
      columns={columns}
      rows={rows}
      blank={{ kind: 'park', parent: catalog.zone?.code ?? '' }}
      addLabel={w('entity.add')}
    />
  );
}
