import { useEffect } from 'preact/hooks';
import { entityText, formatMonth } from '../../domain/format.ts';
import type { Entity, Indicator, Month } from '../../domain/model.ts';
import { addMonths } from '../../domain/month.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { prefetch, useQuery } from '../api/client.ts';
import { progressUrl, toUrl } from '../api/url.ts';
import { prepareCharts } from '../charts/load.ts';
import { openExplanation } from '../components/explanation/explanation-store.ts';
import { selectedMonth } from '../components/month-chooser.tsx';
import { PageHead, type PageProps } from '../components/page.tsx';
import { Empty, Failure, NotFound, Skeleton } from '../components/states.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import { Headline } from './headline.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { Pictures } from './indicator-pictures.tsx';
import { indicatorTexts } from './texts.ts';
import '../charts/charts.css';
import './indicator.css';

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
  if (!answer.value || !entity) return <Skeleton />;
  const { row, sentence, figures, revision } = answer.value;
  const known = rows.value?.rows ?? [];
  const theirs = known.length === 0 || known.some((one) => one.entity === entity.code);
  const outdated = answer.outdated || rows.outdated;

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
        <EntitySwitch catalog={catalog} rows={known} current={entity} />
        <p class="lead">
          {theirs
            ? t(sentence)
            : t(indicatorTexts.notTheirs, { entity: t(entityText(entity)), name: nameOf(indicator) })}
        </p>
      </PageHead>
      {theirs && (
        <Headline row={row} indicator={indicator} onAsk={(field) => openExplanation({ row, field })} />
      )}
      {figures.length === 0 && theirs && (
        <p class="indicator-nothing">
          {t(indicatorTexts.noPictures, { entity: nameOf(entity), name: nameOf(indicator) })}
        </p>
      )}
      <div class="figures">
        <Pictures figures={figures} rows={known} entity={entity} indicator={indicator} />
        <IndicatorFacts indicator={indicator} catalog={catalog} />
      </div>
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

interface EntitySwitchProps {
  catalog: Catalog;
  /** Rows of this indicator: only entities that have it are offered. */
  rows: readonly ProgressRow[];
  current: Entity;
}

/** Chooses the entity that the page shows: the zone, a park or a peer. */
function EntitySwitch({ catalog, rows, current }: EntitySwitchProps) {
  const having = new Set(rows.map((row) => row.entity));
  const offered = (entities: Entity[]) =>
    entities.filter((entity) => having.has(entity.code) || entity.code === current.code);
  const groups: [string, Entity[]][] = [
    [t(indicatorTexts.entity.zone), offered(catalog.zone ? [catalog.zone] : [])],
    [t(indicatorTexts.entity.parks), offered(catalog.parks)],
    [t(indicatorTexts.entity.peers), offered(catalog.peers)],
  ];
  return (
    <div class="entity-switch">
      <label>
        <span class="only-read">{t(indicatorTexts.entity.choose)}</span>
        <select
          class="choice"
          value={current.code}
          onChange={(event) => change({ entity: event.currentTarget.value })}
        >
          {groups.map(([name, entities]) =>
            entities.length === 0 ? null : (
              <optgroup label={name} key={name}>
                {entities.map((entity) => (
                  <option value={entity.code} key={entity.code}>
                    {nameOf(entity)}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      </label>
      {current.kind === 'park' && (
        <a href={hrefTo('park', current.code)}>{t(indicatorTexts.entity.openPark)}</a>
      )}
    </div>
  );
}
