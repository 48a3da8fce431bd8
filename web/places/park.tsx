import { entityText, formatYearToDate } from '../../domain/format.ts';
import type { Entity } from '../../domain/model.ts';
import { useQuery } from '../api/client.ts';
import { PageHead, type PageProps } from '../components/page.tsx';
import { Lead } from '../components/progress/lead.tsx';
import { isDue, ProgressSection } from '../components/progress/progress-section.tsx';
import { searchTexts } from '../components/search/texts.ts';
import { ShortfallSection } from '../components/shortfalls/shortfall-section.tsx';
import { Failure, NoFigures, NotFound, Skeleton } from '../components/states.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { firstQuery } from '../navigation/first-query.ts';
import { placeTexts } from './texts.ts';

/** The page of a park, the zone or a peer: its summary, rows and shortfalls. */
export default function ParkPage({ route, catalog }: PageProps) {
  const wanted = catalog.entity(route.code ?? '');
  const { value, error, outdated } = useQuery(wanted ? firstQuery(route) : null, 'park');
  // While another park is loading, the whole page still shows the last one, its name included.
  const entity = catalog.entity(value?.rows[0]?.entity ?? '') ?? wanted;
  if (!wanted || !entity) return <NotFound title={t(placeTexts.park.unknown)} />;
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { period, rows, revision } = value;
  const title = nameOf(entity);
  const due = isDue(rows, period, catalog);
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      <PageHead kind={kindOf(entity)} title={title} period={period} revision={revision} catalog={catalog}>
        {due && <Lead rows={rows} period={period} subject={entityText(entity)} />}
      </PageHead>
      {due ? (
        <ProgressSection
          caption={`${title} ${t(formatYearToDate(period))}`}
          rows={rows}
          period={period}
          query={route.query}
          catalog={catalog}
        />
      ) : (
        <NoFigures period={period} catalog={catalog} />
      )}
      <ShortfallSection answer={value} catalog={catalog} entities={false} />
    </div>
  );
}

function kindOf(entity: Entity): string {
  if (entity.kind === 'zone') return t(searchTexts.zone);
  return entity.kind === 'peer' ? t(searchTexts.peer) : t(searchTexts.park);
}
