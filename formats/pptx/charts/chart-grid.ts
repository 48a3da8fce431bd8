import type { Figure, FigureSeries } from '../../../domain/figures/figure.ts';
import type { Text } from '../../../domain/model.ts';
import { unitText } from '../../../domain/unit.ts';
import { columnLetters, type SheetCell } from '../../xlsx/write/cells.ts';
import { columnWidths, excelFormat } from '../../xlsx/write/table-sheet.ts';
import { writeWorkbook } from '../../xlsx/write/workbook-writer.ts';
import { escapeAttribute, escapeCell } from '../../xml/entities.ts';

/** One column of a chart's data. */
export interface GridColumn {
  name: string;
  values: (number | null)[];
  /** Excel's number format, used in the sheet, the cache and the labels. */
  format: string;
}

/**
 * The data behind a chart, as it lies in the workbook that opens at 编辑数据: categories down, series across. Cache
 * and workbook are written from this one grid, so that they cannot differ.
 */
export interface ChartGrid {
  /** Head of the categories' column. */
  corner: string;
  categories: string[];
  columns: GridColumn[];
}

const FOR_DRAWING: Text = { zh: '（绘图用）', en: ' (for drawing)' };

/** The name of a series that only helps to draw another one. */
export function forDrawing({ zh, en }: Text): Text {
  return { zh: zh + FOR_DRAWING.zh, en: en + FOR_DRAWING.en };
}

/** Whether a series of a chart in an exported deck only helps to draw another one. */
export function isForDrawing(name: string): boolean {
  return name.endsWith(FOR_DRAWING.zh) || name.endsWith(FOR_DRAWING.en);
}

const SHEET = 'Sheet1';

/** The embedded workbook: numbers as numbers, zero as zero, a gap as no cell at all. */
export function gridWorkbook({ corner, categories, columns }: ChartGrid): Uint8Array {
  const head: SheetCell[] = [{ value: corner }, ...columns.map(({ name }) => ({ value: name }))];
  const rows = categories.map((category, place): SheetCell[] => [
    { value: category },
    ...columns.map(({ values, format }) => {
      const value = values[place] ?? null;
      return value === null ? null : { value, format };
    }),
  ]);
  const all = [head, ...rows];
  return writeWorkbook([{ name: SHEET, rows: all, widths: columnWidths(all), frozenRows: 0 }]);
}

/** The address of a column's cells: `Sheet1!$B$2:$B$13`. */
function range(column: number, from: number, to: number): string {
  const letters = columnLetters(column);
  const first = `${SHEET}!$${letters}$${from}`;
  return from === to ? first : `${first}:$${letters}$${to}`;
}

/** `<c:tx>`: the series' name with the address of its cell. */
export function nameXml({ columns }: ChartGrid, column: number): string {
  return `<c:tx>${textReference(range(column + 2, 1, 1), [columns[column]!.name])}</c:tx>`;
}

/** `<c:cat>`: the categories. */
export function categoriesXml({ categories }: ChartGrid): string {
  return `<c:cat>${textReference(range(1, 2, categories.length + 1), categories)}</c:cat>`;
}

function textReference(formula: string, texts: readonly string[]): string {
  const points = texts.flatMap((text, index) => {
    const written = escapeCell(text);
    return written === '' ? [] : [`<c:pt idx="${index}"><c:v>${written}</c:v></c:pt>`];
  });
  return `<c:strRef><c:f>${formula}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

/** `<c:val>`: the values; what is not known has no point, so that nothing is drawn there. */
export function valuesXml({ categories, columns }: ChartGrid, column: number): string {
  const { values, format } = columns[column]!;
  const points = categories.flatMap((_, index) => {
    const value = values[index] ?? null;
    if (value === null || !Number.isFinite(value)) return [];
    return [`<c:pt idx="${index}"><c:v>${Object.is(value, -0) ? 0 : value}</c:v></c:pt>`];
  });
  return `<c:val><c:numRef><c:f>${range(column + 2, 2, categories.length + 1)}</c:f><c:numCache><c:formatCode>${escapeAttribute(format)}</c:formatCode><c:ptCount val="${categories.length}"/>${points.join('')}</c:numCache></c:numRef></c:val>`;
}

/** What the chart is of, short, and its unit once: `累计与计划（亿元）`. */
export function chartTitle(figure: Figure, language: keyof Text): string {
  const measure = figure.measure[language];
  const unit = unitText(figure.unit)[language];
  return language === 'zh' ? `${measure}（${unit}）` : `${measure} (${unit})`;
}

/** The data of a path or of months. */
export function figureGrid(figure: Figure, series: readonly FigureSeries[], language: keyof Text): ChartGrid {
  const format = excelFormat({ style: 'level', decimals: figure.decimals });
  return {
    corner: language === 'zh' ? '月份' : 'Month',
    categories: figure.categories.map(({ label }) => label[language]),
    columns: series.map(({ name, values }) => ({ name: name[language], values, format })),
  };
}
