import type { Cell } from '../../../domain/import/text/table.ts';
import { refuseDamaged } from '../../reader/file-problem.ts';
import { type NumberStyle, serialDate } from './number-formats.ts';

/**
 * A stored number as its format shows it: a date, a percentage, or the number to fifteen digits, which is what
 * Excel keeps and shows; the rest is binary noise.
 */
export function numberCell(value: number, style: NumberStyle, from1904: boolean): Cell {
  if (!Number.isFinite(value)) return refuseDamaged('数字');
  const rounded = Number(value.toPrecision(15));
  if (style === 'percent')
    return { text: `${Number((rounded * 100).toPrecision(12))}%`, value: rounded, percent: true };
  // As a person reads it: the unit is part of what the cell says.
  if (style.startsWith('behind:')) return `${rounded}${style.slice('behind:'.length)}`;
  const date = style === 'date' ? serialDate(rounded, from1904) : null;
  return date ? { text: date, value: null, date } : rounded;
}
