import type { Entity } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { change } from '../../navigation/navigation.ts';
import type { Query } from '../../navigation/router.ts';
import { Choice, categoryOptions, Switch, toOptions } from '../choice.tsx';
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
      {categories.length > 1 && <CategoryFilter categories={categories} chosen={query.category} />}
      {byDepartment && departments.length > 0 && (
        <DepartmentFilter departments={departments} chosen={query.department} />
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

interface CategoryFilterProps {
  categories: Catalog['categories'];
  chosen: string | undefined;
}

/** Shows one category; the choice is in the address. */
export function CategoryFilter({ categories, chosen }: CategoryFilterProps) {
  return (
    <Choice
      label={t(sharedTexts.filter.category)}
      all={t(sharedTexts.filter.allCategories)}
      value={chosen}
      options={categoryOptions(categories)}
      onChange={(category) => change({ category })}
    />
  );
}

interface DepartmentFilterProps {
  departments: Entity[];
  chosen: string | undefined;
}

/** Shows the indicators that one department leads. */
export function DepartmentFilter({ departments, chosen }: DepartmentFilterProps) {
  return (
    <Choice
      label={t(columnTexts.leadDepartment)}
      all={t(sharedTexts.filter.allDepartments)}
      value={chosen}
      options={toOptions(departments)}
      onChange={(department) => change({ department })}
    />
  );
}

interface EntityFilterProps {
  entities: Entity[];
  chosen: string | undefined;
}

export function EntityFilter({ entities, chosen }: EntityFilterProps) {
  return (
    <Choice
      label={t(columnTexts.entity)}
      all={t(sharedTexts.filter.allEntities)}
      value={chosen}
      options={toOptions(entities)}
      onChange={(entity) => change({ entity })}
    />
  );
}
