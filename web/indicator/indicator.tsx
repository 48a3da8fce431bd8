import { useEffect, useMemo } from 'preact/hooks';
import { entityText, formatMonth } from '../../domain/format.ts';
import type { Entity, Indicator, Month } from '../../domain/model.ts';
import { addMonths } from '../../domain/month.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { prefetch, useQuery } from '../api/client.ts';
import { progressUrl, toUrl } from '../api/url.ts';
import { prepareCharts } from '../charts/load.ts';
import { openExplanation } from '../components/explanation/explanation-store.ts';
import { LightHistory } from '../components/light-history.tsx';
import { selectedMonth } from '../components/month-chooser.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { Empty, Failure, NotFound, Skeleton } from '../components/states.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { Beside, isOfOne } from './beside.tsx';
import { EntitySwitch } from './entity-switch.tsx';
import { Headline } from './headline.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { Pictures } from './indicator-pictures.tsx';
import { ParksTable } from './parks-table.tsx';
import { indicatorTexts } from './texts.ts';
import { YearsTable } from './years-table.tsx';
import '../charts/charts.css';
import './indicator.css';
import './comparison.css';

/** One indicator of one entity: its sentence, headline numbers, charts and definition. */
export default function IndicatorPage({ route, catalog }: PageProps) {
  const indicator = catalog.indicator(route.code ?? '');
  const month = selectedMonth(route, catalog);
  const asOf = route.query.asOf;
  const rowsUrl = indicator && month ? progressUrl({ indicator: indicator.code }, month, asOf) : null;
  const rows = useQuery(rowsUrl, indicator?.code);
  const entity = entityOf(route.query.entity, catalog, rows.value?.rows ?? []);
  const url = indicator && entity && month ? figuresUrl(indicator, entity, month, asOf) : null;
  const answer = useQuery(url, `${indicator?.code}/${entity?.code}`);
  const lights = useQuery(
    indicator && month ? toUrl('/api/lights', { period: month, indicator: indicator.code, asOf }) : null,
    indicator?.code,
  );
  const histories = useMemo(
    () => new Map(lights.value?.histories.map((history) => [history.entity, history.lights])),
    [lights.value],
  );
  useEffect(prepareCharts, []);
  useEffect(() => {
    if (!indicator || !entity || !month) return;
    const beside = [-1, 1].map((step) => addMonths(month, step));
    prefetch([
      ...beside.map((period) => figuresUrl(indicator, entity, period, asOf)),
      ...beside.map((period) => progressUrl({ indicator: indicator.code }, period, asOf)),
    ]);
  }, [indicator, entity, month, asOf]);

  if (!indicator) return <NotFound title={t(indicatorTexts.unknown)} />;
  if (rows.error) return <Failure error={rows.error} />;
  if (answer.error) return <Failure error={answer.error} />;
  if (rows.value && !entity)
    return <Empty title={t(indicatorTexts.noFigures, { name: nameOf(indicator) })} />;
  if (!answer.value || !entity || !rows.value) return <Skeleton />;
  const { row, sentence, figures, revision } = answer.value;
  const known = rows.value.rows;
  const theirs = known.length === 0 || known.some((one) => one.entity === entity.code);
  const outdated = answer.outdated || rows.outdated;
  const named = catalog.entity(route.query.beside ?? '');
  const other = named && named.code !== entity.code ? named : null;
  const history = histories.get(entity.code);

  return (
    <div class={outdated ? 'page indicator-page outdated' : 'page indicator-page'} aria-busy={outdated}>
      <PageHead
        kind={categoryOf(indicator)}
        title={nameOf(indicator)}
        period={row.period}
        revision={revision}
        catalog={catalog}
      >
        {row.period !== month && (
          <span class="own-period">
            {t(indicatorTexts.ownPeriod, { period: t(formatMonth(row.period)) })}
          </span>
        )}
        <EntitySwitch catalog={catalog} rows={known} current={entity} other={other} />
        {!other && (
          <p class="lead">
            {theirs
              ? t(sentence)
              : t(indicatorTexts.notTheirs, { entity: t(entityText(entity)), name: nameOf(indicator) })}
          </p>
        )}
      </PageHead>
      {!other && (history || !lights.value) && (
        <p class="indicator-history">
          <span aria-hidden="true">{t(indicatorTexts.history)}</span>
          {history && <LightHistory lights={history} name={nameOf(entity)} />}
        </p>
      )}
      {other ? (
        <Beside
          answer={answer.value}
          entity={entity}
          other={other}
          url={figuresUrl(indicator, other, month!, asOf)}
          indicator={indicator}
          rows={known}
          isDemonstration={catalog.demonstration}
        />
      ) : (
        theirs && (
          <Headline row={row} indicator={indicator} onAsk={(field) => openExplanation({ row, field })} />
        )
      )}
      <ParksTable
        indicator={indicator}
        rows={known}
        lights={histories}
        current={entity.code}
        pageMonth={month!}
        catalog={catalog}
      />
      {figures.length === 0 && theirs && (
        <p class="indicator-nothing">
          {t(indicatorTexts.noPictures, { entity: nameOf(entity), name: nameOf(indicator) })}
        </p>
      )}
      <div class="figures">
        <Pictures
          figures={other ? figures.filter(({ kind }) => !isOfOne(kind)) : figures}
          rows={known}
          entity={entity}
          indicator={indicator}
          isDemonstration={catalog.demonstration}
        />
        <IndicatorFacts indicator={indicator} entity={entity} catalog={catalog} />
      </div>
      {theirs && <YearsTable indicator={indicator} entity={entity} pageMonth={month!} asOf={asOf} />}
    </div>
  );
}

function figuresUrl({ code }: Indicator, entity: Entity, period: Month, asOf: string | undefined) {
  return toUrl('/api/figures', { indicator: code, entity: entity.code, period, asOf });
}

function categoryOf(indicator: Indicator): string {
  return nameOf({ name: indicator.category, nameEn: indicator.categoryEn });
}

/** The address's entity, else the zone where it has the indicator, else the first entity that has it. */
function entityOf(code: string | undefined, catalog: Catalog, rows: readonly ProgressRow[]): Entity | null {
  const named = catalog.entity(code ?? '');
  if (named) return named;
  const { zone } = catalog;
  if (zone && (rows.length === 0 || rows.some((row) => row.entity === zone.code))) return zone;
  return catalog.entity(rows[0]?.entity ?? '') ?? null;
}
