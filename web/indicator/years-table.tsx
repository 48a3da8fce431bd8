import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { formatLevel, growthSize } from '../../domain/format.ts';
import type { Entity, Indicator, Month } from '../../domain/model.ts';
import { monthOf, periodsOf, toMonth, yearOf } from '../../domain/month.ts';
import { accumulates } from '../../domain/progress/parts-and-whole.ts';
import type { SeriesPoint } from '../../domain/progress/series.ts';
import { unitText } from '../../domain/unit.ts';
import { useQuery } from '../api/client.ts';
import { toUrl } from '../api/url.ts';
import { ofNumbers, Table } from '../components/table.tsx';
import { t } from '../i18n/index.ts';
import { indicatorTexts } from './texts.ts';

const YEARS = 3;

interface YearsTableProps {
  indicator: Indicator;
  entity: Entity;
  pageMonth: Month;
  asOf: string | undefined;
}

/** 近三年: the months of this year and the two before next to each other, to be compared by eye. */
export function YearsTable({ indicator, entity, pageMonth, asOf }: YearsTableProps) {
  const year = yearOf(pageMonth);
  const years = Array.from({ length: YEARS }, (_, i) => year - YEARS + 1 + i);
  const [isOpen, setOpen] = useState(false);
  const series = toUrl('/api/series', {
    indicator: indicator.code,
    entity: entity.code,
    from: toMonth(year - YEARS + 1, 1),
    to: pageMonth,
    asOf,
  });
  const { value } = useQuery(isOpen ? series : null, `${indicator.code} ${entity.code}`);
  const points = new Map(value?.points.map((point) => [point.period, point]));
  const known = years.filter((one) => [...points.values()].some((point) => isOf(point, one)));
  const title = t(indicatorTexts.years.title, { from: years[0]!, to: year });
  const months = periodsOf(indicator, toMonth(year, 1), toMonth(year, 12)).map(monthOf);
  const hasMonth = accumulates(indicator) && indicator.frequency === 'monthly';
  const hasLevel = indicator.kind !== 'growth';
  return (
    <details class="years-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {value && (
        <>
          <Table
            caption={title}
            heads={[
              t(indicatorTexts.years.month),
              ...known.flatMap((one) => [
                ...(hasMonth ? [ofNumbers(t(indicatorTexts.years.ofMonth, { year: one }))] : []),
                ...(hasLevel ? [ofNumbers(levelHead(indicator, one))] : []),
                ofNumbers(t(indicatorTexts.years.growth, { year: one })),
              ]),
            ]}
          >
            {months.map((month) => (
              <tr key={month}>
                <th scope="row">{monthName(indicator, month)}</th>
                {known.map((one) => {
                  const point = points.get(toMonth(one, month));
                  return (
                    <Fragment key={one}>
                      {hasMonth && (
                        <Level value={point?.month} source={point?.monthSource} indicator={indicator} />
                      )}
                      {hasLevel && (
                        <Level value={point?.ytd} source={point?.ytdSource} indicator={indicator} />
                      )}
                      <td class="number quiet">{point ? growthText(point, indicator) : ''}</td>
                    </Fragment>
                  );
                })}
              </tr>
            ))}
          </Table>
          <p class="note">{t(indicatorTexts.years.unit, { unit: t(unitText(indicator.unit)) })}</p>
        </>
      )}
    </details>
  );
}

function isOf(point: SeriesPoint, year: number): boolean {
  return (
    yearOf(point.period) === year && (point.ytd !== null || point.yoyYtd !== null || point.month !== null)
  );
}

function levelHead(indicator: Indicator, year: number): string {
  return accumulates(indicator)
    ? t(indicatorTexts.years.ytd, { year })
    : t(indicatorTexts.years.level, { year });
}

function monthName({ frequency, firstMonth }: Indicator, month: number): string {
  if (frequency === 'monthly' && firstMonth === 2 && month === 2) return t(indicatorTexts.years.joint);
  return t(indicatorTexts.years.monthName, { month });
}

interface LevelProps {
  value: number | null | undefined;
  source: SeriesPoint['monthSource'] | undefined;
  indicator: Indicator;
}

/** A number that was derived is marked: it was not reported. */
function Level({ value, source, indicator }: LevelProps) {
  if (value === null || value === undefined) return <td class="number" />;
  return (
    <td class="number marked">
      {formatLevel(value, indicator.decimals)}
      {source === 'derived' && (
        <i class="mark" title={t(indicatorTexts.years.derivedLong)}>
          {t(indicatorTexts.years.derived)}
        </i>
      )}
    </td>
  );
}

function growthText({ yoyYtd, yoyYtdSource }: SeriesPoint, indicator: Indicator): string {
  const growth = growthSize(yoyYtd, indicator, yoyYtdSource);
  if (!growth) return '';
  return growth.unit.zh === '%' ? `${growth.size}%` : growth.size;
}
