import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { LIGHT_SHAPES } from '../../domain/explanation/reasons.ts';
import { summarize } from '../../domain/explanation/summary.ts';
import { entityText, formatYearToDate } from '../../domain/format.ts';
import { yearOf } from '../../domain/month.ts';
import { fetchQuery, useQuery } from '../api/client.ts';
import { CATALOG, progressUrl, toUrl } from '../api/url.ts';
import { LIGHTS, lightName } from '../components/lights.tsx';
import type { PageProps } from '../components/page.tsx';
import { hasFigures } from '../components/progress/progress-section.tsx';
import { Empty, Failure, NoFigures, Skeleton } from '../components/states.tsx';
import { componentTexts } from '../components/texts.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { go, hrefTo } from '../navigation/navigation.ts';
import { toPage } from '../navigation/router.ts';
import { listenToKeys } from '../navigation/shortcuts.ts';
import { IN_LINE, ParkTiles } from './park-tiles.tsx';
import { wallTexts } from './texts.ts';
import { wallOf } from './wall-model.ts';
import { WorstRows } from './worst-rows.tsx';
import './wall.css';
import './wall-phone.css';

/** Milliseconds between two looks for a new revision: a screen in a hall is left alone for days. */
const REFRESH_MS = 30_000;

/** 大屏: the overview on one screen, without scrolling, to be read from the last row of the room. */
export default function WallPage({ route, catalog }: PageProps) {
  const { period: wanted, asOf } = route.query;
  const filters = { kind: ['zone', 'park'] as ('zone' | 'park')[] };
  const { value, error } = useQuery(
    catalog.latestPeriod === null ? null : progressUrl(filters, wanted, asOf),
    'wall',
  );
  const histories = useQuery(
    catalog.zone && toUrl('/api/lights', { entity: catalog.zone.code, period: wanted, asOf }),
    'wall-lights',
  );
  const shown = useMemo(() => value && wallOf(value.rows, value.period, catalog), [value, catalog]);
  useLayoutEffect(() => {
    document.documentElement.classList.add('whole-window');
    return () => document.documentElement.classList.remove('whole-window');
  }, []);
  useRefresh(asOf === undefined);
  const period = value?.period ?? null;
  useEffect(() => listenToKeys(() => period, toOverview), [period]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.fullscreenElement) toOverview();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  });
  function toOverview(): void {
    go(toPage(route, 'overview'));
  }

  if (error) return <Failure error={error} />;
  if (catalog.latestPeriod === null) return <Empty title={t(componentTexts.empty.noneAtAll)} />;
  if (!value || !shown) return <Skeleton />;
  if (!hasFigures(value.rows)) return <NoFigures period={value.period} catalog={catalog} level={1} />;
  const subject = catalog.zone ? entityText(catalog.zone) : wallTexts.zone;
  const span = t(formatYearToDate(value.period));
  const isFull = shown.tiles.length > IN_LINE;
  return (
    <main id="main" class={isFull ? 'wall many-parks' : 'wall'} tabIndex={-1}>
      <header class="wall-head">
        <p class="wall-line">
          <span class="wall-zone">{t(catalog.title)}</span>
          <span>{t(wallTexts.title, { span, year: yearOf(value.period) })}</span>
          {catalog.demonstration && <span class="wall-fictional">{t(sharedTexts.demonstration)}</span>}
          <span class="wall-right">{t(sharedTexts.revision, { revision: value.revision })}</span>
          <a href={hrefTo('overview')}>{t(wallTexts.back)}</a>
        </p>
        <h1>{t(summarize(shown.rows, value.period, subject).sentence)}</h1>
      </header>
      <ul class="wall-tally">
        {LIGHTS.map((light) => (
          <li key={light} class={light} style={{ flexGrow: 1 + shown.lights[light] }}>
            <span class="light-shape" aria-hidden="true">
              {LIGHT_SHAPES[light]}
            </span>
            <span class="wall-count">{shown.lights[light]}</span>
            <span class="wall-light">{lightName(light)}</span>
          </li>
        ))}
      </ul>
      <WorstRows
        wall={shown}
        period={value.period}
        histories={histories.value?.histories ?? []}
        catalog={catalog}
      />
      <ParkTiles tiles={shown.tiles} />
    </main>
  );
}

/** Asks for the revision again and again: what is shown is requested anew when it has changed. */
function useRefresh(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const id = setInterval(() => {
      // A server that is being restarted answers the next time.
      fetchQuery(CATALOG).catch(() => {});
    }, REFRESH_MS);
    return () => clearInterval(id);
  }, [isOn]);
}
