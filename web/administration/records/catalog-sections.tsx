import { useMemo } from 'preact/hooks';
import type { PageProps } from '../../components/page.tsx';
import { t } from '../../i18n/index.ts';
import { administrationTexts } from '../texts.ts';
import { entityColumns, indicatorColumns, toRow } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';
import { recordTexts } from './texts.ts';

/** 主体: the zone, its parks and departments, and whom it is compared with. */
export function EntitiesSection({ catalog }: PageProps) {
  const columns = useMemo(() => entityColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.entities.map((one) => toRow(one, columns)), [catalog, columns]);
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

/** 指标: their units, how they are judged, and which department leads them. */
export function IndicatorsSection({ catalog }: PageProps) {
  const columns = useMemo(() => indicatorColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.indicators.map((one) => toRow(one, columns)), [catalog, columns]);
  return (
    <RecordsSection
      title={t(administrationTexts.section.indicators)}
      note={t(recordTexts.count, { count: rows.length })}
      file="indicators"
      path="/api/indicators"
      columns={columns}
      rows={rows}
      blank={{
        kind: 'flow',
        direction: 'higher',
        frequency: 'monthly',
        first_month: '1',
        lag: '0',
        decimals: '2',
      }}
      addLabel={t(recordTexts.indicator.add)}
    />
  );
}
