import { useMemo } from 'preact/hooks';
import { formatYearToDate } from '../../domain/format.ts';
import { useQuery } from '../api/client.ts';
import { PageHead, type PageProps } from '../components/page.tsx';
import { Lead } from '../components/progress/lead.tsx';
import { ParksSection } from '../components/progress/parks-section.tsx';
import { hasFigures, ProgressSection } from '../components/progress/progress-section.tsx';
import { searchTexts } from '../components/search/texts.ts';
import { ShortfallSection } from '../components/shortfalls/shortfall-section.tsx';
import { Empty, Failure, NoFigures, NotFound, Skeleton } from '../components/states.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { firstQuery } from '../navigation/first-query.ts';
import { placeTexts } from './texts.ts';

/** The indicators that a department leads: for the whole zone, then by park. */
export default function DepartmentPage({ route, catalog }: PageProps) {
  const department = catalog.entity(route.code ?? '');
  const { value, error, outdated } = useQuery(department ? firstQuery(route) : null, department?.code);
  const ofZone = useMemo(
    () => value?.rows.filter((row) => catalog.entity(row.entity)?.kind === 'zone') ?? [],
    [value, catalog],
  );
  if (department?.kind !== 'department') return <NotFound title={t(placeTexts.department.unknown)} />;
  if (!catalog.indicators.some((indicator) => indicator.department === department.code)) {
    return <Empty title={t(placeTexts.department.leadsNothing, { department: nameOf(department) })} />;
  }
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { period, rows, revision } = value;
  const title = nameOf(department);
  const subject = { zh: `${department.name}牵头的`, en: department.nameEn ?? department.name };
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      <PageHead
        kind={t(searchTexts.department)}
        title={title}
        period={period}
        revision={revision}
        catalog={catalog}
      >
        {hasFigures(ofZone) && <Lead rows={ofZone} period={period} subject={subject} />}
      </PageHead>
      {hasFigures(rows) ? (
        <ProgressSection
          caption={`${title} ${t(formatYearToDate(period))}`}
          rows={ofZone}
          period={period}
          query={route.query}
          catalog={catalog}
          byDepartment={false}
        />
      ) : (
        <NoFigures period={period} catalog={catalog} />
      )}
      <ParksSection answer={value} query={route.query} catalog={catalog} />
      <ShortfallSection answer={value} catalog={catalog} leads={false} />
    </div>
  );
}
