import type { DeckTable } from '../../domain/decks/deck-table.ts';
import type { Text } from '../../domain/model.ts';
import { writeCsv } from '../csv/csv-writer.ts';
import { tableSheet } from '../xlsx/write/table-sheet.ts';
import type { FileFacts } from '../xlsx/write/workbook-parts.ts';
import { writeWorkbook } from '../xlsx/write/workbook-writer.ts';
import type { Task } from './task.ts';

/** One table as a file; `name` is that of its sheet. */
export interface TableOrder {
  format: 'xlsx' | 'csv';
  table: DeckTable;
  name: string;
  language: keyof Text;
  facts: FileFacts;
}

export const renderTable: Task<TableOrder, Uint8Array> = async ({ format, table, name, language, facts }) =>
  format === 'xlsx'
    ? writeWorkbook([tableSheet(table, name, language)], facts)
    : new TextEncoder().encode(writeCsv(table, language));
