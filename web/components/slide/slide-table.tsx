import {
  type Cell,
  type Column,
  type DeckTable,
  isMatrix,
  shownWords,
  type TableRow,
} from '../../../domain/decks/deck-table.ts';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import { layPageTable } from '../../../domain/decks/layout/page-table.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import { language, t } from '../../i18n/index.ts';
import { InlineChartCell } from './inline-chart.tsx';
import { slideTexts } from './texts.ts';

/** Actions on a page; none on paper and in thumbnails. */
export interface SlideActions {
  /** Opens the drill-down of one indicator of one entity. */
  drill?: ((indicator: string, entity: string) => void) | undefined;
}

interface SlideTableProps extends SlideActions {
  content: PageContent;
  table: DeckTable;
  ratio: Ratio;
}

/** A table whose rows share the available height, whether there are three or ten of them. */
export function SlideTable({ content, table, ratio, drill }: SlideTableProps) {
  const { size, columns, rows } = layPageTable(content, table, ratio, language());
  const matrix = isMatrix(table);
  const name = nameColumn(table);
  return (
    <div class="slide-table" style={{ fontSize: `${size}px` }}>
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
            <tr key={row.key} class={row.whole ? 'whole' : ''} style={{ height: `${rows[place]}px` }}>
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
        {cell.period && <small class="slide-period">{cell.period[spoken]} </small>}
        {shownWords(cell, spoken)}
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
