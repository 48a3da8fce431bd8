import type { Ratio } from '../../domain/decks/export-job.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Text } from '../../domain/model.ts';
import { slidesFile } from '../pptx/slides/deck-slides.ts';
import { writeDeckWorkbook } from '../xlsx/write/deck-workbook.ts';
import type { FileFacts } from '../xlsx/write/workbook-parts.ts';
import type { Task, TaskHost } from './task.ts';

/** A deck as a file. Its pages are asked for one after the other. */
export type DeckOrder = { language: keyof Text; facts: FileFacts } & (
  | {
      format: 'pptx';
      size: Ratio;
      /** The organization's own template, as it was uploaded. It brings its own slide size. */
      template?: Uint8Array;
    }
  | { format: 'xlsx' }
);

/** A page is done. */
export type PageDone = 'page';
/** Asks for the next page; the answer is null after the last one. */
export type NextPage = 'next-page';

export const renderDeck: Task<DeckOrder, Uint8Array, PageDone, NextPage, PageContent | null> = async (
  order,
  host,
) => {
  const { language, facts } = order;
  if (order.format === 'pptx') {
    const { size, template } = order;
    const options = { facts, language, size, ...(template && { template }) };
    return slidesFile(pagesFrom(host), options, () => host.report('page'));
  }
  const pages: PageContent[] = [];
  for await (const page of pagesFrom(host)) {
    pages.push(page);
    host.report('page');
  }
  return writeDeckWorkbook(pages, facts, language);
};

/** Asks for a page while the one before it is rendered. */
async function* pagesFrom(
  host: TaskHost<PageDone, NextPage, PageContent | null>,
): AsyncGenerator<PageContent> {
  let next = host.ask('next-page');
  for (;;) {
    const page = await next;
    if (page === null) return;
    next = host.ask('next-page');
    // It is awaited above, unless rendering fails first.
    next.catch(() => {});
    yield page;
  }
}
