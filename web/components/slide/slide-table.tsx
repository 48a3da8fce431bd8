import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type Cell,
  type Column,
  cellText,
  type DeckTable,
  isMatrix,
  type TableRow,
} from '../../../domain/decks/deck-table.ts';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import { layColumns } from '../../../domain/decks/layout/columns.ts';
import { PAGE_LAYOUT, pageSpace } from '../../../domain/decks/layout/paginate.ts';
import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import { language, t } from '../../i18n/index.ts';
import { InlineChartCell } from './inline-chart.tsx';
import { slideTexts } from './texts.ts';

/** Actions on a page; none on paper and in thumbnails. */
export interface SlideActions {
  /** Opens the drill-down of one indicator of one entity. */
  drill?: ((indicator: string, entity: string) => void) | undefined;
}

/** A table's letters at their natural size, and the smallest they may shrink to, in pixels of the page. */
const SIZE = PAGE_LAYOUT.letters;
const SMALLEST = 16;
const TALLEST: Record<Ratio, number> = { '16:9': 58, '4:3': 72 };

interface SlideTableProps extends SlideActions {
  table: DeckTable;
  ratio: Ratio;
}

/** A table whose rows share the available height, whether there are three or ten of them. */
export function SlideTable({ table, ratio, drill }: SlideTableProps) {
  const spoken = language();
  const { box, size, height } = useRoom(table, ratio, spoken);
  const columns = layColumns(table, pageSpace(size, spoken));
  const matrix = isMatrix(table);
  const name = nameColumn(table);
  return (
    <div class="slide-table" ref={box} style={{ fontSize: `${size}px` }}>
      <table class={matrix ? 'matrix-slide' : ''}>
        <colgroup>
          {columns.map(({ index, width }) => (
            <col key={index} style={{ width: `${width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ index }) => (
              <Head key={index} column={table.columns[index]!} cut={matrix && index > 0} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr
              key={row.key}
              class={row.whole ? 'whole' : ''}
              style={height === null ? {} : { height: `${height}px` }}
            >
              {columns.map(({ index }) => {
                const column = table.columns[index]!;
                const cell = row.cells[index]!;
                if (column.id === table.lane?.column) {
                  return (
                    <td key={column.id} class="slide-lane">
                      <InlineChartCell lane={table.lane} row={row} cell={cell} place={place} />
                    </td>
                  );
                }
                const named = row.cells[name]!;
                const shown = (
                  <CellText
                    cell={cell}
                    drill={drill && target(row, column, index === name, drill)}
                    name={named.is === 'text' ? t(named.text) : ''}
                  />
                );
                return index === 0 ? (
                  <th key={column.id} scope="row" class={`align-${column.align}`}>
                    {shown}
                  </th>
                ) : (
                  <td key={column.id} class={`align-${column.align}${cell.is === 'text' ? ' words' : ''}`}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * Letter size and row height: the table is laid out once at its natural size, and the rows share what is left. Only
 * where even the natural size is too high do the letters shrink.
 */
function useRoom(table: DeckTable, ratio: Ratio, spoken: string) {
  const box = useRef<HTMLDivElement>(null);
  const fitted = useRef('');
  const [fit, setFit] = useState<{ size: number; height: number | null }>({ size: SIZE, height: null });
  useLayoutEffect(() => {
    const key = `${ratio} ${spoken} ${table.id} ${table.rows[0]?.key}`;
    if (fitted.current === key && fit.height !== null) return;
    if (fitted.current !== key) {
      fitted.current = key;
      if (fit.height !== null || fit.size !== SIZE) return setFit({ size: SIZE, height: null });
    }
    const room = box.current?.clientHeight ?? 0;
    const head = box.current?.querySelector('thead')?.offsetHeight ?? 0;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
    const heights = rows.map((row) => row.offsetHeight);
    const left = room - head - heights.reduce((sum, one) => sum + one, 0);
    if (left < 0 && fit.size > SMALLEST) return setFit({ size: fit.size - 1, height: null });
    setFit({ size: fit.size, height: Math.min(TALLEST[ratio], levelOf(heights, room - head - 2)) });
  });
  return { box, ...fit };
}

/** The height that low rows can be raised to, tall ones staying as they are: `levelOf([20, 50, 20], 120)` → 35. */
export function levelOf(heights: readonly number[], room: number): number {
  const sorted = [...heights].sort((a, b) => b - a);
  let left = room;
  for (const [place, one] of sorted.entries()) {
    const share = left / (sorted.length - place);
    if (one <= share) return Math.floor(share);
    left -= one;
  }
  return 0;
}

/** Above a column of lights a name of more than four lines is cut; the tooltip has all of it. */
function Head({ column, cut }: { column: Column; cut: boolean }) {
  const unit = column.unit && t(column.unit);
  return (
    <th scope="col" class={`align-${column.align}`}>
      {cut ? (
        <span class="matrix-head" title={t(column.name)}>
          {t(column.name)}
        </span>
      ) : (
        t(column.name)
      )}
      {unit && <span class="head-unit">{language() === 'zh' ? `（${unit}）` : `(${unit})`}</span>}
    </th>
  );
}

/** The column that names a row: the last text column, since a list of shortfalls has the entity first. */
function nameColumn({ columns }: DeckTable): number {
  const named = columns.flatMap((column, index) => (column.names ? [index] : []));
  return named[named.length - 1] ?? 0;
}

/** The drill-down of a cell: a name's row, or in a matrix the row's indicator for the column's entity. */
function target(
  { indicator, entity }: TableRow,
  column: Column,
  isName: boolean,
  drill: (indicator: string, entity: string) => void,
): (() => void) | undefined {
  const of = column.entity ?? (isName ? entity : undefined);
  return indicator !== undefined && of !== undefined ? () => drill(indicator, of) : undefined;
}

interface CellTextProps {
  cell: Cell;
  drill: (() => void) | undefined;
  name: string;
}

function CellText({ cell, drill, name }: CellTextProps) {
  const spoken = language();
  const content =
    cell.is === 'light' ? (
      <span class={`light ${cell.light}`} title={cell.short ? cell.word[spoken] : undefined}>
        <span aria-hidden="true">{LIGHT_SHAPES[cell.light]}</span>
        {cell.short && <span class="only-read">{cell.word[spoken]}</span>}{' '}
        <span aria-hidden={cell.short !== undefined}>{(cell.short ?? cell.word)[spoken]}</span>
      </span>
    ) : (
      <>
        {cellText(cell, spoken)}
        {cell.is === 'text' && cell.aside && <span class="slide-aside"> {cell.aside[spoken]}</span>}
      </>
    );
  const empty = cell.is === 'text' && cell.text[spoken] === '';
  if (!drill || empty) return content;
  return (
    <button type="button" class="slide-drill" title={t(slideTexts.drill, { name })} onClick={drill}>
      {content}
    </button>
  );
}
