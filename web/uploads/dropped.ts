/** The files of a drop or a choice, in their order. */
export function filesOf(list: FileList | null | undefined): File[] {
  return list ? Array.from(list) : [];
}

/**
 * What was pasted, as files: copied files as they are, and cells copied from a spreadsheet, which come as text
 * with tabs, as a file of their own. A word or a sentence is nothing to upload.
 */
export function pastedFiles(data: DataTransfer | null, name: string): File[] {
  const files = filesOf(data?.files);
  // Spreadsheets put a picture of the cells beside their text.
  const tables = files.filter(({ type }) => !type.startsWith('image/'));
  if (tables.length > 0) return tables;
  const text = data?.getData('text/plain') ?? '';
  return isTable(text) ? [new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' })] : [];
}

/** At least two rows with a tab in the first two of them. */
export function isTable(text: string): boolean {
  const rows = text.split(/\r\n|\n|\r/).filter((row) => row.trim() !== '');
  return rows.length >= 2 && rows.some((row) => row.includes('\t'));
}
