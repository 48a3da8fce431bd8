import { useMemo } from 'preact/hooks';
import { shortfallHeadline } from '../../domain/explanation/shortfall-headline.ts';
import { entityText, formatYearToDate } from '../../domain/format.ts';
import type { Text } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { useQuery } from '../api/client.ts';
import { categoryOptions, Switch } from '../components/choice.tsx';
import { LIGHTS, lightName } from '../components/lights.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { optionsIn, RowFilter } from '../components/progress/filters.tsx';
import { isSelected } from '../components/progress/selection.ts';
import { groupingOf } from '../components/shortfalls/shortfall-groups.ts';
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
        {rows.length > 0 && (
          <p class="lead">
            {t(shortfallHeadline(shown, period, catalog.entities, chosenPart(query, catalog)))}
          </p>
        )}
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
            by={groupingOf(query.by)}
          />
        </>
      )}
    </div>
  );
}

/** What the list is of, where a filter narrows it: 财政局牵头外贸外资指标中. */
function chosenPart({ category, department }: Query, catalog: Catalog): Text | null {
  const lead = department === undefined ? undefined : catalog.entity(department);
  const found = catalog.categories.find((one) => one.name === category);
  const names = [
    ...(lead ? [ledBy(entityText(lead))] : []),
    ...(category === undefined ? [] : [{ zh: category, en: found?.nameEn ?? category }]),
  ];
  if (names.length === 0) return null;
  return { zh: `${names.map(({ zh }) => zh).join('')}指标中，`, en: names.map(({ en }) => en).join(', ') };
}

function ledBy({ zh, en }: Text): Text {
  return { zh: `${zh}牵头`, en: `led by ${en}` };
}

interface FiltersProps {
  query: Query;
  rows: ProgressRow[];
  catalog: Catalog;
}

function ShortfallFilters({ query, rows, catalog }: FiltersProps) {
  const { entities, departments } = optionsIn(rows, catalog);
  const lights = LIGHTS.slice(0, 2).map((light) => ({ value: light, name: lightName(light) }));
  const { entity, category, department, light } = query;
  return (
    <div class="filters">
      <RowFilter by="entity" options={entities} query={query} />
      <RowFilter by="category" options={categoryOptions(catalog.categories)} query={query} />
      {catalog.departments.length > 0 && <RowFilter by="department" options={departments} query={query} />}
      <RowFilter by="light" options={lights} query={query} />
      {(entity || category || department || light) && (
        <button
          type="button"
          class="button plain"
          onClick={() =>
            change({ entity: undefined, category: undefined, department: undefined, light: undefined })
          }
        >
          {t(sharedTexts.filter.clear)}
        </button>
      )}
      <span class="filters-right">
        <Switch
          label={t(shortfallTexts.group.label)}
          value={groupingOf(query.by)}
          options={[
            { value: 'light', name: t(shortfallTexts.group.light) },
            { value: 'entity', name: t(shortfallTexts.group.entity) },
            { value: 'lead', name: t(shortfallTexts.group.lead) },
          ]}
          onChange={(by) => change({ by: by === 'light' ? undefined : by })}
        />
      </span>
    </div>
  );
}
