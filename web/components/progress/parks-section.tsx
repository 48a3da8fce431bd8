import { useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../../contract/figures.ts';
import type { Month } from '../../../domain/model.ts';
import { byOwnYear } from '../../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import { nameOf, t } from '../../i18n/index.ts';
import type { Query } from '../../navigation/router.ts';
import { useDeferred } from '../deferred.ts';
import { lazy } from '../lazy.tsx';
import type { PageProps } from '../page.tsx';
import { componentTexts } from '../texts.ts';
import { hasFigures } from './progress-section.tsx';
import { ProgressTable, type RowGroup } from './progress-table.tsx';
import { earlierSpan } from './selection.ts';

const TargetTable = lazy(() => import('./target-table.tsx'));

interface ParksSectionProps {
  answer: ProgressResponse;
  query: Query;
  catalog: Catalog;
}

/** 分园区: each indicator with its parks under it, the worst first. */
export function ParksSection({ answer, query, catalog }: ParksSectionProps) {
  const shown = useDeferred(answer);
  const rows = useMemo(
    () => shown?.rows.filter((row) => catalog.entity(row.entity)?.kind === 'park').sort(worstFirst) ?? [],
    [shown, catalog],
  );
  const groups = useMemo(() => byIndicator(rows, shown?.period ?? '', catalog), [rows, shown, catalog]);
  if (!shown || !hasFigures(rows)) return null;
  const caption = t(componentTexts.byPark);
  return (
    <section>
      <div class="section-head">
        <h2>{caption}</h2>
      </div>
      {query.view === 'table' ? (
        <TargetTable caption={caption} rows={rows} pageMonth={shown.period} catalog={catalog} entities />
      ) : (
        <ProgressTable
          caption={caption}
          groups={groups}
          pageMonth={shown.period}
          catalog={catalog}
          named="entity"
        />
      )}
    </section>
  );
}

/** This year's indicators first; those that still show last year say so and are not counted by light. */
function byIndicator(rows: ProgressRow[], asked: Month, catalog: Catalog): RowGroup[] {
  const { current, earlier } = byOwnYear(rows, asked);
  return [current, earlier].flatMap((some) =>
    catalog.indicators
      .map((indicator) => ({ indicator, own: some.filter((row) => row.indicator === indicator.code) }))
      .filter(({ own }) => own.length > 0)
      .map(({ indicator, own }) => ({
        key: indicator.code,
        title: nameOf(indicator),
        remark: [t(unitText(indicator.unit)), some === earlier ? earlierSpan(own) : '']
          .filter(Boolean)
          .join(' · '),
        isEarlier: some === earlier,
        rows: own,
      })),
  );
}

/** The parks below a zone that has few indicators itself. */
export default function ParksBelow({ route, catalog }: PageProps) {
  const { query } = route;
  const { value } = useQuery(progressUrl({ kind: ['park'] }, query.period, query.asOf), 'parks-below');
  return value && <ParksSection answer={value} query={query} catalog={catalog} />;
}
