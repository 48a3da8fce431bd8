import { isProblem } from '../../../domain/import/finding.ts';
import { readTables } from '../../../formats/reader/read-file.ts';
import { toWorkbook, toZip, workbookParts, type ZipPart } from '../../support/office/workbook.ts';

export const ROWS = [
  ['指标', '累计'],
  ['税收收入', 9.8],
];

export const parts = workbookParts([{ name: '表', rows: ROWS }]);

export const plain = toWorkbook([{ name: '表', rows: ROWS }]);

export async function code(bytes: Buffer): Promise<string> {
  const result = await readTables(bytes);
  return isProblem(result) ? result.code : 'read';
}

export const withPart = (part: Partial<ZipPart> & { name: string }): Buffer =>
  toZip(parts.map((one) => (one.name === part.name ? { ...one, ...part } : one)));

export const SHEET = 'xl/worksheets/sheet1.xml';

export const sheet = (inner: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;
