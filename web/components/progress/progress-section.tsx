import { useMemo } from 'preact/hooks';
import { commonEdge, type Summary, summarize } from '../../../domain/explanation/summary.ts';
import type { Month, Text } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import type { Query } from '../../navigation/router.ts';
import { LightFilter } from '../lights.tsx';
import { Filters } from './filters.tsx';
import { ProgressKey } from './progress-key.tsx';
import { ProgressTable } from './progress-table.tsx';
import { arrange, isSelected } from './selection.ts';
import { TargetTable } from './target-table.tsx';

interface ProgressSectionProps {
  caption: string;
  rows: ProgressRow[];
  period: Month;
  query: Query;
  catalog: Catalog;
  /** A department's own rows are already of one department. */
  byDepartment?: boolean;
}

/** The rows of one entity with their lights and filters, as bullets or as a table. */
export function ProgressSection({
  caption,
  rows,
  period,
  query,
  catalog,
  byDepartment = true,
}: ProgressSectionProps) {
  const { category, department, light } = query;
  const chosen = useMemo(
    () => rows.filter((row) => isSelected(row, { category, department }, catalog)),
    [rows, category, department, catalog],
  );
  const shown = useMemo(
    () => (light ? chosen.filter((row) => row.light === light) : chosen),
    [chosen, light],
  );
  const groups = useMemo(() => arrange(shown, query.sort, catalog), [shown, query.sort, catalog]);
  return (
    <>
      <LightFilter rows={chosen} chosen={light} />
      <Filters query={query} catalog={catalog} rows={rows} byDepartment={byDepartment} />
      {query.view === 'table' ? (
        <TargetTable
          caption={caption}
          rows={[...shown].sort(worstFirst)}
          pageMonth={period}
          catalog={catalog}
        />
      ) : (
        <>
          <ProgressTable caption={caption} groups={groups} pageMonth={period} catalog={catalog} />
          <ProgressKey />
        </>
      )}
    </>
  );
}

/** Whether anything at all was reported among these rows. */
export function hasFigures(rows: readonly ProgressRow[]): boolean {
  return rows.some((row) => row.status !== 'missing');
}

/** Whether there is something to show: numbers, or missing reports where others have reported. */
export function isDue(rows: readonly ProgressRow[], period: Month, catalog: Catalog): boolean {
  return hasFigures(rows) || (rows.length > 0 && catalog.periods.includes(period));
}

/** The page's sentence; it names the points between yellow and red where all its indicators share them. */
export function summaryOf(rows: ProgressRow[], period: Month, subject: Text, catalog: Catalog): Summary {
  const edge = commonEdge(rows, (indicator) => catalog.indicator(indicator)?.tolerance ?? null);
  return summarize(rows, period, subject, edge);
}
