import { useEffect, useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../contract/figures.ts';
import { summarize } from '../../domain/explanation/summary.ts';
import { addMonths } from '../../domain/month.ts';
import { byOwnYear } from '../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { prefetch, useQuery } from '../api/client.ts';
import { progressUrl, type RowFilters } from '../api/url.ts';
import { Switch } from '../components/choice.tsx';
import { LightTally } from '../components/lights.tsx';
import { selectedMonth } from '../components/month-chooser.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { optionsIn, RowFilter } from '../components/progress/filters.tsx';
import { isSelected } from '../components/progress/selection.ts';
import { Failure, NoFigures, Skeleton } from '../components/states.tsx';
import { shortNameOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { change } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { type Matrix, type Metric, toMatrix } from './matrix-model.ts';
import { MatrixTable } from './matrix-table.tsx';
import { matrixTexts } from './texts.ts';
import './matrix.css';

const FILTERS: RowFilters = { kind: ['zone', 'park'] };

/** Where it is red: every indicator of the zone and its parks as one picture of lights. */
export default function MatrixPage({ route, catalog }: PageProps) {
  const month = selectedMonth(route, catalog);
  const { asOf } = route.query;
  const { value, error, outdated } = useQuery(month ? progressUrl(FILTERS, month, asOf) : null, 'matrix');
  useEffect(() => {
    if (month) prefetch([-1, 1].map((step) => progressUrl(FILTERS, addMonths(month, step), asOf)));
  }, [month, asOf]);
  if (error) return <Failure error={error} />;
  if (month === null) return <NoFigures period="" catalog={catalog} level={1} />;
  if (!value) return <Skeleton rows={16} />;
  return (
    <div class={outdated ? 'page matrix-page outdated' : 'page matrix-page'} aria-busy={outdated}>
      <MatrixBody answer={value} query={route.query} catalog={catalog} />
    </div>
  );
}

interface MatrixBodyProps {
  answer: ProgressResponse;
  query: Query;
  catalog: Catalog;
}

function MatrixBody({ answer: { period, rows, revision }, query, catalog }: MatrixBodyProps) {
  const { category, department } = query;
  const chosen = useMemo(
    () => rows.filter((row) => isSelected(row, { category, department }, catalog)),
    [rows, category, department, catalog],
  );
  const matrix = useMemo(() => toMatrix(chosen, period, catalog), [chosen, period, catalog]);
  const metric = metricOf(query);
  const caption = t(matrixTexts.caption);
  // The same matrix is the same picture: returning the very same nodes skips comparing some hundreds of cells.
  const table = useMemo(
    () => <MatrixTable matrix={matrix} metric={metric} caption={caption} />,
    [matrix, metric, caption],
  );
  const parks = byOwnYear(chosen, period).current.filter(
    (row) => catalog.entity(row.entity)?.kind === 'park',
  );
  const sentence = t(summarize(parks, period, matrixTexts.everyPark).sentence);
  return (
    <>
      <PageHead title={caption} period={period} revision={revision} catalog={catalog}>
        {parks.length > 0 && <p class="lead">{`${sentence}${worst(matrix)}`}</p>}
      </PageHead>
      {rows.length === 0 ? (
        <NoFigures period={period} catalog={catalog} />
      ) : (
        <>
          <MatrixFilters query={query} catalog={catalog} rows={rows} chosen={parks} />
          {table}
        </>
      )}
    </>
  );
}

interface MatrixFiltersProps {
  query: Query;
  catalog: Catalog;
  rows: ProgressRow[];
  chosen: ProgressRow[];
}

function MatrixFilters({ query, catalog, rows, chosen }: MatrixFiltersProps) {
  const { categories, departments } = optionsIn(rows, catalog);
  return (
    <div class="filters matrix-filters">
      {categories.length > 1 && <RowFilter by="category" options={categories} query={query} />}
      {departments.length > 0 && <RowFilter by="department" options={departments} query={query} />}
      <Switch
        label={t(matrixTexts.metric)}
        value={metricOf(query)}
        options={[
          { value: 'gap', name: t(matrixTexts.gap) },
          { value: 'completion', name: t(matrixTexts.completion) },
          { value: 'growth', name: t(matrixTexts.growth) },
        ]}
        onChange={(metric) => change({ metric: metric === 'gap' ? undefined : metric })}
      />
      <LightTally rows={chosen} />
    </div>
  );
}

function metricOf({ metric }: Query): Metric {
  return metric === 'completion' || metric === 'growth' ? metric : 'gap';
}

/** The parks that have most to catch up with, by name while they are few; nothing where none is behind. */
function worst({ entities, behind }: Matrix): string {
  const parks = entities
    .map((entity, column) => ({ entity, count: behind[column] ?? 0 }))
    .filter(({ entity }) => entity.kind === 'park');
  const most = Math.max(0, ...parks.map(({ count }) => count));
  const tied = parks.filter(({ count }) => count === most).map(({ entity }) => shortNameOf(entity));
  if (most === 0 || tied.length === parks.length) return '';
  if (tied.length === 1) return t(matrixTexts.worst, { name: tied[0] ?? '', count: most });
  const name =
    tied.length === 2
      ? tied.join(t(sharedTexts.and))
      : t(matrixTexts.andOthers, { name: tied[0] ?? '', count: tied.length });
  return t(matrixTexts.worstTied, { name, count: most });
}
