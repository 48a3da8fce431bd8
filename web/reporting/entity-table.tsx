import type { SessionResponse } from '../../contract/session.ts';
import { NOTHING } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import type { Catalog } from '../api/catalog.ts';
import { toUrl } from '../api/url.ts';
import { ofNumbers, Table } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { nameOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefWith } from '../navigation/navigation.ts';
import { reportingTexts } from './texts.ts';

interface EntityTableProps {
  lines: readonly EntityDue[];
  period: Month;
  catalog: Catalog;
}

/** One row an entity: how much is reported, which accounts report the rest, and the reporting form. */
export function EntityTable({ lines, period, catalog }: EntityTableProps) {
  return (
    <Table
      caption={t(reportingTexts.byEntity)}
      class="entity-due"
      heads={[
        t(columnTexts.entity),
        t(reportingTexts.share),
        ofNumbers(t(reportingTexts.reported)),
        ofNumbers(t(reportingTexts.missing)),
        t(reportingTexts.since),
        t(reportingTexts.accounts),
        { label: t(reportingTexts.template), class: 'no-print' },
      ]}
    >
      {lines.map((line) => {
        const entity = catalog.entity(line.entity);
        if (!entity) return null;
        const all = line.reported + line.missing + line.notDue;
        const template = (format: 'xlsx' | 'csv', name: string) => (
          <a
            href={toUrl('/api/templates', { entity: line.entity, period, format })}
            download
            aria-label={t(reportingTexts.templateOf, { name: nameOf(entity), format: name })}
          >
            {name}
          </a>
        );
        return (
          <tr key={line.entity}>
            <th scope="row">
              <a href={hrefWith({ entity: line.entity })}>{nameOf(entity)}</a>
            </th>
            <td>
              <ReportedBar line={line} all={all} />
            </td>
            <td class="number">
              {line.reported}
              <span class="quiet">/{all}</span>
            </td>
            <td class={line.missing > 0 ? 'number due-missing' : 'number quiet'}>{line.missing}</td>
            <td class="short">{line.since ?? NOTHING}</td>
            <td>
              {line.accounts.join(t(sharedTexts.and)) ||
                (line.missing > 0 ? t(reportingTexts.nobody) : NOTHING)}
            </td>
            <td class="short no-print">
              {template('xlsx', 'Excel')} {template('csv', 'CSV')}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

const WIDTH = 160;
const HEIGHT = 10;

/** Reported in blue, missing in red; what is not due yet keeps the track's colour. */
function ReportedBar({ line, all }: { line: EntityDue; all: number }) {
  const reported = (line.reported / all) * WIDTH;
  const missing = (line.missing / all) * WIDTH;
  return (
    <svg class="due-bar" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="due-track" width={WIDTH} height={HEIGHT} />
      <rect class="due-reported" width={reported} height={HEIGHT} />
      <rect class="due-lacking" x={reported} width={missing} height={HEIGHT} />
    </svg>
  );
}

/** How far one entity is with its reports. */
interface EntityDue {
  entity: string;
  reported: number;
  missing: number;
  notDue: number;
  /** Day since which the oldest missing one is due; null: nothing is missing. */
  since: string | null;
  /** Accounts that may report what is missing. */
  accounts: string[];
}

/** One line for each entity, those with most missing first, then as the catalogue has them. */
export function byEntity(rows: readonly DueRow[], place: (entity: string) => number): EntityDue[] {
  const lines = new Map<string, EntityDue>();
  for (const row of rows) {
    let line = lines.get(row.entity);
    if (!line) {
      line = { entity: row.entity, reported: 0, missing: 0, notDue: 0, since: null, accounts: [] };
      lines.set(row.entity, line);
    }
    if (row.state === 'reported') line.reported += 1;
    else if (row.state === 'not-due') line.notDue += 1;
    else {
      line.missing += 1;
      if (line.since === null || row.due < line.since) line.since = row.due;
      for (const name of row.accounts) if (!line.accounts.includes(name)) line.accounts.push(name);
    }
  }
  return Array.from(lines.values()).sort(
    (a, b) => b.missing - a.missing || place(a.entity) - place(b.entity),
  );
}

/** Whether this account reports the row: its entity is theirs, or their department leads the indicator. */
export function isOwn(
  { indicator, entity }: Pick<DueRow, 'indicator' | 'entity'>,
  { entities }: Pick<SessionResponse, 'entities'>,
  catalog: Pick<Catalog, 'indicator'>,
): boolean {
  const lead = catalog.indicator(indicator)?.department;
  return entities.includes(entity) || (lead !== null && lead !== undefined && entities.includes(lead));
}
