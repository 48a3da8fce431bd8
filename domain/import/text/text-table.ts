import type { Problem } from '../../problem.ts';
import { fileProblem, isProblem } from '../finding.ts';
import { decode, type Encoding } from './decode.ts';
import { type Delimiter, findDelimiter, splitRows, type TableLimits } from './delimited.ts';
import { type Cell, type Row, type Table, textOf, toTable } from './table.ts';

interface TextTable {
  table: Table;
  encoding: Encoding;
  delimiter: Delimiter;
}

/** CSV, TSV or semicolon-separated bytes to a table. */
export function readTextTable(bytes: Uint8Array, limits?: TableLimits): TextTable | Problem {
  const decoded = decode(bytes);
  if (isProblem(decoded)) return decoded;
  const markup = markupProblem(decoded.text);
  if (markup) return markup;
  const delimiter = findDelimiter(decoded.text);
  const rows = splitRows(decoded.text, delimiter, limits);
  if (isProblem(rows)) return rows;
  if (rows.length === 0) return emptyFile();
  const foreign = foreignDelimiter(rows);
  if (foreign) return foreign;
  const wide = rows.find(({ cells }) => filledWidth(cells) > MOST_COLUMNS);
  if (wide) return tooWide(wide.number);
  return { table: toTable(null, rows), encoding: decoded.encoding, delimiter };
}

/** Lines of one cell each that fall into the same number of columns by another mark: | ， 、. */
function foreignDelimiter(rows: readonly Row[]): Problem | null {
  const sample = rows.slice(0, 20);
  if (sample.length < 2 || sample.some(({ cells }) => filledWidth(cells, 1) > 1)) return null;
  const mark = ['|', '，', '、'].find((one) => {
    const counts = new Set(sample.map(({ cells }) => textOf(cells[0]).split(one).length));
    return counts.size === 1 && !counts.has(1) && !counts.has(2);
  });
  if (mark === undefined) return null;
  return fileProblem(
    'other-delimiter',
    `文件用“${mark}”分列，读不出各列。请另存为用半角逗号分列的 CSV，或 .xlsx。`,
    `The columns are separated by “${mark}”, which is not read. Save the file as CSV with plain commas, or as .xlsx.`,
  );
}

function filledWidth(cells: readonly Cell[], least = MOST_COLUMNS): number {
  let width = cells.length;
  while (width > least && cells[width - 1] === '') width--;
  return width;
}

/** Wider than any table of figures. */
export const MOST_COLUMNS = 1024;

export function tooWide(row: number): Problem {
  const problem = fileProblem(
    'too-wide',
    `第 ${row} 行在第 ${MOST_COLUMNS} 列之后还有内容，不像是报表。请删去多余的列后再上传。`,
    `Row ${row} has content beyond column ${MOST_COLUMNS}. Delete what is not part of the table and upload again.`,
  );
  return { ...problem, row };
}

export const emptyFile = (): Problem => fileProblem('empty-file', '文件是空的。', 'The file is empty.');

/** Web pages and old XML workbooks come with the ending .xls; both open in Excel and can be saved properly. */
function markupProblem(text: string): Problem | undefined {
  const head = text.trimStart().slice(0, 4096);
  if (
    /^(<!doctype html|<html|<head|<meta|<table|<style|MIME-Version:)/i.test(head) ||
    /^MIME-Version:/im.test(head) ||
    /<table[\s>]/i.test(head)
  )
    return fileProblem(
      'web-page',
      '这是网页格式的表格（扩展名可能写作 .xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
      'This is a table saved as a web page (even if it is called .xls). Open it in Excel or WPS, save it as .xlsx and upload that.',
    );
  if (/^<(\?xml|([\w-]+:)?workbook[\s>])/i.test(head))
    return fileProblem(
      'xml-file',
      '这是 XML 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
      'This is an XML file. Open it in Excel or WPS, save it as .xlsx and upload that.',
    );
  if (/^[[{]\s*["{[\]}]/.test(head))
    return fileProblem(
      'json-file',
      '这是 JSON 文件，不是表格。请上传 CSV、TSV 或 .xlsx。',
      'This is a JSON file, not a table. Upload CSV, TSV or .xlsx.',
    );
  return undefined;
}
