import type { Indicator } from '../../model.ts';
import { type Finding, toFinding } from '../finding.ts';
import type { Assumption, Question, UploadContext } from '../parsed-file.ts';
import {
  type FigureCell,
  isExact,
  isGrowth,
  isGrowthByKind,
  type KnownFigure,
  type ResolvedFigure,
  unitsOf,
} from '../rows/figure-cell.ts';
import { fullUnit, isPercent, powerBetween, shift, unitsLike } from '../terms/unit-words.ts';
import { textOf } from '../text/table.ts';
import { isPercentLevel } from './percent-scale.ts';
import { askUnit } from './questions.ts';

/** For each of our units that figures are given in without saying so: the unit they are in, or null while asked. */
export type Units = ReadonlyMap<string, string | null>;

/** Units that come in several sizes, so that an unstated one is doubtful. */
const SIZED = /元|千瓦时|平方米|立方米|吨|人$/;

/** Months are a tenth of a year to date; anything near is our own unit, and ten thousand times is not near. */
const NEAR = [0.02, 8] as const;

export function resolveUnits(
  figures: readonly KnownFigure[],
  { answers = {}, typical = {} }: UploadContext,
  normalized: { assumptions: Assumption[]; questions: Question[] },
): Units {
  const unstated = new Map<string, { names: Set<string>; ratios: number[]; disputed: string[] }>();
  for (const figure of figures) {
    const { known } = figure;
    const disputed = figure.preamble.disputedUnits;
    if (
      (isExact(figure) && disputed.length === 0) ||
      isGrowth(figure) ||
      isGrowthByKind(figure, known) ||
      isPercentLevel(known)
    )
      continue;
    if (!SIZED.test(known.unit) || statedUnit(figure, known) !== undefined) continue;
    const group = unstated.get(known.unit) ?? { names: new Set<string>(), ratios: [], disputed: [] };
    unstated.set(known.unit, group);
    if (disputed.length > 0) group.disputed = disputed;
    group.names.add(known.name);
    const usual = typical[`${known.code}|${figure.entity}`];
    if (usual && figure.value) group.ratios.push(Math.abs(figure.value / usual));
  }
  const units = new Map<string, string | null>();
  for (const [unit, { names, ratios, disputed }] of unstated) {
    const answer = answers[`unit:${unit}`];
    const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
    if (answer && powerBetween(answer, unit) !== null) units.set(unit, answer);
    else if (disputed.length === 0 && ratio !== undefined && ratio > NEAR[0] && ratio < NEAR[1]) {
      units.set(unit, unit);
      normalized.assumptions.push({
        code: 'unit',
        zh: `没有写明计量单位；与已有数据相比，${[...names].slice(0, 3).join('、')}用的是${unit}。`,
        en: `No unit is stated; next to what is stored, ${[...names].slice(0, 3).join(', ')} is in ${unit}.`,
      });
    } else {
      units.set(unit, null);
      normalized.questions.push(
        askUnit(unit, [...names], ratio === undefined ? null : likelyUnit(unit, ratio), disputed),
      );
    }
  }
  return units;
}

/** Of the units like ours the one that brings figures `ratio` times the usual size back to it. */
function likelyUnit(unit: string, ratio: number): string | null {
  const power = Math.log10(ratio);
  const distance = (other: string): number => Math.abs((powerBetween(unit, other) ?? 99) - power);
  const [best] = unitsLike(unit).sort((a, b) => distance(a) - distance(b));
  return best !== undefined && distance(best) < 1.5 ? best : null;
}

/** The stated unit that this indicator can be in; undefined where none is stated, null where none fits. */
function statedUnit(figure: FigureCell, indicator: Indicator): string | null | undefined {
  if (figure.marks.formatted || figure.marks.mark === 'percent') return '%';
  const units = unitsOf(figure);
  if (units.length === 0) return undefined;
  const fitting = units.find((unit) => powerBetween(fullUnit(unit, indicator.unit), indicator.unit) !== null);
  return fitting === undefined ? null : fullUnit(fitting, indicator.unit);
}

/** A level in the indicator's unit; null while its unit is asked or where it cannot be converted. */
export function levelOf(figure: ResolvedFigure, units: Units, findings: Finding[]): number | null {
  const { known } = figure;
  const conflict = unitConflict(figure);
  if (conflict) {
    findings.push(conflict);
    return null;
  }
  const stated = statedUnit(figure, known);
  if (stated === undefined) {
    // The contract's own columns are in the indicator's unit, unless the file says another anywhere.
    const own = isExact(figure) && figure.preamble.disputedUnits.length === 0;
    const unit = own ? undefined : units.get(known.unit);
    if (unit === undefined) return figure.value;
    return unit === null ? null : shift(figure.value, powerBetween(unit, known.unit)!);
  }
  if (stated === null || (stated === '%' && !isPercent(known.unit))) {
    findings.push(unitMismatch(figure));
    return null;
  }
  return shift(figure.value, powerBetween(stated, known.unit)!);
}

/** Two sizes of one unit where only one can be meant: 万元 in the row under （亿元）, 亿元/万元 in one cell. */
function unitConflict(figure: ResolvedFigure): Finding | null {
  const { known, row, column, marks } = figure;
  const columnUnits = column.term.units ?? [];
  // Nearly every figure has at most one unit said about it.
  if (marks.unit || columnUnits.length + row.units.length < 2) return null;
  const fitting = [...columnUnits, ...row.units].filter(
    (unit) => powerBetween(fullUnit(unit, known.unit), known.unit) !== null,
  );
  const powers = new Set(fitting.map((unit) => powerBetween(fullUnit(unit, known.unit), known.unit)));
  if (powers.size < 2) return null;
  const units = [...new Set(fitting)];
  return toFinding(
    'refuse',
    'unit-conflict',
    { sheet: row.sheet, row: row.number, column: column.label, value: units.join('、') },
    {
      zh: `“${known.name}”写了不止一种计量单位：${units.join('、')}。请只留一种。`,
      en: `More than one unit is given for “${known.name}”: ${units.join(', ')}. Leave only one.`,
    },
  );
}

function unitMismatch(figure: ResolvedFigure): Finding {
  const { known, row, column } = figure;
  const unit = statedUnit(figure, known) === '%' ? '%' : unitsOf(figure).join('、');
  return toFinding(
    'refuse',
    'unit-mismatch',
    { sheet: row.sheet, row: row.number, column: column.label, value: textOf(figure.cell) },
    {
      zh: `“${known.name}”的单位写作${unit}，系统里是${known.unit}，不能换算。`,
      en: `“${known.name}” is given in ${unit}; it is kept in ${known.unit}, and one cannot be converted into the other.`,
    },
    { zh: known.unit, en: known.unit },
  );
}
