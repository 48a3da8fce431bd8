import type { DeckTable } from '../../domain/decks/deck-table.ts';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import type { Text } from '../../domain/model.ts';
import { writeCsv } from '../csv/csv-writer.ts';
import { slidesFile } from '../pptx/slides/deck-slides.ts';
import type { SlideSize } from '../pptx/slides/slide-geometry.ts';
import { writeDeckWorkbook } from '../xlsx/write/deck-workbook.ts';
import { tableSheet } from '../xlsx/write/table-sheet.ts';
import type { FileFacts } from '../xlsx/write/workbook-parts.ts';
import { writeWorkbook } from '../xlsx/write/workbook-writer.ts';

/**
 * A file to be made. Plain data, so that a thread can be told to make it; a deck's pages are sent after it.
 * `template`: the unit's own look, as it was uploaded; then the size is its own.
 */
export type FileOrder = { language: keyof Text; facts: FileFacts } & (
  | { kind: 'slides'; size: SlideSize; template?: Uint8Array }
  | { kind: 'deck-workbook' }
  | { kind: 'table-workbook'; table: DeckTable; name: string }
  | { kind: 'table-csv'; table: DeckTable }
);

export interface MakeOptions {
  signal?: AbortSignal;
  /** Told of every page that is done. */
  onPage?: () => void;
}

/** Makes a file. A part of the app: in a thread of its own when nothing else is given. */
export type MakeFile = (
  order: FileOrder,
  contents: AsyncIterable<PageContent> | Iterable<PageContent>,
  options: MakeOptions,
) => Promise<Uint8Array>;

/** Makes it here, taking the processor for as long as it takes. */
export const makeFileHere: MakeFile = async (order, contents, { signal, onPage }) => {
  const { language, facts } = order;
  switch (order.kind) {
    case 'slides': {
      const { size, template } = order;
      const own = template && { template };
      return slidesFile(contents, { facts, language, size, ...own, ...(signal && { signal }) }, onPage);
    }
    case 'deck-workbook': {
      const pages: PageContent[] = [];
      for await (const content of contents) {
        signal?.throwIfAborted();
        pages.push(content);
        onPage?.();
      }
      return writeDeckWorkbook(pages, facts, language);
    }
    case 'table-workbook':
      return writeWorkbook([tableSheet(order.table, order.name, language)], facts);
    case 'table-csv':
      return new TextEncoder().encode(writeCsv(order.table, language));
  }
};
