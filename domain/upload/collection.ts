import type { PlacedFigure } from './figure-cell.ts';
import { type At, type Finding, toFinding } from './finding.ts';
import { textOf } from './table.ts';
import { FIELDS, type Field, type UploadedObservation } from './understanding.ts';

/**
 * Gathers figures into observations, one for each month, indicator and entity. The same figure twice is noted, two
 * different values for one figure are refused.
 *
 * @param settled observations that need nothing more
 */
export function collectFigures(
  settled: readonly UploadedObservation[],
  figures: readonly PlacedFigure[],
  fieldOf: (figure: PlacedFigure) => Field | null,
  figureIn: (figure: PlacedFigure, field: Field) => number | null,
  findings: Finding[],
): UploadedObservation[] {
  const collected = new Map<string, UploadedObservation>();
  for (const one of settled) {
    const key = `${one.period}|${one.indicator}|${one.entity}`;
    const first = collected.get(key);
    if (first) merge(first, one, findings);
    else collected.set(key, one);
  }
  let last: UploadedObservation | undefined;
  for (const figure of figures) {
    const field = fieldOf(figure);
    if (field === null) continue;
    const value = figureIn(figure, field);
    if (value === null) continue;
    // Figures of one row come together; only a change of any of the three is looked up.
    if (!last || !isOf(last, figure)) {
      const key = `${figure.month}|${figure.known.code}|${figure.entity}`;
      last = collected.get(key);
      if (!last) {
        last = toObservation(figure);
        collected.set(key, last);
      }
    }
    if (last[field] === null) {
      last[field] = value;
      last.at[field] = { row: figure.row.number, column: figure.column.label };
      last.status ??= figure.row.status ?? figure.statement.status;
    } else {
      const at = { sheet: figure.row.sheet, row: figure.row.number, column: figure.column.label };
      findings.push(repeated({ ...at, value: textOf(figure.cell) }, last, field, value));
    }
  }
  const observations = [...collected.values()];
  // Rows that needed a closer look come after the others; the file's order is what people know.
  return settled.length > 0 && figures.length > 0 ? observations.sort((a, b) => a.row - b.row) : observations;
}

/** A second row about the same: what the first leaves out is taken, what it has is told. */
function merge(first: UploadedObservation, second: UploadedObservation, findings: Finding[]): void {
  for (const field of FIELDS) {
    const value = second[field];
    if (value === null) continue;
    const place = second.at[field]!;
    if (first[field] === null) {
      first[field] = value;
      first.at[field] = place;
    } else
      findings.push(repeated({ sheet: second.sheet, ...place, value: String(value) }, first, field, value));
  }
  first.status ??= second.status;
}

function isOf(observation: UploadedObservation, { month, known, entity }: PlacedFigure): boolean {
  return (
    observation.period === month && observation.indicator === known.code && observation.entity === entity
  );
}

function toObservation({ month, known, entity, row, column, statement }: PlacedFigure): UploadedObservation {
  return {
    period: month,
    indicator: known.code,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: row.status ?? statement.status,
    sheet: row.sheet,
    row: row.number,
    column: column.label,
    at: {},
  };
}

function repeated(at: At, first: UploadedObservation, field: Field, value: number): Finding {
  const place = first.at[field]!;
  const same = first[field] === value;
  return toFinding(
    same ? 'note' : 'refuse',
    same ? 'repeated' : 'duplicate',
    at,
    {
      zh: same
        ? `与第 ${place.row} 行重复，数值相同。`
        : `与第 ${place.row} 行是同一个指标、主体和期间，数值却不同（${first[field]} 与 ${value}）。`,
      en: same
        ? `The same figure as in row ${place.row}.`
        : `The same indicator, entity and period as row ${place.row}, with another value (${first[field]} and ${value}).`,
    },
    { zh: '每个指标、主体、期间只出现一次', en: 'each indicator, entity and period once' },
  );
}
