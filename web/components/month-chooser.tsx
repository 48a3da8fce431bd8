import { MONTHS_EN } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import { addMonths, monthOf, parseMonth, toMonth, yearOf } from '../../domain/month.ts';
import type { Catalog } from '../api/catalog.ts';
import { language, t } from '../i18n/index.ts';
import { change, currentRoute } from '../navigation/navigation.ts';
import type { Route } from '../navigation/router.ts';
import { Icon } from './icon.tsx';
import { componentTexts } from './texts.ts';

/** The page's month: the address's, else the latest with data; null before any data is loaded. */
export function selectedMonth(route: Route, catalog: Catalog): Month | null {
  return parseMonth(route.query.period ?? '') ?? catalog.latestPeriod;
}

/** The years to choose from: those with data, one before and after, and the one shown. */
function yearsOf(catalog: Catalog, shown: Month): number[] {
  const first = catalog.periods[0] ?? shown;
  const last = catalog.periods[catalog.periods.length - 1] ?? shown;
  const from = Math.min(yearOf(first) - 1, yearOf(shown));
  const to = Math.max(yearOf(last) + 1, yearOf(shown));
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function monthName(month: number): string {
  return language() === 'zh' ? t(componentTexts.month.monthName, { month }) : (MONTHS_EN[month - 1] ?? '');
}

/** Any month of any year, with native elements; ← and → do the same from the keyboard. */
export function MonthChooser({ route, catalog }: { route: Route; catalog: Catalog }) {
  const shown = selectedMonth(route, catalog);
  if (!shown) return null;
  const show = (month: Month) => change({ period: month });
  // From the address's month, not the drawn one: two quick clicks are two months.
  const step = (months: number) => show(addMonths(selectedMonth(currentRoute(), catalog) ?? shown, months));
  const reported = new Set(catalog.periods);
  return (
    <fieldset class="month-chooser" aria-label={t(componentTexts.month.label)}>
      <button
        type="button"
        class="step"
        aria-label={t(componentTexts.month.previous)}
        title={t(componentTexts.month.previous)}
        onClick={() => step(-1)}
      >
        <Icon name="left" />
      </button>
      <select
        aria-label={t(componentTexts.month.year)}
        value={yearOf(shown)}
        onChange={(event) => show(toMonth(Number(event.currentTarget.value), monthOf(shown)))}
      >
        {yearsOf(catalog, shown).map((year) => (
          <option key={year} value={year}>
            {t(componentTexts.month.yearName, { year })}
          </option>
        ))}
      </select>
      <select
        aria-label={t(componentTexts.month.month)}
        value={monthOf(shown)}
        onChange={(event) => show(toMonth(yearOf(shown), Number(event.currentTarget.value)))}
      >
        {Array.from({ length: 12 }, (_, i) => i + 1).map((month) => (
          <option key={month} value={month}>
            {monthName(month)}
            {reported.has(toMonth(yearOf(shown), month)) ? '' : ` ${t(componentTexts.month.empty)}`}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="step"
        aria-label={t(componentTexts.month.next)}
        title={t(componentTexts.month.next)}
        onClick={() => step(1)}
      >
        <Icon name="right" />
      </button>
    </fieldset>
  );
}
