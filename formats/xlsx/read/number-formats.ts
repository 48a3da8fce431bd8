import type { Cell } from '../../../domain/import/text/table.ts';
import { refuseDamaged, refuseTooLarge } from '../../file-refused.ts';
import { attribute, type XmlHandler } from '../../xml/xml-reader.ts';

/** How numbers of a style are shown, as far as it changes what they mean. */
export type NumberStyle = 'plain' | 'date' | 'percent' | 'scaled' | 'unseen' | `behind:${string}`;

/** Excel's own date formats, the Chinese and Japanese ones included. */
const DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);
const PERCENTS = new Set([9, 10]);

/** Excel itself keeps 65 490 cell formats. */
const MOST_STYLES = 70_000;
const MOST_FORMATS = 10_000;

/** Collects the number style of each cell format (`s="…"`). */
export function stylesHandler(styles: NumberStyle[]): XmlHandler {
  const formats = new Map<number, string>();
  let inCellFormats = false;
  return {
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attribute(attributes, 'numFmtId'));
        if (formats.size >= MOST_FORMATS) refuseTooLarge();
        formats.set(id, attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        if (styles.length >= MOST_STYLES) refuseTooLarge();
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(numberStyle(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  };
}

/**
 * `behind:` is text that the format writes behind the number and that says what it is: 0.00"万元", 0"月", 0.0"%".
 *
 * @example numberStyle(10) → percent · numberStyle(164, '0.0"万元"') → behind:万元 · numberStyle(164, 'yyyy"年"m"月"') → date · numberStyle(164, '0!.0,"万"') → scaled
 */
export function numberStyle(id: number, format?: string): NumberStyle {
  if (format === undefined) return DATES.has(id) ? 'date' : PERCENTS.has(id) ? 'percent' : 'plain';
  // ;;; shows nothing at all.
  if (/^;/.test(format)) return 'unseen';
  const code = format
    .split(';')[0]!
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase();
  if (code.includes('%')) return 'percent';
  if (/[ymdhs]/.test(code.replace(/general/g, ''))) return 'date';
  // A comma behind the last digit divides by a thousand, `!.` shows a point that is not there.
  if (/[0#?],+($|[^0#?,])|!\./.test(code)) return 'scaled';
  const behind = behindNumber(format.split(';')[0]!.slice(0, 255));
  return behind === null ? 'plain' : `behind:${behind}`;
}

const MEANING =
  /^(%|‰|个?百分点|倍|年|月|季度|[万亿千百十]*(元|美元|吨|人|户|家|个|件|平方米|千瓦时|度)|[万亿]+)$/;

/** The literal text after the last digit, where it is a unit or the like; `_)` and `* ` are space. */
function behindNumber(format: string): string | null {
  const tail = /(?:[0#?]|General|通用格式)([^0#?]*)$/i.exec(format)?.[1] ?? '';
  const text = tail
    .replace(/[_*]./g, '')
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted, one) => quoted ?? one)
    .trim();
  return MEANING.test(text) ? text : null;
}

/**
 * The day of a date serial, `YYYY-MM-DD`, or null outside Excel's calendar. Day 60 of the 1900 system is a 29
 * February that never was.
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return null;
  const unix = days - 25_569 + (days < 60 ? 1 : 0);
  return new Date(unix * 86_400_000).toISOString().slice(0, 10);
}

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
