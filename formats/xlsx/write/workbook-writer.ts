import { ZipWriter } from '../../zip/zip-writer.ts';
import { Styles } from './cell-styles.ts';
import { type Sheet, sheetNames } from './cells.ts';
import { SharedStrings, sheetXml } from './sheet-xml.ts';
import {
  contentTypes,
  coreXml,
  type FileFacts,
  packageRelations,
  workbookRelations,
  workbookXml,
} from './workbook-parts.ts';

/**
 * An XLSX file: numbers as numbers, no formulas, links or macros whatever the texts say. A null cell is no cell at
 * all, so that what was not reported can never be read as zero. The same sheets give the same bytes.
 */
export function writeWorkbook(sheets: readonly Sheet[], facts?: FileFacts): Uint8Array {
  const zip = new ZipWriter();
  const styles = new Styles();
  const strings = new SharedStrings();
  const names = sheetNames(sheets.map(({ name }) => name));
  sheets.forEach((sheet, index) => {
    zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, index === 0, styles, strings));
  });
  zip.add('xl/workbook.xml', workbookXml(names, sheets));
  zip.add('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  zip.add('xl/styles.xml', styles.toXml());
  zip.add('xl/sharedStrings.xml', strings.toXml());
  if (facts) zip.add('docProps/core.xml', coreXml(facts));
  zip.add('_rels/.rels', packageRelations(facts !== undefined));
  zip.add('[Content_Types].xml', contentTypes(sheets.length, facts !== undefined));
  return zip.finish('[Content_Types].xml');
}
