import { stampText } from '../../../domain/decks/as-of.ts';
import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import { figureTable } from '../../../domain/decks/figure-table.ts';
import { groupByPage, haveSameColumns, joinTables } from '../../../domain/decks/layout/join-tables.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import type { Text } from '../../../domain/model.ts';
import { PAGE_TITLE, QUIET } from './cell-styles.ts';
import type { Sheet, SheetCell } from './cells.ts';
import { columnWidths, tableRows } from './table-sheet.ts';
import type { FileFacts } from './workbook-parts.ts';
import { writeWorkbook } from './workbook-writer.ts';

/**
 * A deck as a workbook, one sheet a page: title, sentence, as-of, then every table and chart of the page with its
 * numbers. A page that goes on over several slides is one sheet, for a sheet has room.
 */
export function writeDeckWorkbook(
  contents: readonly PageContent[],
  facts: FileFacts,
  language: keyof Text,
): Uint8Array {
  return writeWorkbook(
    groupByPage(contents).map((parts) => pageSheet(parts, language)),
    facts,
  );
}

function pageSheet(parts: readonly PageContent[], language: keyof Text): Sheet {
  const page = parts[0]!;
  const rows: SheetCell[][] = [[{ value: page.title[language], ...PAGE_TITLE }]];
  const say = (value: string) => rows.push([{ value }]);
  if (page.sentence) say(page.sentence[language]);
  if (page.remark) say(page.remark);
  rows.push([{ value: stampText(page, language).join('　'), ...QUIET, size: 9 }], []);
  for (const part of parts) for (const paragraph of part.paragraphs) say(paragraph);
  for (const tile of page.tiles) {
    const name = tile.name[language];
    const shown = `${tile.value[language]}${tile.unit ? ` ${tile.unit[language]}` : ''}`;
    rows.push(name ? [{ value: name, ...QUIET }, { value: shown }] : [{ value: shown }]);
  }
  if (page.tiles.length > 0) rows.push([]);
  const blocks = [
    ...joinParts(parts.flatMap(({ tables }) => tables)).map((table) => tableRows(table, language)),
    ...parts.flatMap(({ figures }) => figures).map((figure) => figureRows(figure, language)),
  ];
  const only = blocks.length === 1 && page.figures.length === 0;
  const frozenRows = only ? rows.length + 1 : 0;
  blocks.forEach((block, index) => {
    if (index > 0) rows.push([]);
    rows.push(...block);
  });
  const name = `${page.page} ${page.title[language]}`;
  const [, ...widths] = columnWidths(blocks.flat());
  return { name, rows, widths: [Math.max(24, columnWidths(blocks.flat())[0] ?? 0), ...widths], frozenRows };
}

/** Parts of one table joined again, where their columns are the same; a matrix that was cut across stays cut. */
function joinParts(tables: readonly DeckTable[]): DeckTable[] {
  const groups: DeckTable[][] = [];
  for (const table of tables) {
    const group = groups.find(([first]) => haveSameColumns(first!, table));
    if (group) group.push(table);
    else groups.push([table]);
  }
  return groups.flatMap((group) => joinTables(group) ?? []);
}

/** A chart's values below its title. */
function figureRows(figure: Figure, language: keyof Text): SheetCell[][] {
  return [[{ value: figure.title[language], bold: true }], ...tableRows(figureTable(figure), language)];
}
