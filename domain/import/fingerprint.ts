import type { Column } from './layout/column.ts';
import type { Layout } from './layout/table-layout.ts';
import { findPeriods, readPeriod } from './terms/period-text.ts';
import { compact } from './text/character-forms.ts';
import { isEmpty, textOf } from './text/table.ts';

/**
 * A form's own mark: titles and headers with every month, year and figure taken out, so that next month's file has
 * the same one. Repeated month columns count once, so that one more month is still the same form.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprint(
  sheets: readonly { layout: Layout; columns: readonly Column[]; entitySheet: boolean }[],
): string {
  const perEntity = sheets.some(({ entitySheet }) => entitySheet);
  const parts = sheets.map(({ layout, columns }) => {
    const titles = layout.titles.flatMap((row) =>
      row.cells.filter((cell) => !isEmpty(cell)).map((cell) => skeleton(textOf(cell))),
    );
    const heads = columns.filter(({ use }) => use !== 'empty').map(({ label }) => skeleton(label));
    const distinct = heads.filter((head, i) => head !== heads[i - 1]);
    const name = perEntity ? '' : skeleton(layout.table.name ?? '');
    return [name, ...titles, '|', ...distinct].join('\u0001');
  });
  // Sheets of one form (one for each region) count once, however many there are.
  return hash([...new Set(parts)].join('\u0002'));
}

function skeleton(text: string): string {
  const bare = compact(text);
  if (readPeriod(bare)) return '<period>';
  const [found] = findPeriods(bare);
  return (found ? `<period>${found.rest}` : bare).replace(/\d+(\.\d+)?/g, '0').slice(0, 80);
}

/** FNV-1a, twice with different starts: enough to tell forms apart, and the same on every machine. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = Math.imul(b ^ (code + i), 0x85ebca6b) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
