import type { Month } from '../../../domain/model.ts';
import { byOwnYear } from '../../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { isBehindSmallTarget } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { lightName } from '../lights.tsx';
import { earlierSpan } from '../progress/selection.ts';
import { progressTexts } from '../progress/texts.ts';
import { shortfallTexts } from './texts.ts';

/** What rows are grouped by; `light` needs no saying in the address. */
export type Grouping = 'light' | 'entity' | 'lead';

export interface ShortfallGroup {
  key: string;
  title: string;
  /** Stands small after the title. */
  remark?: string;
  rows: ProgressRow[];
}

export function groupingOf(by: string | undefined): Grouping {
  return by === 'entity' || by === 'lead' ? by : 'light';
}

/** Rows in groups, in the order that they have; what still shows last year is a group of its own at the end. */
export function groupShortfalls(
  rows: readonly ProgressRow[],
  by: Grouping,
  pageMonth: Month,
  catalog: Catalog,
): ShortfallGroup[] {
  const { current, earlier } = byOwnYear(rows, pageMonth);
  const last: ShortfallGroup = {
    key: 'earlier',
    title: t(progressTexts.group.earlier),
    remark: t(progressTexts.group.earlierRemark, { span: earlierSpan(earlier) }),
    rows: earlier,
  };
  return [...groupsOf(current, by, catalog), last].filter((group) => group.rows.length > 0);
}

/** All rows of a light, so that its head counts what the page's headline counts; small targets are last in it. */
function groupOfLight(light: 'red' | 'yellow', rows: ProgressRow[]): ShortfallGroup {
  const count = rows.filter(isBehindSmallTarget).length;
  const group = { key: light, title: lightName(light), rows };
  return count === 0 ? group : { ...group, remark: t(shortfallTexts.small, { count }) };
}

function groupsOf(rows: ProgressRow[], by: Grouping, catalog: Catalog): ShortfallGroup[] {
  if (by === 'light') {
    return (['red', 'yellow'] as const).map((light) =>
      groupOfLight(
        light,
        rows.filter((row) => row.light === light),
      ),
    );
  }
  if (by === 'entity') {
    const entities = [...catalog.entities].sort(
      (a, b) => Number(b.kind === 'zone') - Number(a.kind === 'zone') || a.sort - b.sort,
    );
    return entities.map((entity) => ({
      key: entity.code,
      title: nameOf(entity),
      rows: rows.filter((row) => row.entity === entity.code),
    }));
  }
  const leadOf = (row: ProgressRow) => catalog.indicator(row.indicator)?.department ?? null;
  return [
    ...catalog.departments.map((department) => ({
      key: department.code,
      title: nameOf(department),
      rows: rows.filter((row) => leadOf(row) === department.code),
    })),
    { key: 'none', title: t(shortfallTexts.noLead), rows: rows.filter((row) => leadOf(row) === null) },
  ];
}
