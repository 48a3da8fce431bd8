import { useMemo } from 'preact/hooks';
import type { PageProps } from '../../navigation/page-props.ts';
import { w } from '../administration-words.ts';
import { indicatorColumns, indicatorRow } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';

/** 指标: what is reported, in which unit, how it is judged, and who leads it. */
export function IndicatorsSection({ catalog }: PageProps) {
  const columns = useMemo(() => indicatorColumns(catalog), [catalog]);
  const rows = useMemo(() => catalog.indicators.map(indicatorRow), [catalog]);
  return (
    <RecordsSection
      title={w('section.indicators')}
      note={w('record.count', { count: rows.length })}
      file="indicators"
      url="/api/indicators"
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
      addLabel={w('indicator.add')}
    />
  );
}
