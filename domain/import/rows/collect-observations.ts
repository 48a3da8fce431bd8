import { type At, type Finding, toFinding } from '../finding.ts';
import { FIELDS, type Field, type UploadedObservation } from '../parsed-file.ts';
import { textOf } from '../text/table.ts';
import type { ResolvedFigure } from './figure-cell.ts';
import { FigureMap } from './figure-map.ts';

/**
 * Gathers figures into observations, one for each month, indicator and entity. The same figure twice is noted, two
 * different values for one figure are refused.
 *
 * @param resolved observations that need nothing more
 */
export function collectObservations(
  resolved: readonly UploadedObservation[],
  figures: readonly ResolvedFigure[],
  fieldOf: (figure: ResolvedFigure) => Field | null,
  figureIn: (figure: ResolvedFigure, field: Field) => number | null,
  findings: Finding[],
): UploadedObservation[] {
  const observations: UploadedObservation[] = [];
  const collected = new FigureMap<UploadedObservation>();
  const collect = (one: UploadedObservation): void => {
    observations.push(one);
    collected.set(one, one);
  };
  for (const one of resolved) {
    const first = collected.get(one.indicator, one.entity, one.period);
    if (first) merge(first, one, findings);
    else collect(one);
  }
  let last: UploadedObservation | undefined;
  for (const figure of figures) {
    const field = fieldOf(figure);
    if (field === null) continue;
    const value = figureIn(figure, field);
    if (value === null) continue;
    // Figures of one row come together; only a change of any of the three is looked up.
    if (!last || !isOf(last, figure)) {
      last = collected.get(figure.known.code, figure.entity, figure.month);
      if (!last) {
        last = toObservation(figure);
        collect(last);
      }
    }
    if (last[field] === null) {
      last[field] = value;
      const place = { below: figure.row.number - last.row, column: figure.column.label };
      last.at = { ...last.at, [field]: place };
      last.status ??= figure.row.status ?? figure.column.status ?? figure.preamble.status;
    } else {
      const at = { sheet: figure.row.sheet, row: figure.row.number, column: figure.column.label };
      findings.push(repeated({ ...at, value: textOf(figure.cell) }, last, field, value));
    }
  }
  // Rows that needed a closer look come after the others; the file's order is what people know.
  return resolved.length > 0 && figures.length > 0
    ? observations.sort((a, b) => a.row - b.row)
    : observations;
}

/** A second row about the same observation: figures that the first lacks are taken, the others are reported. */
function merge(first: UploadedObservation, second: UploadedObservation, findings: Finding[]): void {
  for (const field of FIELDS) {
    const value = second[field];
    if (value === null) continue;
    const { below, column } = second.at[field]!;
    const row = second.row + below;
    if (first[field] === null) {
      first[field] = value;
      first.at = { ...first.at, [field]: { below: row - first.row, column } };
    } else
      findings.push(
        repeated({ sheet: second.sheet, row, column, value: String(value) }, first, field, value),
      );
  }
  first.status ??= second.status;
}

function isOf(observation: UploadedObservation, { month, known, entity }: ResolvedFigure): boolean {
  return (
    observation.period === month && observation.indicator === known.code && observation.entity === entity
  );
}

function toObservation({ month, known, entity, row, column, preamble }: ResolvedFigure): UploadedObservation {
  return {
    period: month,
    indicator: known.code,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: row.status ?? column.status ?? preamble.status,
    sheet: row.sheet,
    row: row.number,
    column: column.label,
    at: {},
  };
}

function repeated(at: At, first: UploadedObservation, field: Field, value: number): Finding {
  const row = first.row + first.at[field]!.below;
  const same = first[field] === value;
  return toFinding(
    same ? 'note' : 'refuse',
    same ? 'repeated' : 'duplicate',
    at,
    {
      zh: same
        ? `与第 ${row} 行重复，数值相同。`
        : `与第 ${row} 行是同一个指标、主体和期间，数值却不同（${first[field]} 与 ${value}）。`,
      en: same
        ? `The same figure as in row ${row}.`
        : `The same indicator, entity and period as row ${row}, with another value (${first[field]} and ${value}).`,
    },
    { zh: '每个指标、主体、期间只出现一次', en: 'each indicator, entity and period once' },
  );
}
