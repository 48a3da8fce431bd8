import { TURNS } from '../../domain/explanation/reasons.ts';
import { formatCompletion, gapSize, growthSize, NOTHING } from '../../domain/format.ts';
import type { Entity, Indicator, Month } from '../../domain/model.ts';
import { shareDone } from '../../domain/progress/completion.ts';
import { isOfYear } from '../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { NOT_REPORTED } from '../charts/drawing.ts';
import { signed } from '../components/progress/cells.tsx';
import { t } from '../i18n/index.ts';

/** One indicator across all entities; null where an entity has neither a value nor a target. */
export interface MatrixLine {
  indicator: Indicator;
  cells: (ProgressRow | null)[];
  /** How many parks are behind. */
  behind: number;
}

interface MatrixGroup {
  name: string;
  nameEn: string | null;
  lines: MatrixLine[];
}

export interface Matrix {
  /** Columns: the zone first, then its parks in their order. */
  entities: Entity[];
  groups: MatrixGroup[];
  /** Indicators of this year that are behind, by column. */
  behind: number[];
  /** 上年数据: indicators that have nothing of this year yet. Their lights are not counted. */
  earlier: MatrixLine[];
}

/** Rows of the API put in their places. Indicators and entities without a single row are left out. */
export function toMatrix(rows: readonly ProgressRow[], asked: Month, catalog: Catalog): Matrix {
  const places = new Map<string, Map<string, ProgressRow>>();
  for (const row of rows) {
    const line = places.get(row.indicator) ?? new Map<string, ProgressRow>();
    line.set(row.entity, row);
    places.set(row.indicator, line);
  }
  const present = new Set(rows.map((row) => row.entity));
  const entities = catalog.entities
    .filter((entity) => present.has(entity.code))
    .sort((a, b) => Number(b.kind === 'zone') - Number(a.kind === 'zone') || a.sort - b.sort);
  const all = catalog.categories.map(({ name, nameEn, indicators }) => ({
    name,
    nameEn,
    lines: indicators.flatMap((code) => {
      const indicator = catalog.indicator(code);
      const line = places.get(code);
      return indicator && line ? [toLine(indicator, line, entities)] : [];
    }),
  }));
  const groups = all
    .map((group) => ({ ...group, lines: group.lines.filter((line) => !isEarlier(line, asked)) }))
    .filter((group) => group.lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  const behind = entities.map((_, column) => lines.filter((line) => isBehind(line.cells[column])).length);
  const earlier = all.flatMap((group) => group.lines).filter((line) => isEarlier(line, asked));
  return { entities, groups, behind, earlier };
}

function toLine(
  indicator: Indicator,
  line: ReadonlyMap<string, ProgressRow>,
  entities: readonly Entity[],
): MatrixLine {
  const cells = entities.map((entity) => line.get(entity.code) ?? null);
  const behind = cells.filter((row, column) => entities[column]?.kind !== 'zone' && isBehind(row)).length;
  return { indicator, cells, behind };
}

/** Which period an indicator shows depends on its calendar alone: all cells of a line are of one. */
function isEarlier({ cells }: MatrixLine, asked: Month): boolean {
  const row = cells.find((cell) => cell !== null);
  return row !== undefined && row !== null && !isOfYear(row, asked);
}

function isBehind(row: ProgressRow | null | undefined): boolean {
  return row?.status === 'behind';
}

export interface Place {
  line: number;
  column: number;
}

const STEPS: Readonly<Record<string, [line: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where a key leads from a place: the next filled place in the arrow's direction, Home and End to the ends of the
 * line, with Ctrl to the corners. Null where the key means nothing or there is nowhere to go.
 */
export function nextPlace(
  filled: readonly (readonly boolean[])[],
  from: Place,
  key: string,
  ctrl: boolean,
): Place | null {
  const step = STEPS[key];
  if (step !== undefined) return seek(filled, from, step);
  if (key !== 'Home' && key !== 'End') return null;
  const line = ctrl ? (key === 'Home' ? 0 : filled.length - 1) : from.line;
  const marks = filled[line] ?? [];
  const column = key === 'Home' ? marks.indexOf(true) : marks.lastIndexOf(true);
  return column < 0 ? null : { line, column };
}

function seek(
  filled: readonly (readonly boolean[])[],
  from: Place,
  [down, right]: [number, number],
): Place | null {
  let { line, column } = from;
  for (;;) {
    line += down;
    column += right;
    const mark = filled[line]?.[column];
    if (mark === undefined) return null;
    if (mark) return { line, column };
  }
}

/** The number next to each light. */
export type Metric = 'gap' | 'completion' | 'growth';

type Counted = Pick<Indicator, 'kind' | 'unit' | 'base' | 'decimals'>;

/** The number of the chosen metric next to a light, or the word that replaces it. */
export function shortNumber(row: ProgressRow, metric: Metric, indicator: Counted): string {
  if (row.status === 'missing') return t(NOT_REPORTED);
  if (metric === 'completion') return formatCompletion(shareDone(row, indicator.kind));
  if (metric === 'gap') {
    const gap = gapSize(row, indicator);
    return gap ? signed(row.gap ?? 0, gap.size) : NOTHING;
  }
  if (row.turn) return t(TURNS[row.turn]);
  // A difference of levels is no growth in percent.
  const growth = growthSize(row.yoyYtd, indicator, row.yoyYtdSource);
  if (!growth) return NOTHING;
  return growth.unit.zh === '%' ? `${growth.size}%` : growth.size;
}
