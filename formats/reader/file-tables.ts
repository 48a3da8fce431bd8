import type { Finding } from '../../domain/import/finding.ts';
import type { Encoding } from '../../domain/import/text/decode.ts';
import type { Delimiter } from '../../domain/import/text/delimited.ts';
import type { Table } from '../../domain/import/text/table.ts';

/** A file as tables, with how it was read. */
export interface FileTables {
  tables: Table[];
  encoding: Encoding | 'workbook';
  delimiter: Delimiter | null;
  findings: Finding[];
  /** Of a long file: only the top of each sheet and the rows that were asked for. */
  excerpt?: true;
}
