import { formatMonth, NOTHING } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import type { Catalog } from '../api/catalog.ts';
import { More, usePaged } from '../components/paged.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { nameOf, t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { reportingTexts } from './texts.ts';

interface DueTableProps {
  rows: readonly DueRow[];
  catalog: Catalog;
  period: Month;
}

/** Missing reports: since when they are due, and who reports them. */
export function DueTable({ rows, catalog, period }: DueTableProps) {
  const { shown, more } = usePaged(rows);
  if (rows.length === 0) return <p class="note">{t(reportingTexts.noneMissing)}</p>;
  return (
    <section aria-labelledby="due-missing">
      <div class="section-head">
        <h2 id="due-missing">{t(reportingTexts.missingList)}</h2>
        <p>{t(reportingTexts.count, { count: rows.length })}</p>
      </div>
      <div class="table-frame">
        <table class="plain-table">
          <caption class="only-read">{t(reportingTexts.missingList)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(columnTexts.indicator)}</th>
              <th scope="col">{t(columnTexts.entity)}</th>
              <th scope="col">{t(columnTexts.leadDepartment)}</th>
              <th scope="col">{t(columnTexts.period)}</th>
              <th scope="col">{t(reportingTexts.since)}</th>
              <th scope="col">{t(reportingTexts.accounts)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const indicator = catalog.indicator(row.indicator);
              const entity = catalog.entity(row.entity);
              if (!indicator || !entity) return null;
              const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
              return (
                <tr key={`${row.indicator} ${row.entity}`}>
                  <th scope="row">
                    <a href={hrefTo('indicator', row.indicator, { entity: row.entity })}>
                      {nameOf(indicator)}
                    </a>
                  </th>
                  <td>{nameOf(entity)}</td>
                  <td>{lead ? nameOf(lead) : NOTHING}</td>
                  <td class={row.period === period ? 'short quiet' : 'short'}>
                    {t(formatMonth(row.period))}
                  </td>
                  <td class="short">{row.due}</td>
                  <td>{row.accounts.join(t(reportingTexts.and)) || t(reportingTexts.nobody)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <More shown={shown.length} all={rows.length} more={more} />
    </section>
  );
}
