import { useMemo } from 'preact/hooks';
import { formatYearToDate } from '../../domain/format.ts';
import { yearOf } from '../../domain/month.ts';
import { entityText } from '../../domain/name.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { worstFirst } from '../../domain/summary.ts';
import { firstAddress } from '../api/addresses.ts';
import type { ProgressAnswer } from '../api/answers.ts';
import { useAnswer } from '../api/client.ts';
import type { Catalog } from '../catalog.ts';
import { say, t } from '../i18n/index.ts';
import type { PageProps } from '../page.ts';
import { Filters } from '../parts/filters.tsx';
import { LightFilter } from '../parts/light-filter.tsx';
import { NoFigures } from '../parts/no-figures.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProgressKey } from '../parts/progress-key.tsx';
import { ProgressTable } from '../parts/progress-table.tsx';
import { arrange, isSelected } from '../parts/selection.ts';
import { Failure, Skeleton } from '../parts/states.tsx';
import { summaryOf } from '../parts/summary.ts';
import { TargetTable } from '../parts/target-table.tsx';
import type { Query } from '../router.ts';

/** The whole zone's year: one sentence, the lights, then every indicator, the worst first. */
export function Overview({ route, catalog }: PageProps) {
  const { value, error, outdated } = useAnswer<ProgressAnswer>(firstAddress(route), 'zone');
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      <OverviewBody answer={value} query={route.query} catalog={catalog} />
    </div>
  );
}

interface BodyProps {
  answer: ProgressAnswer;
  query: Query;
  catalog: Catalog;
}

function OverviewBody({ answer, query, catalog }: BodyProps) {
  const { period, rows, revision } = answer;
  const chosen = useMemo(
    () => rows.filter((row) => isSelected(row, { ...query, light: undefined }, catalog)),
    [rows, query.category, query.department, catalog],
  );
  const shown = query.light ? chosen.filter((row) => row.light === query.light) : chosen;
  const subject = catalog.zone ? entityText(catalog.zone) : { zh: '全区', en: 'the zone' };
  const title = t('overview.title', { span: say(formatYearToDate(period)), year: yearOf(period) });
  const head = (
    <PageHead title={title} period={period} revision={revision} catalog={catalog}>
      {hasFigures(rows) && <p class="lead">{say(summaryOf(chosen, period, subject, catalog).sentence)}</p>}
    </PageHead>
  );
  if (!hasFigures(rows)) {
    return (
      <>
        {head}
        <NoFigures period={period} catalog={catalog} />
      </>
    );
  }
  return (
    <>
      {head}
      <LightFilter rows={chosen} chosen={query.light} />
      <Filters query={query} catalog={catalog} rows={rows} />
      {query.view === 'table' ? (
        <TargetTable caption={title} rows={[...shown].sort(worstFirst)} asked={period} catalog={catalog} />
      ) : (
        <ProgressTable
          caption={title}
          groups={arrange(shown, query.sort, catalog)}
          asked={period}
          catalog={catalog}
        />
      )}
      <ProgressKey />
    </>
  );
}

function hasFigures(rows: ProgressRow[]): boolean {
  return rows.some((row) => row.status !== 'missing');
}
