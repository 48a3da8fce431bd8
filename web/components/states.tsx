import type { ComponentChildren } from 'preact';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { ApiProblem } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefTo, hrefWith } from '../navigation/navigation.ts';
import { componentTexts } from './texts.ts';

/** A placeholder while data is loading; CSS shows it only after a delay (styles/page.css). */
export function Skeleton({ rows = 9 }: { rows?: number }) {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="only-read" role="status">
        {t(sharedTexts.loading)}
      </span>
      <i class="skeleton-title" />
      {Array.from({ length: rows }, (_, i) => (
        <i class="skeleton-row" key={i} />
      ))}
    </div>
  );
}

/** The server's error message, and a button to try again. */
export function Failure({ error }: { error: ApiProblem | Error | null }) {
  const detail = error instanceof ApiProblem && error.message ? error.message : t(sharedTexts.error.network);
  return (
    <section class="state state-failure" role="alert">
      <h1>{t(sharedTexts.error.title)}</h1>
      <p>{detail}</p>
      <p>
        <button type="button" class="button" onClick={() => location.reload()}>
          {t(sharedTexts.error.retry)}
        </button>{' '}
        <a class="button" href={hrefTo('overview', null, { period: undefined })}>
          {t(sharedTexts.error.home)}
        </a>
      </p>
    </section>
  );
}

interface EmptyProps {
  title: string;
  /** 2 under a page's own title, so that a page has one main heading. */
  level?: 1 | 2;
  children?: ComponentChildren;
}

/** Nothing to show, and where there is something. */
export function Empty({ title, level = 1, children }: EmptyProps) {
  return (
    <section class="state">
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** What the address names does not exist; the overview does. */
export function NotFound({ title }: { title: string }) {
  return (
    <Empty title={title}>
      <p>
        <a class="button" href={hrefTo('overview')}>
          {t(sharedTexts.error.home)}
        </a>
      </p>
    </Empty>
  );
}

/** No data for this month; links to a month that has some. */
export function NoFigures({
  period,
  catalog,
  level = 2,
}: {
  period: Month;
  catalog: Catalog;
  level?: 1 | 2;
}) {
  const { latestPeriod } = catalog;
  if (!latestPeriod)
    return (
      <Empty title={t(componentTexts.empty.noneAtAll)} level={level}>
        {t(componentTexts.empty.load)}
      </Empty>
    );
  const nearest = latestBefore(period, catalog) ?? latestPeriod;
  return (
    <Empty title={t(componentTexts.empty.month, { period: t(formatMonth(period)) })} level={level}>
      <p>{t(componentTexts.empty.latest, { period: t(formatMonth(latestPeriod)) })}</p>
      <p>
        <a class="button" href={hrefWith({ period: nearest })}>
          {t(componentTexts.empty.goTo, { period: t(formatMonth(nearest)) })}
        </a>
      </p>
    </Empty>
  );
}

function latestBefore(period: Month, { periods }: Catalog): Month | undefined {
  return [...periods].reverse().find((known) => known < period);
}
