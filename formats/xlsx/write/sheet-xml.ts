import { cleanText } from '../../../domain/clean-text.ts';
import { isFormulaLike } from '../../../domain/csv.ts';
import { escapeCell, XML_HEAD } from '../../xml/entities.ts';
import type { Styles } from './cell-styles.ts';
import { columnLetters, type Sheet, type SheetCell } from './cells.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Excel's own limit for the text of one cell. */
const LONGEST_TEXT = 32_767;

/** Every text of a workbook once; cells name them by their place. */
export class SharedStrings {
  readonly #places = new Map<string, number>();
  #uses = 0;

  place(text: string): number {
    this.#uses += 1;
    const short = cleanText(text).slice(0, LONGEST_TEXT);
    const known = this.#places.get(short);
    if (known !== undefined) return known;
    this.#places.set(short, this.#places.size);
    return this.#places.size - 1;
  }

  toXml(): string {
    const items = [...this.#places.keys()].map(
      (text) => `<si><t xml:space="preserve">${escapeCell(text)}</t></si>`,
    );
    return `${XML_HEAD}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

/** One sheet as XML; looks and texts are numbered as they are met. */
export function sheetXml(sheet: Sheet, selected: boolean, styles: Styles, strings: SharedStrings): string {
  const width = Math.max(1, ...sheet.rows.map((row) => row.length));
  const last = `${columnLetters(width)}${Math.max(1, sheet.rows.length)}`;
  const rows = sheet.rows.map((cells, index) => {
    const written = cells
      .map((cell, column) => cellXml(cell, column + 1, index + 1, styles, strings))
      .join('');
    return written === '' ? '' : `<row r="${index + 1}">${written}</row>`;
  });
  const columns = sheet.widths.map(
    (characters, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${characters}" customWidth="1"/>`,
  );
  return [
    XML_HEAD,
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(sheet.frozenRows)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="18"/>',
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

function paneXml(frozen: number): string {
  if (frozen === 0) return '';
  const cell = `A${frozen + 1}`;
  return `<pane ySplit="${frozen}" topLeftCell="${cell}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${cell}" sqref="${cell}"/>`;
}

function cellXml(
  cell: SheetCell,
  column: number,
  row: number,
  styles: Styles,
  strings: SharedStrings,
): string {
  if (cell === null) return '';
  const { value, ...look } = cell;
  const place = `r="${columnLetters(column)}${row}"`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    return `<c ${place} s="${styles.number(look, false)}"><v>${Object.is(value, -0) ? 0 : value}</v></c>`;
  }
  if (value === '') return '';
  return `<c ${place} s="${styles.number(look, isFormulaLike(value))}" t="s"><v>${strings.place(value)}</v></c>`;
}
