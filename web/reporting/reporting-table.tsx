import { useMemo } from 'preact/hooks';
import { formatMonth, NOTHING } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import type { Catalog } from '../api/catalog.ts';
import { Sign } from '../components/lights.tsx';
import { More, Table, usePaged } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { formatMoment } from '../i18n/format.ts';
import { nameOf, shortNameOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
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
      <Table
        caption={t(reportingTexts.missingList)}
        heads={[
          t(columnTexts.indicator),
          t(columnTexts.entity),
          t(columnTexts.leadDepartment),
          t(columnTexts.period),
          t(reportingTexts.since),
          t(reportingTexts.accounts),
        ]}
      >
        {shown.map((row) => {
          const indicator = catalog.indicator(row.indicator);
          const entity = catalog.entity(row.entity);
          if (!indicator || !entity) return null;
          const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
          return (
            <tr key={`${row.indicator} ${row.entity}`}>
              <th scope="row">
                <a href={hrefTo('indicator', row.indicator, { entity: row.entity })}>{nameOf(indicator)}</a>
              </th>
              <td>{nameOf(entity)}</td>
              <td>{lead ? nameOf(lead) : NOTHING}</td>
              <td class={row.period === period ? 'short quiet' : 'short'}>{t(formatMonth(row.period))}</td>
              <td class="short">{row.due}</td>
              <td>{row.accounts.join(t(sharedTexts.and)) || t(reportingTexts.nobody)}</td>
            </tr>
          );
        })}
      </Table>
      <More shown={shown.length} all={rows.length} more={more} />
    </section>
  );
}

interface DueMatrixProps {
  rows: readonly DueRow[];
  catalog: Catalog;
}

const SHAPES = { reported: '●', missing: '■', 'not-due': '○' } as const;
const COLOURS = { reported: 'green', missing: 'red', 'not-due': 'grey' } as const;

/** Indicators by entities: what is reported, what is missing, and what is not reported at all. */
export function DueMatrix({ rows, catalog }: DueMatrixProps) {
  const byKey = useMemo(() => new Map(rows.map((row) => [`${row.indicator} ${row.entity}`, row])), [rows]);
  const entityCodes = new Set(rows.map(({ entity }) => entity));
  const indicatorCodes = new Set(rows.map(({ indicator }) => indicator));
  const entities = catalog.entities.filter(({ code }) => entityCodes.has(code));
  const indicators = catalog.indicators.filter(({ code }) => indicatorCodes.has(code));
  return (
    <section aria-label={t(reportingTexts.matrix)}>
      <p class="due-key">
        {(['reported', 'missing', 'not-due'] as const).map((state) => (
          <Sign key={state} shape={SHAPES[state]} colour={COLOURS[state]}>
            {stateName(state)}
          </Sign>
        ))}
      </p>
      <div class="table-frame">
        <table class="plain-table due-matrix">
          <caption class="only-read">{t(reportingTexts.matrix)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(columnTexts.indicator)}</th>
              {entities.map((entity) => (
                <th key={entity.code} scope="col" title={nameOf(entity)}>
                  {shortNameOf(entity)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.code}>
                <th scope="row">
                  <a href={hrefTo('indicator', indicator.code)}>{nameOf(indicator)}</a>
                </th>
                {entities.map(({ code }) => (
                  <Cell key={code} row={byKey.get(`${indicator.code} ${code}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ row }: { row: DueRow | undefined }) {
  if (!row) return <td />;
  const { state, at, by, due, accounts } = row;
  const more =
    at !== null && by !== null
      ? t(reportingTexts.reportedBy, { by, at: formatMoment(at) })
      : t(reportingTexts.dueSince, {
          due,
          who: accounts.join(t(sharedTexts.and)) || t(reportingTexts.nobody),
        });
  return (
    <td title={`${stateName(state)} · ${more}`}>
      <span class={`light ${COLOURS[state]}`} aria-hidden="true">
        {SHAPES[state]}
      </span>
      <span class="only-read">{stateName(state)}</span>
    </td>
  );
}

function stateName(state: DueRow['state']): string {
  if (state === 'reported') return t(reportingTexts.reported);
  return state === 'missing' ? t(reportingTexts.missing) : t(reportingTexts.state['not-due']);
}
