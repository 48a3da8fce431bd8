/**
 * Something wrong with an input, said so that a tired statistician can mend it: where it is, what stands
 * there, what was expected. A bad cell is a value with a reason; it is never NaN and never zero.
 */
export interface Problem {
  /** Closed, kebab-case, stable: scripts may match on it. */
  code: string;
  /** File name, for problems in a folder of files. */
  file?: string;
  /** 1-based row as a spreadsheet numbers it (the header is row 1), or null for the file as a whole. */
  row: number | null;
  /** The column's header as it stands in the file, or null for the whole row. */
  column: string | null;
  /** What stood there, as text. */
  value: string | null;
  message: string;
  messageEn: string;
}
