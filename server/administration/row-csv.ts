/**
 * Rows of plain values as the CSV that the reader of a data folder takes: its header is every name that occurs.
 *
 * @example toCsv([{ code: 'P1', name: '高新, 北区' }]) → 'code,name\nP1,"高新, 北区"\n'
 */
export function toCsv(rows: readonly Record<string, unknown>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map((cell) => quoted(String(cell))).join(',')}\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
