import { attribute, type XmlHandler } from './xml.ts';

/** How numbers of a style are shown, as far as it changes what they mean. */
export type NumberStyle = 'plain' | 'date' | 'percent' | 'scaled';

/** Excel's own date formats, the Chinese and Japanese ones included. */
const DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);
const PERCENTS = new Set([9, 10]);

/** Collects the number style of each cell format (`s="…"`). */
export function stylesHandler(styles: NumberStyle[]): XmlHandler {
  const formats = new Map<number, string>();
  let inCellFormats = false;
  return {
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attribute(attributes, 'numFmtId'));
        if (formats.size < 5000) formats.set(id, attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats && styles.length < 70_000) {
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
 * @example numberStyle(10) → percent · numberStyle(164, 'yyyy"年"m"月"') → date · numberStyle(164, '0!.0,"万"') → scaled
 */
export function numberStyle(id: number, format?: string): NumberStyle {
  if (format === undefined) return DATES.has(id) ? 'date' : PERCENTS.has(id) ? 'percent' : 'plain';
  const code = format
    .split(';')[0]!
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase();
  if (code.includes('%')) return 'percent';
  if (/[ymdhs]/.test(code.replace(/general/g, ''))) return 'date';
  // A comma behind the last digit divides by a thousand, `!.` shows a point that is not there.
  return /[0#?],+($|[^0#?,])|!\./.test(code) ? 'scaled' : 'plain';
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
