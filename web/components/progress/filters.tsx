import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { change } from '../../navigation/navigation.ts';
import type { Query } from '../../navigation/router.ts';
import { progressTexts } from './texts.ts';

interface FiltersProps {
  query: Query;
  catalog: Catalog;
  rows: ProgressRow[];
  /** A department's own page is already of one department. */
  byDepartment?: boolean;
}

/** Category and department, how the rows are arranged, and picture or table. All of it in the address. */
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
          label={t(sharedTexts.filter.department)}
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

/** Picture or table: everything drawn can be read as plain rows as well. */
export function ViewSwitch({ view }: { view: string | undefined }) {
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

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}

export function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      class={value ? 'choice chosen' : 'choice'}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

interface SwitchProps {
  label: string;
  value: string | undefined;
  options: { value: string | undefined; name: string }[];
  onChange: (value: string | undefined) => void;
}

/** One of a few, all in sight. */
export function Switch({ label, value, options, onChange }: SwitchProps) {
  return (
    <fieldset class="switch">
      <legend class="only-read">{label}</legend>
      {options.map((option) => (
        <button
          type="button"
          key={option.name}
          aria-pressed={value === option.value}
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </button>
      ))}
    </fieldset>
  );
}
