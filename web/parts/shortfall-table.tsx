import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatGrowth, formatPart, NOTHING } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { unitText } from '../../domain/unit.ts';
import type { Catalog } from '../catalog.ts';
import { openFrom, rowKey } from '../door.ts';
import { nameOf, say, shortNameOf, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation.ts';
import { useSettled } from './deferred.ts';
import { LightSign } from './light.tsx';
import { NumberCell } from './number-cell.tsx';
import { ownPeriod } from './own-period.ts';
import {
  formatOrder,
  inOrder,
  nextOrder,
  type Order,
  parseOrder,
  type ShortfallColumn,
} from './shortfall-order.ts';

interface ShortfallTableProps {
  caption: string;
  rows: ProgressRow[];
  asked: Month;
  catalog: Catalog;
  /** From the address; without one the table is not sortable. */
  sort?: string | undefined;
  /** One entity's own list does not name it again in every row. */
  entities?: boolean;
  /** A department's own list does not name it again. */
  leads?: boolean;
}

/** A list as long as a page of sixty parks makes is drawn in part until somebody asks for the rest. */
const FIRST = 150;

/** 欠序时清单: who lacks what, and what it takes each month from here. */
export function ShortfallTable({
  caption,
  rows,
  asked,
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
  const widest = Math.max(...rows.map((row) => Math.abs(row.gap ?? 0)), 1);
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are what is pressed */}
      <table
        class={`rows shortfalls${settled ? ' settled' : ''}${entities ? '' : ' of-one'}${leads ? '' : ' of-lead'}`}
        onClick={(event) => openFrom(event, rows)}
      >
        <caption class="only-read">{caption}</caption>
        <thead>
          <tr>
            <Head column="indicator" text={t('column.indicator')} order={order} />
            {entities && <Head column="entity" text={t('column.entity')} order={order} />}
            <Head column="gap" text={t('column.light')} order={order} />
            <th scope="col" class="gap-cell">
              <span class="only-read">{t('shortfall.picture')}</span>
            </th>
            <Head column="amount" text={t('shortfall.amount')} order={order} number />
            <Head column="months" text={t('shortfall.months')} order={order} number />
            <Head column="monthly" text={t('shortfall.monthly')} order={order} number />
            <Head column="growth" text={t('shortfall.growth')} order={order} number />
            <th scope="col">{t('column.unit')}</th>
            {leads && <Head column="lead" text={t('column.lead')} order={order} />}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Line
              key={rowKey(row)}
              row={row}
              asked={asked}
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
            {t('shortfall.showAll', { count: sorted.length })}
          </button>
        </p>
      )}
    </>
  );
}

interface LineProps {
  row: ProgressRow;
  asked: Month;
  catalog: Catalog;
  entities: boolean;
  leads: boolean;
  widest: number;
}

function Line({ row, asked, catalog, entities, leads, widest }: LineProps) {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
  return (
    <tr data-row={rowKey(row)}>
      <th scope="row">
        <a href={hrefTo('indicator', indicator.code, { entity: row.entity })}>{nameOf(indicator)}</a>
        {row.period !== asked && <span class="own-period">{ownPeriod(row.period, asked)}</span>}
      </th>
      {entities && (
        <td>
          <a class="quiet-link two-lines" href={hrefTo('park', entity.code)} title={nameOf(entity)}>
            {shortNameOf(entity)}
          </a>
        </td>
      )}
      <td>
        <button type="button" class="door" data-field="gap">
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
      <NumberCell row={row} field="gapAmount">
        {formatPart(row.gapAmount, indicator.decimals)}
      </NumberCell>
      <td class="number">{row.monthsLeft ?? NOTHING}</td>
      <NumberCell row={row} field="requiredMonthly" class="figure">
        {formatPart(row.requiredMonthly, indicator.decimals)}
      </NumberCell>
      <NumberCell row={row} field="requiredYoy">
        {formatGrowth(row.requiredYoy)}
      </NumberCell>
      <td class="quiet">{say(unitText(indicator.unit))}</td>
      {leads && <td>{lead ? nameOf(lead) : NOTHING}</td>}
    </tr>
  );
}

interface HeadProps {
  column: ShortfallColumn;
  text: string;
  order: Order;
  number?: boolean;
}

function Head({ column, text, order, number = false }: HeadProps) {
  const mine = order.column === column;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={number ? 'number' : ''} aria-sort={mine ? direction : 'none'}>
      <button
        type="button"
        class="sort"
        onClick={() => change({ sort: formatOrder(nextOrder(order, column)) }, true)}
      >
        {text}
        <span class="sort-sign" aria-hidden="true">
          {mine ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
