import { useMemo } from 'preact/hooks';
import type { PageProps } from '../../components/page-props.ts';
import { t } from '../../i18n/index.ts';
import { administrationTexts } from '../texts.ts';
import { entityColumns, entityRow } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';
import { recordTexts } from './texts.ts';

/** 主体: the zone, its parks and departments, and whom it is compared with. */
export function EntitiesSection({ catalog }: PageProps) {
  const columns = useMemo(() => entityColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.entities.map(entityRow), [catalog]);
  return (
    <RecordsSection
      title={t(administrationTexts.section.entities)}
      note={t(recordTexts.count, { count: rows.length })}
      file="entities"
      path="/api/entities"
      columns={columns}
      rows={rows}
      blank={{ kind: 'park', parent: catalog.zone?.code ?? '' }}
      addLabel={t(recordTexts.entity.add)}
    />
  );
}
