import { useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../../contract/figures.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import { nameOf, t } from '../../i18n/index.ts';
import type { Query } from '../../navigation/router.ts';
import { useDeferred } from '../deferred.ts';
import type { PageProps } from '../page.tsx';
import { componentTexts } from '../texts.ts';
import { hasFigures } from './progress-section.tsx';
import { ProgressTable, type RowGroup } from './progress-table.tsx';
import { TargetTable } from './target-table.tsx';

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
  const groups = useMemo(() => byIndicator(rows, catalog), [rows, catalog]);
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

function byIndicator(rows: ProgressRow[], catalog: Catalog): RowGroup[] {
  const present = new Set(rows.map((row) => row.indicator));
  return catalog.indicators
    .filter((indicator) => present.has(indicator.code))
    .map((indicator) => ({
      key: indicator.code,
      title: nameOf(indicator),
      remark: t(unitText(indicator.unit)),
      rows: rows.filter((row) => row.indicator === indicator.code),
    }));
}

/** The parks below a zone that has few indicators itself. */
export default function ParksBelow({ route, catalog }: PageProps) {
  const { query } = route;
  const { value } = useQuery(progressUrl({ kind: ['park'] }, query.period, query.asOf), 'parks-below');
  return value && <ParksSection answer={value} query={query} catalog={catalog} />;
}
