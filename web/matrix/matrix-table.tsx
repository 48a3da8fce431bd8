import { useEffect, useRef } from 'preact/hooks';
import { LIGHT_SHAPES } from '../../domain/explanation/reasons.ts';
import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { lightName, lightReason, lightWord } from '../components/lights.tsx';
import { earlierSpan } from '../components/progress/selection.ts';
import { progressTexts } from '../components/progress/texts.ts';
import { columnTexts } from '../i18n/column-texts.ts';
import { nameOf, t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { type Matrix, type MatrixLine, type Metric, nextPlace, shortNumber } from './matrix-model.ts';
import { matrixTexts } from './texts.ts';

interface MatrixTableProps {
  matrix: Matrix;
  metric: Metric;
  caption: string;
}

/** CSS pixels: the two columns of names and counts (matrix.css), and what a light with its number needs. */
const NAMES_WIDTH = 300;
const CELL_WIDTH = 86;

/** The grid of lights. One place takes Tab; the arrows go on from there. */
export function MatrixTable({ matrix, metric, caption }: MatrixTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const groups = matrix.earlier.length > 0 ? [...matrix.groups, earlierGroup(matrix)] : matrix.groups;
  const lines = groups.flatMap((group) => group.lines);
  const filled = lines.map((line) => line.cells.map((cell) => cell !== null));
  useEffect(() => keepOneStop(frame.current), [matrix]);

  const move = (event: KeyboardEvent) => {
    const from = placeOf(event.target as HTMLElement);
    const to = from && nextPlace(filled, from, event.key, event.ctrlKey || event.metaKey);
    if (!to) return;
    event.preventDefault();
    cellAt(frame.current, to.line, to.column)?.focus();
  };

  const describe = (event: Event) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-place]');
    const place = cell && placeOf(cell);
    const row = place && lines[place.line]?.cells[place.column];
    if (cell && row)
      cell.title = cellTitle(row, lines[place.line]!.indicator, matrix.entities[place.column]!);
  };

  return (
    <div class="matrix-frame" ref={frame}>
      <table
        class="matrix"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: reached by arrows, a table is a grid
        role="grid"
        aria-label={caption}
        style={{ minWidth: `${NAMES_WIDTH + matrix.entities.length * CELL_WIDTH}px` }}
        onKeyDown={move}
        onFocusIn={(event) => {
          takeStop(event);
          describe(event);
        }}
        onPointerOver={describe}
      >
        <colgroup>
          <col class="matrix-col-name" />
          <col class="matrix-col-count" />
          {matrix.entities.map((entity) => (
            <col key={entity.code} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" class="matrix-name">
              {t(columnTexts.indicator)}
            </th>
            <th scope="col" class="matrix-count">
              {t(matrixTexts.behindParks)}
            </th>
            {matrix.entities.map((entity, column) => (
              <EntityHead key={entity.code} entity={entity} behind={matrix.behind[column] ?? 0} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name}>
            <tr class="matrix-group">
              <th scope="rowgroup" colSpan={matrix.entities.length + 2}>
                <span>{nameOf(group)}</span>
              </th>
            </tr>
            {group.lines.map((line) => (
              <Line
                key={line.indicator.code}
                line={line}
                number={lines.indexOf(line)}
                entities={matrix.entities}
                metric={metric}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function earlierGroup({ earlier }: Matrix): Matrix['groups'][number] {
  const rows = earlier.flatMap(({ cells }) => cells.filter((cell) => cell !== null));
  const title = { zh: progressTexts.group.earlier.zh, en: progressTexts.group.earlier.en };
  const span = earlierSpan(rows);
  return { name: `${title.zh}（${span}）`, nameEn: `${title.en} (${span})`, lines: earlier };
}

function EntityHead({ entity, behind }: { entity: Entity; behind: number }) {
  const name = nameOf(entity);
  const short = entity.shortName !== null && name === entity.name ? entity.shortName : name;
  const label = entity.kind === 'park' ? <a href={hrefTo('park', entity.code)}>{short}</a> : short;
  return (
    <th scope="col" class={entity.kind === 'zone' ? 'matrix-head matrix-zone' : 'matrix-head'} title={name}>
      <span class="matrix-head-name">{label}</span>
      <span class="matrix-head-count">{t(matrixTexts.behind, { count: behind })}</span>
    </th>
  );
}

interface LineProps {
  line: MatrixLine;
  number: number;
  entities: Entity[];
  metric: Metric;
}

function Line({ line: { indicator, cells, behind }, number, entities, metric }: LineProps) {
  const name = nameOf(indicator);
  return (
    <tr>
      <th scope="row" class="matrix-name" title={name}>
        <a href={hrefTo('indicator', indicator.code)}>{name}</a>
      </th>
      <td class={behind > 0 ? 'matrix-count' : 'matrix-count none'}>{behind}</td>
      {cells.map((row, column) => {
        const entity = entities[column]!;
        return (
          <td key={entity.code} class={entity.kind === 'zone' ? 'matrix-zone' : undefined}>
            {row && (
              <MatrixCell row={row} indicator={indicator} metric={metric} line={number} column={column} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function placeOf(element: HTMLElement): { line: number; column: number } | null {
  const [line, column] = (element.dataset.place ?? '').split(' ').map(Number);
  return line === undefined || column === undefined ? null : { line, column };
}

function cellAt(frame: HTMLElement | null, line: number, column: number): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-place="${line} ${column}"]`) ?? null;
}

/** Tab comes back to the cell that was left. */
function takeStop(event: FocusEvent): void {
  const cell = event.target as HTMLElement;
  if (cell.dataset.place === undefined) return;
  for (const other of (event.currentTarget as HTMLElement).querySelectorAll('[data-place][tabindex="0"]')) {
    if (other !== cell) other.setAttribute('tabindex', '-1');
  }
  cell.setAttribute('tabindex', '0');
}

/** After other rows have come in, some cell must still take Tab. */
function keepOneStop(frame: HTMLElement | null): void {
  if (frame?.querySelector('[data-place][tabindex="0"]') === null) {
    frame.querySelector('[data-place]')?.setAttribute('tabindex', '0');
  }
}

interface CellProps {
  row: ProgressRow;
  indicator: Indicator;
  metric: Metric;
  line: number;
  column: number;
}

/** A light with its number, and a link to the indicator's page for that entity. */
function MatrixCell({ row, indicator, metric, line, column }: CellProps) {
  return (
    <a
      class={`matrix-cell ${row.light}`}
      href={hrefTo('indicator', indicator.code, { entity: row.entity })}
      tabIndex={line === 0 && column === 0 ? 0 : -1}
      data-place={`${line} ${column}`}
    >
      <span class="light-shape" role="img" aria-label={lightName(row.light)}>
        {LIGHT_SHAPES[row.light]}
      </span>
      <span class="matrix-number">{shortNumber(row, metric, indicator)}</span>
    </a>
  );
}

/**
 * The whole of a cell in words: 高新园 · 规上工业总产值 · 欠3.2个百分点. Worded when a cell is pointed at or reached,
 * for wording hundreds of them takes longer than drawing them.
 */
function cellTitle(row: ProgressRow, indicator: Indicator, entity: Entity): string {
  const words = [nameOf(entity), nameOf(indicator), lightWord(row, indicator), lightReason(row)];
  return [...new Set(words.filter(Boolean))].join(' · ');
}
