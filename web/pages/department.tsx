import { formatYearToDate } from '../../domain/format.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { worstFirst } from '../../domain/summary.ts';
import { unitText } from '../../domain/unit.ts';
import { firstAddress } from '../api/addresses.ts';
import type { ProgressAnswer } from '../api/answers.ts';
import { useAnswer } from '../api/client.ts';
import type { Catalog } from '../catalog.ts';
import { nameOf, say, t } from '../i18n/index.ts';
import type { PageProps } from '../page.ts';
import { NoFigures } from '../parts/no-figures.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { hasFigures, ProgressSection } from '../parts/progress-section.tsx';
import { ProgressTable, type RowGroup } from '../parts/progress-table.tsx';
import { ShortfallTable } from '../parts/shortfall-table.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { summaryOf } from '../parts/summary.ts';
import { TargetTable } from '../parts/target-table.tsx';

/** What a department leads: for the whole zone first, then how each park stands on it. */
export default function DepartmentPage({ route, catalog }: PageProps) {
  const department = catalog.entity(route.code ?? '');
  const { value, error, outdated } = useAnswer<ProgressAnswer>(
    department ? firstAddress(route) : null,
    department?.code,
  );
  if (department?.kind !== 'department') return <Empty title={t('department.unknown')} />;
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { period, rows, revision } = value;
  const title = nameOf(department);
  const ofZone = rows.filter((row) => catalog.entity(row.entity)?.kind === 'zone');
  const ofParks = rows.filter((row) => catalog.entity(row.entity)?.kind === 'park');
  const behind = rows.filter((row) => row.status === 'behind');
  const subject = { zh: `${department.name}牵头的`, en: department.nameEn ?? department.name };
  const leads = catalog.indicators.some((indicator) => indicator.department === department.code);
  const head = (
    <PageHead
      kind={t('search.department')}
      title={title}
      period={period}
      revision={revision}
      catalog={catalog}
    >
      {hasFigures(ofZone) && <p class="lead">{say(summaryOf(ofZone, period, subject, catalog).sentence)}</p>}
    </PageHead>
  );
  if (!leads) {
    return (
      <div class="page">
        {head}
        <Empty title={t('department.leadsNothing', { department: title })} />
      </div>
    );
  }
  const caption = `${title} ${say(formatYearToDate(period))}`;
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      {head}
      {!hasFigures(rows) && <NoFigures period={period} catalog={catalog} />}
      {hasFigures(rows) && (
        <ProgressSection
          caption={caption}
          rows={ofZone}
          period={period}
          query={route.query}
          catalog={catalog}
          byDepartment={false}
        />
      )}
      {hasFigures(ofParks) && (
        <section>
          <div class="section-head">
            <h2>{t('department.byPark')}</h2>
          </div>
          {route.query.view === 'table' ? (
            <TargetTable
              caption={t('department.byPark')}
              rows={[...ofParks].sort(worstFirst)}
              asked={period}
              catalog={catalog}
              entities
            />
          ) : (
            <ProgressTable
              caption={t('department.byPark')}
              groups={byIndicator(ofParks, catalog)}
              asked={period}
              catalog={catalog}
              named="entity"
            />
          )}
        </section>
      )}
      {behind.length > 0 && (
        <section>
          <div class="section-head">
            <h2>{t('page.shortfalls')}</h2>
            <p>{t('shortfall.explained')}</p>
          </div>
          <ShortfallTable
            caption={t('page.shortfalls')}
            rows={behind}
            asked={period}
            catalog={catalog}
            leads={false}
          />
        </section>
      )}
    </div>
  );
}

function byIndicator(rows: ProgressRow[], catalog: Catalog): RowGroup[] {
  const codes = [...new Set(rows.map((row) => row.indicator))];
  return codes.map((code) => {
    const indicator = catalog.indicator(code);
    return {
      key: code,
      title: indicator ? nameOf(indicator) : code,
      remark: indicator ? say(unitText(indicator.unit)) : '',
      rows: rows.filter((row) => row.indicator === code).sort(worstFirst),
    };
  });
}
