import { useMemo } from 'preact/hooks';
import type { Month } from '../../../domain/model.ts';
import { byOwnYear } from '../../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import type { Query } from '../../navigation/router.ts';
import { lazy } from '../lazy.tsx';
import { LightFilter } from '../lights.tsx';
import { Filters } from './filters.tsx';
import { ProgressTable } from './progress-table.tsx';
import { arrange, earlierGroup, isSelected } from './selection.ts';

// Below all rows, so the first picture does not wait for it.
const ProgressKey = lazy(
  () => import('./progress-key.tsx'),
  () => <dl class="key" />,
);
const TargetTable = lazy(() => import('./target-table.tsx'));

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
  const { current, earlier } = useMemo(() => byOwnYear(chosen, period), [chosen, period]);
  // A light that is asked for is one of this year.
  const shown = useMemo(
    () => (light ? current.filter((row) => row.light === light) : current),
    [current, light],
  );
  const groups = useMemo(
    () => [...arrange(shown, query.sort, catalog), ...(light ? [] : earlierGroup(earlier))],
    [shown, earlier, light, query.sort, catalog],
  );
  return (
    <>
      <LightFilter rows={current} chosen={light} />
      <Filters query={query} catalog={catalog} rows={rows} byDepartment={byDepartment} />
      {query.view === 'table' ? (
        <TargetTable
          caption={caption}
          rows={[...[...shown].sort(worstFirst), ...(light ? [] : earlier)]}
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
