import { useEffect } from 'preact/hooks';
import type { Figure, FigureCategory } from '../../domain/figure.ts';
import type { Entity, Indicator, Text } from '../../domain/model.ts';
import type { Light, ProgressRow } from '../../domain/progress-row.ts';
import { progressUrl, toUrl } from '../api/addresses.ts';
import type { ProgressAnswer } from '../api/answers.ts';
import { useAnswer } from '../api/client.ts';
import type { Catalog } from '../catalog.ts';
import { FigurePanel } from '../charts/figure-panel.tsx';
import { prepareCharts } from '../charts/load.ts';
import { openDoor } from '../door.ts';
import { nameOf, say, t } from '../i18n/index.ts';
import { go, hrefWith } from '../navigation.ts';
import type { PageProps } from '../page.ts';
import { askedMonth } from '../parts/month-chooser.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { parseAddress } from '../router.ts';
import '../styles/charts.css';
import '../styles/indicator.css';
import { EntitySwitch } from './indicator-entity.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { Headline } from './indicator-headline.tsx';

interface FiguresAnswer {
  figures: Figure[];
  row: ProgressRow;
  sentence: Text;
  revision: number;
}

/** One indicator of one entity: what is said of it, its numbers, its four pictures, what it means. */
export default function IndicatorPage({ route, catalog }: PageProps) {
  const indicator = catalog.indicator(route.code ?? '');
  const month = askedMonth(route, catalog);
  const asOf = route.query.asOf;
  const rowsUrl = indicator && month ? progressUrl({ indicator: indicator.code }, month, asOf) : null;
  const rows = useAnswer<ProgressAnswer>(rowsUrl, indicator?.code);
  const entity = entityOf(route.query.entity, catalog, rows.value?.rows ?? []);
  const url =
    indicator && entity && month
      ? toUrl('/api/figures', { indicator: indicator.code, entity: entity.code, period: month, asOf })
      : null;
  const answer = useAnswer<FiguresAnswer>(url, `${indicator?.code}/${entity?.code}`);
  useEffect(prepareCharts, []);

  if (!indicator) return <Empty title={t('indicator.unknown')} />;
  if (rows.error) return <Failure error={rows.error} />;
  if (answer.error) return <Failure error={answer.error} />;
  if (rows.value && !entity) return <Empty title={t('indicator.noFigures', { name: nameOf(indicator) })} />;
  if (!answer.value || !entity) return <Skeleton />;
  const { row, sentence, figures, revision } = answer.value;
  const lights = Object.fromEntries((rows.value?.rows ?? []).map((one) => [one.entity, one.light]));

  return (
    <div class="page indicator-page">
      <PageHead
        kind={categoryOf(indicator)}
        title={nameOf(indicator)}
        period={row.period}
        revision={revision}
        catalog={catalog}
      >
        <EntitySwitch catalog={catalog} rows={rows.value?.rows ?? []} current={entity} />
        <p class="lead">{say(sentence)}</p>
      </PageHead>
      <Headline row={row} indicator={indicator} onAsk={(field) => openDoor({ row, field })} />
      {figures.length === 0 && (
        <p class="indicator-nothing">
          {t('indicator.noPictures', { entity: nameOf(entity), name: nameOf(indicator) })}
        </p>
      )}
      <div class="figures">
        <Pictures figures={figures} lights={lights} current={entity.code} />
        <IndicatorFacts indicator={indicator} catalog={catalog} />
      </div>
    </div>
  );
}

interface PicturesProps {
  figures: Figure[];
  lights: Readonly<Record<string, Light>>;
  current: string;
}

function Pictures({ figures, lights, current }: PicturesProps) {
  return inPairs(figures).map((figure, index, all) => {
    const first = all.findIndex((one) => one.kind === figure.kind) === index;
    const judged = figure.series.some((series) => series.role === 'pace');
    return (
      <FigurePanel
        key={first ? figure.kind : `${figure.kind}-league`}
        figure={figure}
        current={current}
        hrefOf={hrefOf}
        onOpen={open}
        {...(judged && { lights })}
      />
    );
  });
}

/** Path beside months, ranking beside contribution; the league among peers comes last. */
function inPairs(figures: readonly Figure[]): Figure[] {
  const order = (figure: Figure) =>
    figure.kind === 'ranking' && figures.find((one) => one.kind === 'ranking') !== figure
      ? KINDS_IN_ORDER.length
      : KINDS_IN_ORDER.indexOf(figure.kind);
  return [...figures].sort((a, b) => order(a) - order(b));
}

const KINDS_IN_ORDER: readonly Figure['kind'][] = ['path', 'months', 'ranking', 'contribution'];

/** The same page for that entity, or at that month. */
function hrefOf(category: FigureCategory): string | null {
  if (category.entity !== undefined) return hrefWith({ entity: category.entity });
  return category.period === undefined ? null : hrefWith({ period: category.period });
}

function open(href: string): void {
  const url = new URL(href, location.origin);
  go(parseAddress(url.pathname, url.search));
}

function categoryOf(indicator: Indicator): string {
  return nameOf({ name: indicator.category, nameEn: indicator.categoryEn });
}

/** The entity asked for, else the zone where it has the indicator, else the first that has. */
function entityOf(asked: string | undefined, catalog: Catalog, rows: readonly ProgressRow[]): Entity | null {
  const named = catalog.entity(asked ?? '');
  if (named) return named;
  const { zone } = catalog;
  if (zone && (rows.length === 0 || rows.some((row) => row.entity === zone.code))) return zone;
  return catalog.entity(rows[0]?.entity ?? '') ?? null;
}
