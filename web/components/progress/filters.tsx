import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { change } from '../../navigation/navigation.ts';
import type { Query } from '../../navigation/router.ts';
import { Choice, categoryOptions, type Option, Switch, toOptions } from '../choice.tsx';
import { progressTexts } from './texts.ts';

interface FiltersProps {
  query: Query;
  catalog: Catalog;
  rows: ProgressRow[];
  /** Not on a department's own page. */
  byDepartment?: boolean;
}

/** Category, department, order, and chart or table: all kept in the address. */
export function Filters({ query, catalog, rows, byDepartment = true }: FiltersProps) {
  const { categories, departments } = optionsIn(rows, catalog);
  return (
    <div class="filters">
      {categories.length > 1 && <RowFilter by="category" options={categories} query={query} />}
      {byDepartment && departments.length > 0 && (
        <RowFilter by="department" options={departments} query={query} />
      )}
      {(query.category || query.department || query.light) && (
        <button
          type="button"
          class="button plain"
          onClick={() => change({ category: undefined, department: undefined, light: undefined })}
        >
          {t(sharedTexts.filter.clear)}
        </button>
      )}
      <span class="filters-right">
        {query.view !== 'table' && (
          <Switch
            label={t(progressTexts.arrange.label)}
            value={query.sort}
            options={[
              { value: undefined, name: t(progressTexts.arrange.worst) },
              { value: 'category', name: t(progressTexts.arrange.category) },
            ]}
            onChange={(sort) => change({ sort })}
          />
        )}
        <ViewSwitch view={query.view} />
      </span>
    </div>
  );
}

/** Chart or table: every chart can be read as plain rows as well. */
function ViewSwitch({ view }: { view: string | undefined }) {
  return (
    <Switch
      label={t(progressTexts.view.label)}
      value={view}
      options={[
        { value: undefined, name: t(progressTexts.view.picture) },
        { value: 'table', name: t(progressTexts.view.table) },
      ]}
      onChange={(next) => change({ view: next })}
    />
  );
}

const NAMES = {
  category: sharedTexts.filter.category,
  /** The department that leads the indicator. */
  department: columnTexts.leadDepartment,
  entity: columnTexts.entity,
  light: columnTexts.light,
};

interface RowFilterProps {
  by: keyof typeof NAMES;
  options: Option[];
  query: Query;
}

/** Shows the rows of one category, department, entity or light; the choice is in the address. */
export function RowFilter({ by, options, query }: RowFilterProps) {
  return (
    <span class="filter-field">
      <span class="filter-name" aria-hidden="true">
        {t(NAMES[by])}
      </span>
      <Choice
        label={t(NAMES[by])}
        all={t(sharedTexts.filter.all)}
        value={query[by]}
        options={options}
        onChange={(value) => change({ [by]: value })}
      />
    </span>
  );
}

/** The categories, departments and entities that occur in these rows. */
export function optionsIn(rows: readonly Pick<ProgressRow, 'indicator' | 'entity'>[], catalog: Catalog) {
  const indicators = rows.map((row) => catalog.indicator(row.indicator));
  const categories = new Set(indicators.map((one) => one?.category));
  const departments = new Set(indicators.map((one) => one?.department));
  const entities = new Set(rows.map((row) => row.entity));
  return {
    categories: categoryOptions(catalog.categories.filter(({ name }) => categories.has(name))),
    departments: toOptions(catalog.departments.filter(({ code }) => departments.has(code))),
    entities: toOptions(catalog.entities.filter(({ code }) => entities.has(code))),
  };
}
