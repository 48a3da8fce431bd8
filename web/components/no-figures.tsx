import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { t } from '../i18n/index.ts';
import { hrefWith } from '../navigation/navigation.ts';
import { Empty } from './states.tsx';
import { componentTexts } from './texts.ts';

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
