/**
 * Rows as the data file that the server reads. Text that a spreadsheet would calculate is kept from it by an
 * apostrophe; numbers stay numbers.
 *
 * @example toCsv(['code', 'name'], [{ code: 'P1', name: '高新, 北区' }]) → code,name⏎P1,"高新, 北区"⏎
 */
export function toCsv(names: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** The full-width forms as well: some spreadsheets take them for the plain ones. */
const CALCULATED = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(text: string): string {
  const safe = CALCULATED.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
