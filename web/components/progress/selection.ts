import { formatYearToDate } from '../../../domain/format.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { isBehindSmallTarget, worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import { language, nameOf, t } from '../../i18n/index.ts';
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
  return [
    {
      key: 'behind',
      title: t(progressTexts.group.behind),
      rows: behind.filter((row) => !isBehindSmallTarget(row)),
    },
    { key: 'small', title: t(progressTexts.group.small), rows: behind.filter(isBehindSmallTarget) },
    ...byCategory(
      rows.filter((row) => row.status !== 'behind'),
      catalog,
    ),
  ].filter((one) => one.rows.length > 0);
}

/** 上年数据: one group of what still shows last year, with its period; none where there is none. */
export function earlierGroup(rows: ProgressRow[]): RowGroup[] {
  if (rows.length === 0) return [];
  const span = earlierSpan(rows);
  return [
    {
      key: 'earlier',
      title: t(progressTexts.group.earlier),
      remark: t(progressTexts.group.earlierRemark, { span }),
      isEarlier: true,
      rows: [...rows].sort(worstFirst),
    },
  ];
}

/** 2024年全年; only the year where the rows are of different months. */
export function earlierSpan(rows: readonly ProgressRow[]): string {
  const [first = ''] = rows.map((row) => row.period);
  const year = t(progressTexts.group.year, { year: first.slice(0, 4) });
  if (rows.some((row) => row.period !== first)) return year;
  const span = formatYearToDate(first);
  return language() === 'zh' ? `${year}${span.zh}` : span.en;
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
