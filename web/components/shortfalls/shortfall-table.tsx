import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatGrowth, NOTHING } from '../../../domain/format.ts';
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
import { AmountCell, NeedCell, NumberCell, ownPeriod } from '../progress/cells.tsx';
import { WhoseCell } from '../progress/whose.tsx';
import { SortHead } from '../table.tsx';
import { barLimit, barOf } from './shortfall-bars.ts';
import { type Grouping, groupShortfalls, type ShortfallGroup } from './shortfall-groups.ts';
import { formatOrder, inOrder, nextOrder, parseOrder, type ShortfallColumn } from './shortfall-order.ts';
import { shortfallTexts } from './texts.ts';

interface ShortfallTableProps {
  caption: string;
  rows: ProgressRow[];
  pageMonth: Month;
  catalog: Catalog;
  /** From the address; without one the table is not sortable. */
  sort?: string | undefined;
  /** Rows are in groups by their light unless said otherwise. */
  by?: Grouping;
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
  by = 'light',
  entities = true,
  leads = true,
}: ShortfallTableProps) {
  const [whole, setWhole] = useState(false);
  const order = useMemo(() => parseOrder(sort), [sort]);
  const sorted = useMemo(() => inOrder(rows, order, catalog), [rows, order, catalog]);
  const settled = useSettled(sorted);
  const groups = useMemo(
    () => groupShortfalls(sorted, by, pageMonth, catalog),
    [sorted, by, pageMonth, catalog],
  );
  const shown = firstOf(groups, whole ? Number.POSITIVE_INFINITY : FIRST);
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
  const limit = useMemo(() => barLimit(rows.map(barOf)), [rows]);
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
            {head('amount', t(columnTexts.amount), 'number')}
            {head('months', t(shortfallTexts.months), 'number')}
            {head('monthly', t(shortfallTexts.monthly), 'number')}
            {head('growth', t(shortfallTexts.growth), 'number')}
            <th scope="col">{t(columnTexts.unit)}</th>
            {leads && head('lead', t(columnTexts.leadDepartment))}
          </tr>
        </thead>
        {shown.map((group) => (
          <tbody key={group.key}>
            <tr class="group-head">
              <th scope="rowgroup" colSpan={8 + Number(entities) + Number(leads)}>
                <span class="group-title">{group.title}</span>
                <span class="unit">
                  {t(shortfallTexts.count, { count: group.all })}
                  {group.remark && ` · ${group.remark}`}
                </span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <ShortfallRow
                key={rowKey(row)}
                row={row}
                pageMonth={pageMonth}
                catalog={catalog}
                entities={entities}
                leads={leads}
                limit={limit}
              />
            ))}
          </tbody>
        ))}
      </table>
      {!whole && sorted.length > FIRST && (
        <p class="note">
          <button type="button" class="button" onClick={() => setWhole(true)}>
            {t(shortfallTexts.showAll, { count: sorted.length })}
          </button>
        </p>
      )}
    </>
  );
}

/** The first rows of all groups, each with how many it has altogether. */
function firstOf(groups: ShortfallGroup[], most: number): (ShortfallGroup & { all: number })[] {
  let room = most;
  return groups
    .map((group) => {
      const rows = group.rows.slice(0, Math.max(0, room));
      room -= rows.length;
      return { ...group, rows, all: group.rows.length };
    })
    .filter((group) => group.rows.length > 0);
}

interface ShortfallRowProps {
  row: ProgressRow;
  pageMonth: Month;
  catalog: Catalog;
  entities: boolean;
  leads: boolean;
  /** The bar that fills the column: a longer one is cut. */
  limit: number;
}

/** One indicator of one entity that is behind: its gap, and what each remaining month needs. */
function ShortfallRow({ row, pageMonth, catalog, entities, leads, limit }: ShortfallRowProps) {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  return (
    <tr data-row={rowKey(row)}>
      <th scope="row">
        <a href={hrefTo('indicator', indicator.code, { entity: row.entity })}>{nameOf(indicator)}</a>
        {row.period !== pageMonth && (
          <span class="own-period">{ownPeriod(indicator, row.period, pageMonth)}</span>
        )}
      </th>
      {entities && (
        <td>
          <a class="quiet-link two-lines" href={hrefTo('park', entity.code)} title={nameOf(entity)}>
            {shortNameOf(entity)}
          </a>
        </td>
      )}
      <td class="light-cell">
        <button type="button" class="explain" data-field="gap">
          <LightSign row={row} indicator={indicator} />
        </button>
      </td>
      <td class="gap-cell">
        <GapBar row={row} limit={limit} />
      </td>
      <AmountCell row={row} indicator={indicator} />
      <td class="number months-left">{row.monthsLeft ?? NOTHING}</td>
      {row.target?.type === 'growth' ? (
        <td class="number need" />
      ) : (
        <NeedCell row={row} indicator={indicator} />
      )}
      <NumberCell row={row} field="requiredYoy" class="growth" value={row.requiredYoy}>
        {formatGrowth(row.requiredYoy)}
      </NumberCell>
      <td class="quiet unit-cell">{t(unitText(indicator.unit))}</td>
      {leads && <WhoseCell indicator={indicator} entity={entity} catalog={catalog} />}
    </tr>
  );
}

/** The gap as a bar; two strokes at its end where it is cut. */
function GapBar({ row, limit }: { row: ProgressRow; limit: number }) {
  const bar = barOf(row);
  const isCut = bar > limit;
  return (
    <svg class="bullet" width="100%" height="14" aria-hidden="true">
      <rect class={`gap ${row.light}`} width={`${Math.min(100, (bar / limit) * 100)}%`} y="2" height="10" />
      {isCut && (
        <svg class="beyond" x="100%" y="7" overflow="visible" aria-hidden="true">
          <path d="M-13 -7l-4 14M-8 -7l-4 14" />
        </svg>
      )}
    </svg>
  );
}
