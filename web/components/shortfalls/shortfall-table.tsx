import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import { useSettled } from '../deferred.ts';
import { openClickedExplanation, rowKey } from '../explanation/explanation-store.ts';
import { ShortfallHead } from './shortfall-head.tsx';
import { inOrder, parseOrder } from './shortfall-order.ts';
import { ShortfallRow } from './shortfall-row.tsx';
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
            <ShortfallHead column="indicator" text={t(columnTexts.indicator)} order={order} />
            {entities && <ShortfallHead column="entity" text={t(columnTexts.entity)} order={order} />}
            <ShortfallHead column="gap" text={t(columnTexts.light)} order={order} />
            <th scope="col" class="gap-cell">
              <span class="only-read">{t(shortfallTexts.picture)}</span>
            </th>
            <ShortfallHead column="amount" text={t(shortfallTexts.amount)} order={order} number />
            <ShortfallHead column="months" text={t(shortfallTexts.months)} order={order} number />
            <ShortfallHead column="monthly" text={t(shortfallTexts.monthly)} order={order} number />
            <ShortfallHead column="growth" text={t(shortfallTexts.growth)} order={order} number />
            <th scope="col">{t(columnTexts.unit)}</th>
            {leads && <ShortfallHead column="lead" text={t(columnTexts.leadDepartment)} order={order} />}
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
