import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import type { Query } from '../../navigation/router.ts';
import type { RowGroup } from './progress-table.tsx';
import { progressTexts } from './texts.ts';

/** Whether a row passes the filters in the address; a filter that is not set lets everything pass. */
export function isSelected(
  row: ProgressRow,
  { category, department, light }: Query,
  catalog: Catalog,
): boolean {
  const indicator = catalog.indicator(row.indicator);
  if (!indicator) return false;
  if (category && indicator.category !== category) return false;
  if (department && indicator.department !== department) return false;
  return !light || row.light === light;
}

/**
 * Rows in groups. By default what is behind comes first, the worst on top, and the rest by category; `category`
 * keeps every category whole, its worst first.
 */
export function arrange(rows: ProgressRow[], sort: string | undefined, catalog: Catalog): RowGroup[] {
  if (sort === 'category') return byCategory([...rows].sort(worstFirst), catalog);
  const behind = rows.filter((row) => row.status === 'behind').sort(worstFirst);
  const others = byCategory(
    rows.filter((row) => row.status !== 'behind'),
    catalog,
  );
  if (behind.length === 0) return others;
  return [{ key: 'behind', title: t(progressTexts.group.behind), rows: behind }, ...others];
}

function byCategory(rows: ProgressRow[], catalog: Catalog): RowGroup[] {
  return catalog.categories
    .map((category) => ({
      key: category.name,
      title: nameOf(category),
      rows: rows.filter((row) => catalog.indicator(row.indicator)?.category === category.name),
    }))
    .filter((group) => group.rows.length > 0);
}
