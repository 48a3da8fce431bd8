import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { change } from '../../navigation/navigation.ts';
import type { Query } from '../../navigation/router.ts';
import { Choice, Switch } from '../choice.tsx';
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
  const leading = new Set(rows.map((row) => catalog.indicator(row.indicator)?.department));
  const departments = catalog.departments.filter((department) => leading.has(department.code));
  const present = new Set(rows.map((row) => catalog.indicator(row.indicator)?.category));
  const categories = catalog.categories.filter((category) => present.has(category.name));
  return (
    <div class="filters">
      {categories.length > 1 && (
        <Choice
          label={t(sharedTexts.filter.category)}
          all={t(sharedTexts.filter.allCategories)}
          value={query.category}
          options={categories.map((category) => ({ value: category.name, name: nameOf(category) }))}
          onChange={(category) => change({ category })}
        />
      )}
      {byDepartment && departments.length > 0 && (
        <Choice
          label={t(columnTexts.leadDepartment)}
          all={t(sharedTexts.filter.allDepartments)}
          value={query.department}
          options={departments.map((department) => ({ value: department.code, name: nameOf(department) }))}
          onChange={(department) => change({ department })}
        />
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
