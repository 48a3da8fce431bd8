import { useMemo } from 'preact/hooks';
import { formatYearToDate } from '../../domain/format.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { useQuery } from '../api/client.ts';
import { Choice } from '../components/choice.tsx';
import { LIGHTS, lightName } from '../components/lights.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { CategoryFilter, DepartmentFilter, EntityFilter } from '../components/progress/filters.tsx';
import { isSelected } from '../components/progress/selection.ts';
import { ShortfallTable } from '../components/shortfalls/shortfall-table.tsx';
import { shortfallTexts } from '../components/shortfalls/texts.ts';
import { Empty, Failure, Skeleton } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { firstQuery } from '../navigation/first-query.ts';
import { change } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { pageTexts } from '../navigation/texts.ts';

/** 欠序时清单: everything behind, across the zone and its parks, with what each month must bring from here. */
export default function ShortfallsPage({ route, catalog }: PageProps) {
  const { value, error, outdated } = useQuery(firstQuery(route), 'shortfalls');
  const { query } = route;
  const { category, department, light, entity } = query;
  const rows = useMemo(() => value?.rows.filter((row) => row.status === 'behind') ?? [], [value]);
  const shown = useMemo(
    () =>
      rows.filter(
        (row) =>
          isSelected(row, { category, department, light }, catalog) && (!entity || row.entity === entity),
      ),
    [rows, category, department, light, entity, catalog],
  );
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { period, revision } = value;
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      <PageHead title={t(pageTexts.shortfalls)} period={period} revision={revision} catalog={catalog}>
        {rows.length > 0 && <p class="lead">{leadSentence(rows, t(formatYearToDate(period)), catalog)}</p>}
      </PageHead>
      {rows.length === 0 ? (
        <Empty title={t(shortfallTexts.none, { span: t(formatYearToDate(period)) })} level={2} />
      ) : (
        <>
          <ShortfallFilters query={query} rows={rows} catalog={catalog} />
          <ShortfallTable
            caption={t(pageTexts.shortfalls)}
            rows={shown}
            pageMonth={period}
            catalog={catalog}
            sort={query.sort}
          />
        </>
      )}
    </div>
  );
}

function leadSentence(rows: ProgressRow[], span: string, catalog: Catalog): string {
  const departments = new Set(rows.map((row) => catalog.indicator(row.indicator)?.department));
  departments.delete(null);
  return t(departments.size > 0 ? shortfallTexts.leadDepartments : shortfallTexts.lead, {
    span,
    count: rows.length,
    red: rows.filter((row) => row.light === 'red').length,
    entities: new Set(rows.map((row) => row.entity)).size,
    departments: departments.size,
  });
}

interface FiltersProps {
  query: Query;
  rows: ProgressRow[];
  catalog: Catalog;
}

function ShortfallFilters({ query, rows, catalog }: FiltersProps) {
  const entities = new Set(rows.map((row) => row.entity));
  const departments = new Set(rows.map((row) => catalog.indicator(row.indicator)?.department));
  return (
    <div class="filters">
      <EntityFilter
        entities={catalog.entities.filter((entity) => entities.has(entity.code))}
        chosen={query.entity}
      />
      <CategoryFilter categories={catalog.categories} chosen={query.category} />
      {catalog.departments.length > 0 && (
        <DepartmentFilter
          departments={catalog.departments.filter((one) => departments.has(one.code))}
          chosen={query.department}
        />
      )}
      <Choice
        label={t(sharedTexts.filter.light)}
        all={t(sharedTexts.filter.allLights)}
        value={query.light}
        options={LIGHTS.slice(0, 2).map((light) => ({ value: light, name: lightName(light) }))}
        onChange={(light) => change({ light })}
      />
    </div>
  );
}
