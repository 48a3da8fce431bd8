import { entityText, formatYearToDate } from '../../domain/format.ts';
import { yearOf } from '../../domain/month.ts';
import { useQuery } from '../api/client.ts';
import { lazy } from '../components/lazy.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { Lead } from '../components/progress/lead.tsx';
import { hasFigures, ProgressSection } from '../components/progress/progress-section.tsx';
import { isSelected } from '../components/progress/selection.ts';
import { Failure, NoFigures, Skeleton } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { firstQuery } from '../navigation/first-query.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { pageTexts } from '../navigation/texts.ts';
import { overviewTexts } from './texts.ts';

/** With no more indicators than this there is room for the parks on the same page. */
const FEW = 6;

const ParksBelow = lazy<PageProps>(() => import('../components/progress/parks-section.tsx'));

/** The whole zone's year: one sentence, the lights, then every indicator, the worst first. */
export function Overview({ route, catalog }: PageProps) {
  const { value, error, outdated } = useQuery(firstQuery(route), 'zone');
  if (error) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { period, rows, revision } = value;
  const { category, department } = route.query;
  const chosen = rows.filter((row) => isSelected(row, { category, department }, catalog));
  const subject = catalog.zone ? entityText(catalog.zone) : overviewTexts.zone;
  const title = t(overviewTexts.title, { span: t(formatYearToDate(period)), year: yearOf(period) });
  return (
    <div class={outdated ? 'page outdated' : 'page'} aria-busy={outdated}>
      <a class="button wall-link" href={hrefTo('wall')}>
        {t(pageTexts.wall)}
      </a>
      <PageHead title={title} period={period} revision={revision} catalog={catalog}>
        {hasFigures(rows) && <Lead rows={chosen} period={period} subject={subject} />}
      </PageHead>
      {hasFigures(rows) ? (
        <ProgressSection caption={title} rows={rows} period={period} query={route.query} catalog={catalog} />
      ) : (
        <NoFigures period={period} catalog={catalog} />
      )}
      {catalog.parks.length > 0 && rows.length > 0 && rows.length <= FEW && (
        <ParksBelow route={route} catalog={catalog} />
      )}
    </div>
  );
}
