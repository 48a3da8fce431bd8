import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Cell, cellText, columnText, type DeckTable, type TableRow } from '../../domain/deck-table.ts';
import { formatSigned } from '../../domain/format.ts';
import { LIGHT_SHAPES } from '../../domain/reason.ts';
import { language, say } from '../i18n/index.ts';
import type { SlideActions } from './slide.tsx';
import { fitColumns } from './slide-columns.ts';
import { LaneCell } from './slide-lane.tsx';
import { type Ratio, STAGE_WIDTH } from './stage.tsx';
import { w } from './words.ts';

/** Pixels of the stage left for a table between its margins, and the size of its letters. */
const ROOM = STAGE_WIDTH - 96;
const SIZE = 24;
const TALLEST = 58;

interface SlideTableProps extends SlideActions {
  table: DeckTable;
  ratio: Ratio;
}

/** A table whose rows share the room there is, so that ten of them and three of them both look at home. */
export function SlideTable({ table, ratio, drill }: SlideTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  const spoken = language();
  const columns = fitColumns(table, ROOM, SIZE, spoken);
  useLayoutEffect(() => {
    const room = box.current?.clientHeight ?? 0;
    const head = box.current?.querySelector('thead')?.clientHeight ?? 0;
    setHeight(Math.min(TALLEST, Math.floor((room - head) / Math.max(1, table.rows.length))));
  }, [table, ratio, spoken]);
  const matrix = table.id.startsWith('matrix/');
  return (
    <div class="slide-table" ref={box}>
      <table class={matrix ? 'matrix-slide' : ''}>
        <colgroup>
          {columns.map(({ index, width }) => (
            <col key={index} style={{ width: `${width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ index }) => {
              const column = table.columns[index]!;
              return (
                <th key={column.id} scope="col" class={`align-${column.align}`}>
                  {columnText(column, spoken)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr
              key={row.key}
              class={row.whole ? 'whole' : ''}
              style={height ? { height: `${height}px` } : {}}
            >
              {columns.map(({ index }, at) => {
                const column = table.columns[index]!;
                const cell = row.cells[index]!;
                if (column.id === table.lane?.column) {
                  return (
                    <td key={column.id} class="slide-lane">
                      <LaneCell table={table} lane={table.lane} row={row} cell={cell} place={place} />
                    </td>
                  );
                }
                const shown = (
                  <CellText
                    cell={cell}
                    short={matrix && spoken === 'en'}
                    drill={drill && target(row, column.id, matrix, at === nameColumn(table), drill)}
                    name={say(row.cells[nameColumn(table)]!.is === 'text' ? textOf(row) : { zh: '', en: '' })}
                  />
                );
                return index === 0 ? (
                  <th key={column.id} scope="row" class={`align-${column.align}`}>
                    {shown}
                  </th>
                ) : (
                  <td key={column.id} class={`align-${column.align}`}>
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

  function textOf(row: TableRow) {
    const cell = row.cells[nameColumn(table)]!;
    return cell.is === 'text' ? cell.text : { zh: '', en: '' };
  }
}

/** The column that names what a row is about: the indicator where there is one, else the entity, else the first. */
function nameColumn({ columns }: DeckTable): number {
  const indicator = columns.findIndex(({ id }) => id === 'indicator');
  if (indicator >= 0) return indicator;
  return Math.max(
    0,
    columns.findIndex(({ id }) => id === 'entity'),
  );
}

/** Where a cell leads: a row's name to the row, a matrix's light to the indicator of that park. */
function target(
  { key }: TableRow,
  column: string,
  matrix: boolean,
  isName: boolean,
  drill: (indicator: string, entity: string) => void,
): (() => void) | undefined {
  if (matrix) return column === 'indicator' ? undefined : () => drill(key, column);
  const [indicator, entity] = key.split('|');
  return isName && indicator && entity && entity !== 'difference'
    ? () => drill(indicator, entity)
    : undefined;
}

interface CellTextProps {
  cell: Cell;
  /** A light as its shape and its number, where words are too long for a matrix. */
  short: boolean;
  drill: (() => void) | undefined;
  name: string;
}

function CellText({ cell, short, drill, name }: CellTextProps) {
  const spoken = language();
  const content =
    cell.is === 'light' ? (
      <span class={`light ${cell.light}`}>
        <span aria-hidden="true">{LIGHT_SHAPES[cell.light]}</span>{' '}
        {short ? (cell.gap === null ? '' : formatSigned(cell.gap)) : cell.word[spoken]}
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
    <button type="button" class="slide-drill" title={w('present.drill', { name })} onClick={drill}>
      {content}
    </button>
  );
}
