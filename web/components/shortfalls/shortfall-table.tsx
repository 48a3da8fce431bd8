import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatGrowth, formatPart, NOTHING } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { change, hrefTo } from '../../navigation/navigation.ts';
import { useSettled } from '../deferred.ts';
import { openClickedExplanation, rowKey } from '../explanation/explanation-store.ts';
import { LightSign } from '../lights.tsx';
import { NumberCell, ownPeriod } from '../progress/cells.tsx';
import { SortHead } from '../table.tsx';
import { formatOrder, inOrder, nextOrder, parseOrder, type ShortfallColumn } from './shortfall-order.ts';
import { shortfallTexts } from './texts.ts';

interface ShortfallTableProps {
  caption: string;
  rows: ProgressRow[];
  pageMonth: Month;
  catalog: Catalog;
  /** From the address; without one the table is not sortable. */
  sort?: string | undefined;
  /** One entity's own list does not name it again in every row. */
  entities?: boolean;
  /** A department's own list does not name it again. */
  leads?: boolean;
}

/** Rows drawn before “show all”: sixty parks make a list that is slow to draw whole. */
const FIRST = 150;

/** 欠序时清单: which entity is behind in what, and what each remaining month needs. */
export function ShortfallTable({
  caption,
  rows,
  pageMonth,
  catalog,
  sort,
  entities = true,
  leads = true,
}: ShortfallTableProps) {
  const [whole, setWhole] = useState(false);
  const order = useMemo(() => parseOrder(sort), [sort]);
  const sorted = useMemo(() => inOrder(rows, order, catalog), [rows, order, catalog]);
  const settled = useSettled(sorted);
  const shown = whole ? sorted : sorted.slice(0, FIRST);
  useEffect(() => {
    const printing = () => setWhole(true);
    window.addEventListener('beforeprint', printing);
    return () => window.removeEventListener('beforeprint', printing);
  }, []);
  /** The order is in the address. */
  const head = (column: ShortfallColumn, text: string, name?: string) => (
    <SortHead
      text={text}
      class={name ?? ''}
      isDescending={order.column === column ? order.descending : null}
      onSort={() => change({ sort: formatOrder(nextOrder(order, column)) }, true)}
    />
  );
  const widest = Math.max(...rows.map((row) => Math.abs(row.gap ?? 0)), 1);
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are what is pressed */}
      <table
        class={`rows shortfalls${settled ? ' settled' : ''}${entities ? '' : ' of-one'}${leads ? '' : ' of-lead'}`}
        onClick={(event) => openClickedExplanation(event, rows)}
      >
        <caption class="only-read">{caption}</caption>
        <thead>
          <tr>
            {head('indicator', t(columnTexts.indicator))}
            {entities && head('entity', t(columnTexts.entity))}
            {head('gap', t(columnTexts.light))}
            <th scope="col" class="gap-cell">
              <span class="only-read">{t(shortfallTexts.picture)}</span>
            </th>
            {head('amount', t(shortfallTexts.amount), 'number')}
            {head('months', t(shortfallTexts.months), 'number')}
            {head('monthly', t(shortfallTexts.monthly), 'number')}
            {head('growth', t(shortfallTexts.growth), 'number')}
            <th scope="col">{t(columnTexts.unit)}</th>
            {leads && head('lead', t(columnTexts.leadDepartment))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <ShortfallRow
              key={rowKey(row)}
              row={row}
              pageMonth={pageMonth}
              catalog={catalog}
              entities={entities}
              leads={leads}
              widest={widest}
            />
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <p class="note">
          <button type="button" class="button" onClick={() => setWhole(true)}>
            {t(shortfallTexts.showAll, { count: sorted.length })}
          </button>
        </p>
      )}
    </>
  );
}

interface ShortfallRowProps {
  row: ProgressRow;
  pageMonth: Month;
  catalog: Catalog;
  entities: boolean;
  leads: boolean;
  /** The widest gap of the list in percentage points: the length of the longest bar. */
  widest: number;
}

/** One indicator of one entity that is behind: its gap, and what each remaining month needs. */
function ShortfallRow({ row, pageMonth, catalog, entities, leads, widest }: ShortfallRowProps) {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
  return (
    <tr data-row={rowKey(row)}>
      <th scope="row">
        <a href={hrefTo('indicator', indicator.code, { entity: row.entity })}>{nameOf(indicator)}</a>
        {row.period !== pageMonth && <span class="own-period">{ownPeriod(row.period, pageMonth)}</span>}
      </th>
      {entities && (
        <td>
          <a class="quiet-link two-lines" href={hrefTo('park', entity.code)} title={nameOf(entity)}>
            {shortNameOf(entity)}
          </a>
        </td>
      )}
      <td>
        <button type="button" class="explain" data-field="gap">
          <LightSign row={row} indicator={indicator} />
        </button>
      </td>
      <td class="gap-cell">
        <svg class="bullet" width="100%" height="10" aria-hidden="true">
          <rect
            class={`gap ${row.light}`}
            width={`${(Math.abs(row.gap ?? 0) / widest) * 100}%`}
            height="10"
          />
        </svg>
      </td>
      <NumberCell row={row} field="gapAmount" value={row.gapAmount}>
        {formatPart(row.gapAmount, indicator.decimals)}
      </NumberCell>
      <td class="number">{row.monthsLeft ?? NOTHING}</td>
      <NumberCell row={row} field="requiredMonthly" class="figure" value={row.requiredMonthly}>
        {formatPart(row.requiredMonthly, indicator.decimals)}
      </NumberCell>
      <NumberCell row={row} field="requiredYoy" value={row.requiredYoy}>
        {formatGrowth(row.requiredYoy)}
      </NumberCell>
      <td class="quiet">{t(unitText(indicator.unit))}</td>
      {leads && <td>{lead ? nameOf(lead) : NOTHING}</td>}
    </tr>
  );
}
