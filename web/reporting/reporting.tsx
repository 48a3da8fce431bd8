import { useMemo } from 'preact/hooks';
import type { SessionResponse } from '../../contract/session.ts';
import { formatMonth } from '../../domain/format.ts';
import type { Catalog } from '../api/catalog.ts';
import { useFreshQuery } from '../api/fresh-query.ts';
import { useSession } from '../api/session.ts';
import { type ResponseOf, toUrl } from '../api/url.ts';
import { Switch } from '../components/choice.tsx';
import { selectedMonth } from '../components/month-chooser.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { optionsIn, RowFilter } from '../components/progress/filters.tsx';
import { progressTexts } from '../components/progress/texts.ts';
import { Empty, Failure, Skeleton } from '../components/states.tsx';
import { componentTexts } from '../components/texts.ts';
import { t } from '../i18n/index.ts';
import { change } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { useClosedPeriod } from './closed-periods.ts';
import { ClosedNote } from './closing.tsx';
import { byEntity, EntityTable, isOwn } from './entity-table.tsx';
import { DueMatrix, DueTable } from './reporting-table.tsx';
import { reportingTexts } from './texts.ts';
import './reporting.css';

type DueResponse = ResponseOf<'GET /api/due'>;

/** 应报: what is reported and missing of a month, who reports it, and the reporting forms. */
export default function DuePage({ route, catalog }: PageProps) {
  const period = selectedMonth(route, catalog);
  const session = useSession();
  const { value, error, outdated } = useFreshQuery(
    period ? toUrl('/api/due', { period, asOf: route.query.asOf }) : null,
  );
  if (!period) return <Empty title={t(componentTexts.empty.noneAtAll)} />;
  if (error && !value) return <Failure error={error} />;
  if (!value || !session) return <Skeleton />;
  return (
    <div class={outdated ? 'page due outdated' : 'page due'} aria-busy={outdated}>
      <Due answer={value} catalog={catalog} query={route.query} session={session} />
    </div>
  );
}

interface DueProps {
  answer: DueResponse;
  catalog: Catalog;
  query: Query;
  session: SessionResponse;
}

function Due({ answer, catalog, query, session }: DueProps) {
  const { period, revision } = answer;
  const closed = useClosedPeriod(period);
  const hasOwn = session.entities.length > 0;
  const isMine = hasOwn && query.mine !== '0';
  const rows = useMemo(
    () =>
      answer.rows.filter(
        (row) =>
          (!isMine || isOwn(row, session, catalog)) &&
          (!query.entity || row.entity === query.entity) &&
          (!query.department || catalog.indicator(row.indicator)?.department === query.department),
      ),
    [answer, isMine, query.entity, query.department, session, catalog],
  );
  const places = useMemo(() => new Map(catalog.entities.map(({ code }, place) => [code, place])), [catalog]);
  const lines = useMemo(() => byEntity(rows, (code) => places.get(code) ?? 0), [rows, places]);
  const missing = rows.filter(({ state }) => state === 'missing');
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const span = t(formatMonth(period));
  const values = {
    period: span,
    reported: count('reported'),
    missing: missing.length,
    notDue: count('not-due'),
    entities: lines.filter((line) => line.missing > 0).length,
  };
  return (
    <>
      <PageHead title={t(reportingTexts.title)} period={period} revision={revision} catalog={catalog}>
        <p class="lead">
          {rows.length === 0
            ? t(reportingTexts.nothing, values)
            : missing.length > 0
              ? t(reportingTexts.lead, values)
              : values.notDue > 0
                ? t(reportingTexts.leadNotDue, values)
                : t(reportingTexts.leadAll, values)}
        </p>
        <ClosedNote period={period} closed={closed} role={session.role} missing={missing.length} />
      </PageHead>
      <DueFilters answer={answer} catalog={catalog} query={query} hasOwn={hasOwn} isMine={isMine} />
      {query.view === 'matrix' ? (
        <DueMatrix rows={rows} catalog={catalog} />
      ) : query.view === 'list' ? (
        <DueTable rows={missing} catalog={catalog} period={period} />
      ) : (
        rows.length > 0 && <EntityTable lines={lines} period={period} catalog={catalog} />
      )}
    </>
  );
}

interface FiltersProps {
  answer: DueResponse;
  catalog: Catalog;
  query: Query;
  hasOwn: boolean;
  isMine: boolean;
}

function DueFilters({ answer, catalog, query, hasOwn, isMine }: FiltersProps) {
  const { entities, departments } = optionsIn(answer.rows, catalog);
  return (
    <div class="filters">
      {hasOwn && (
        <Switch
          label={t(reportingTexts.whose)}
          value={isMine ? undefined : '0'}
          options={[
            { value: undefined, name: t(reportingTexts.mine) },
            { value: '0', name: t(reportingTexts.everybody) },
          ]}
          onChange={(mine) => change({ mine })}
        />
      )}
      <RowFilter by="entity" options={entities} query={query} />
      {catalog.departments.length > 0 && <RowFilter by="department" options={departments} query={query} />}
      <span class="filters-right">
        <Switch
          label={t(progressTexts.view.label)}
          value={query.view}
          options={[
            { value: undefined, name: t(reportingTexts.byEntityView) },
            { value: 'list', name: t(reportingTexts.list) },
            { value: 'matrix', name: t(reportingTexts.matrix) },
          ]}
          onChange={(view) => change({ view })}
        />
      </span>
    </div>
  );
}
