/**
 * CSV as spreadsheet programs take it, and the guard against text that they would calculate. Pure: the server
 * writes files with it, and so does the page. The reader is `import/text/delimited.ts`.
 */

export type CsvCell = string | number | null;

/** Excel takes a CSV file for UTF-8 only if it begins with this. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as CSV lines that end in CRLF. Numbers are not rounded, null is an empty cell, text is quoted where it has to
 * be and guarded where a spreadsheet would calculate it.
 *
 * @example toCsv([['code', 'ytd'], ['高新, 北区', -5.2]]) → 'code,ytd\r\n"高新, 北区",-5.2\r\n'
 * @example toCsv([['=1+1', null]]) → "'=1+1,\r\n"
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(toField).join(',')}\r\n`).join('');
}

function toField(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = withGuard(cell);
  return /[",\n\r\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Whether a spreadsheet would calculate the text: it begins with = + - @, a full-width form of one of them (some
 * programs take it for the plain one), a tab or a line end.
 */
export function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}

/** Also matches text that is guarded already, so that the guard comes off as often as it was put on. */
const GUARDABLE = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text with an apostrophe before what a spreadsheet would calculate. `withoutGuard` takes it off again. */
function withGuard(text: string): string {
  return GUARDABLE.test(text) ? `'${text}` : text;
}

/**
 * The text of a cell as it was before it was written.
 *
 * @example withoutGuard("'=1+1") → '=1+1' · withoutGuard("'tis") → "'tis"
 */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
