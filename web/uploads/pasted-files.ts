/**
 * The clipboard's content as files: copied files as they are; cells copied from a spreadsheet, which come as text
 * with tabs, as one TSV file. Other text is not a table and gives no file.
 */
export function pastedFiles(data: DataTransfer | null, name: string): File[] {
  const files = Array.from(data?.files ?? []);
  // Spreadsheets add a picture of the cells to their text.
  const tables = files.filter(({ type }) => !type.startsWith('image/'));
  if (tables.length > 0) return tables;
  const text = data?.getData('text/plain') ?? '';
  return isTable(text) ? [new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' })] : [];
}

/** At least two rows, one of them with a tab. */
export function isTable(text: string): boolean {
  const rows = text.split(/\r\n|\n|\r/).filter((row) => row.trim() !== '');
  return rows.length >= 2 && rows.some((row) => row.includes('\t'));
}
