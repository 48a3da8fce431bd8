import { stampText } from '../../../domain/decks/as-of.ts';
import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import type { PageContent } from '../../../domain/decks/pages/page-content.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import type { Text } from '../../../domain/model.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Sheet, SheetCell } from './cells.ts';
import { columnWidths, excelFormat, tableRows } from './table-sheet.ts';
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
  const pages = new Map<number, PageContent[]>();
  for (const content of contents) {
    const parts = pages.get(content.page);
    if (parts) parts.push(content);
    else pages.set(content.page, [content]);
  }
  return writeWorkbook(
    [...pages.values()].map((parts) => pageSheet(parts, language)),
    facts,
  );
}

function pageSheet(parts: readonly PageContent[], language: keyof Text): Sheet {
  const page = parts[0]!;
  const rows: SheetCell[][] = [[{ value: page.title[language], bold: true, size: 16, color: '17406F' }]];
  const say = (value: string) => rows.push([{ value }]);
  if (page.sentence) say(page.sentence[language]);
  if (page.remark) say(page.remark);
  rows.push([{ value: stampText(page, language).join('　'), color: '616D79', size: 9 }], []);
  for (const part of parts) for (const paragraph of part.paragraphs) say(paragraph);
  for (const tile of page.tiles) {
    const name = tile.name[language];
    const shown = `${tile.value[language]}${tile.unit ? ` ${tile.unit[language]}` : ''}`;
    rows.push(name ? [{ value: name, color: '616D79' }, { value: shown }] : [{ value: shown }]);
  }
  if (page.tiles.length > 0) rows.push([]);
  const blocks = [
    ...joined(parts.flatMap(({ tables }) => tables)).map((table) => tableRows(table, language)),
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

/** Parts of one table under one another again, where their columns are the same. */
function joined(tables: readonly DeckTable[]): DeckTable[] {
  const whole: DeckTable[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ id }) => id).join('\n');
    const at = whole.findIndex(
      (one) => one.id === table.id && one.columns.map(({ id }) => id).join('\n') === columns,
    );
    const before = whole[at];
    if (before) whole[at] = { ...before, rows: [...before.rows, ...table.rows] };
    else whole.push(table);
  }
  return whole;
}

/** A chart's numbers: its categories down, its series across. */
export function figureRows(figure: Figure, language: keyof Text): SheetCell[][] {
  const unit = unitText(figure.unit)[language];
  const title = language === 'zh' ? `${figure.title.zh}（${unit}）` : `${figure.title.en} (${unit})`;
  const format = excelFormat({ style: 'level', decimals: figure.decimals });
  const head = { bold: true, fill: 'E8EEF6', color: '17406F', line: true } as const;
  return [
    [{ value: title, bold: true }],
    [
      { value: language === 'zh' ? '类别' : 'Category', ...head },
      ...figure.series.map(({ name }) => ({ value: name[language], ...head, align: 'right' as const })),
    ],
    ...figure.categories.map((category, place) => [
      { value: category.label[language] },
      ...figure.series.map(({ values }) => {
        const value = values[place] ?? null;
        return value === null ? null : { value, format };
      }),
    ]),
  ];
}
