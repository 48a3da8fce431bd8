import { useMemo } from 'preact/hooks';
import type { PageProps } from '../../components/page-props.ts';
import { t } from '../../i18n/index.ts';
import { administrationTexts } from '../texts.ts';
import { indicatorColumns, indicatorRow } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';
import { recordTexts } from './texts.ts';

/** 指标: their units, how they are judged, and which department leads them. */
export function IndicatorsSection({ catalog }: PageProps) {
  const columns = useMemo(() => indicatorColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.indicators.map(indicatorRow), [catalog]);
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
