import { type Finding, toFinding } from '../finding.ts';
import { findUnit, isPercent } from '../terms/unit-words.ts';
import { textOf } from '../text/table.ts';
import { type KnownFigure, unitsOf } from './figure-cell.ts';

/**
 * Compares the mark written with a number with what the number is read as: a level cannot be in 百分点 or 倍, growth
 * cannot be an amount of money. Null where they agree.
 *
 * @example '1.54个百分点' as a level → refuse · '3.2亿元' as growth → refuse · '3.2个百分点' as growth of a flow → confirm
 */
export function markMismatch(figure: KnownFigure, growth: boolean): Finding | null {
  const { mark, unit } = figure.marks;
  const { known } = figure;
  if (!growth) {
    if (mark !== 'points' && mark !== 'times') return null;
    return mismatch('refuse', 'not-a-level', figure, {
      zh: `“${textOf(figure.cell)}”是增减幅度，不是“${known.name}”的数值。`,
      en: `“${textOf(figure.cell)}” is a change, not a figure of “${known.name}”.`,
    });
  }
  if (unit !== null && !isPercent(unit)) {
    return mismatch('refuse', 'not-growth', figure, {
      zh: `“${textOf(figure.cell)}”是数额，不是“${known.name}”的增速。`,
      en: `“${textOf(figure.cell)}” is an amount, not the growth of “${known.name}”.`,
    });
  }
  const saysPoints = unitsOf(figure).some((one) => findUnit(one) === '个百分点');
  if (mark !== 'points' || known.kind === 'rate' || saysPoints) return null;
  return mismatch('confirm', 'points-as-growth', figure, {
    zh: `“${textOf(figure.cell)}”是百分点，“${known.name}”的增速应是百分数；将按 ${figure.value}% 导入。`,
    en: `“${textOf(figure.cell)}” is in percentage points; the growth of “${known.name}” is in percent, and ${figure.value} % would be taken.`,
  });
}

function mismatch(
  grade: Finding['grade'],
  code: string,
  { row, column, cell, known }: KnownFigure,
  message: { zh: string; en: string },
): Finding {
  const at = { sheet: row.sheet, row: row.number, column: column.label, value: textOf(cell) };
  return toFinding(grade, code, at, message, { zh: known.unit, en: known.unit });
}
