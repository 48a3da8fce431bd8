import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { say, t } from '../i18n/index.ts';
import { hrefWith } from '../navigation/navigation.ts';
import { Empty } from './states.tsx';

/** No figures for this month; says which month has some. */
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
      <Empty title={t('empty.noneAtAll')} level={level}>
        {t('empty.load')}
      </Empty>
    );
  const nearest = latestBefore(period, catalog) ?? latestPeriod;
  return (
    <Empty title={t('empty.month', { period: say(formatMonth(period)) })} level={level}>
      <p>{t('empty.latest', { period: say(formatMonth(latestPeriod)) })}</p>
      <p>
        <a class="button" href={hrefWith({ period: nearest })}>
          {t('empty.goTo', { period: say(formatMonth(nearest)) })}
        </a>
      </p>
    </Empty>
  );
}

function latestBefore(period: Month, { periods }: Catalog): Month | undefined {
  return [...periods].reverse().find((known) => known < period);
}
