import { PPTX_TYPE, XLSX_TYPE } from '../../contract/core/file-types.ts';
import type { QueryValues } from '../../contract/core/route.ts';
import type { getDeck } from '../../contract/exports.ts';
import { findTemplateBytes } from '../../db/decks/deck-template.ts';
import { cleanLine } from '../../domain/clean-text.ts';
import { type PageContent, zoneOf } from '../../domain/decks/page-content.ts';
import { fillPeriod } from '../../domain/decks/period-words.ts';
import type { Catalog, Text } from '../../domain/model.ts';
import type { AppContext } from '../context.ts';
import { type DeckData, deckPages } from './deck-pages.ts';
import { toExportProblem } from './export-errors.ts';
import type { ExportedFile } from './export-jobs.ts';

type Options = Pick<QueryValues<typeof getDeck>, 'lang' | 'ratio' | 'format' | 'template'>;

/** Renders a deck as slides or as a workbook, in a process of its own. `onPage` is called after each page. */
export async function renderDeck(
  { run }: Pick<AppContext, 'run'>,
  data: DeckData,
  { lang: language, ratio, format, template: style }: Options,
  { signal, onPage }: { signal: AbortSignal; onPage?: () => void },
): Promise<ExportedFile> {
  const { deck, context, exportedAt, period } = data;
  const title = fillPeriod(deck.title, period);
  const facts = { title, author: authorOf(context.catalog, language), createdAt: exportedAt };
  const order = { language, facts };
  const template = format === 'pptx' && style === 'own' ? await findTemplateBytes(context.read) : undefined;
  const bytes = await run(
    'render-deck',
    format === 'pptx'
      ? { ...order, format, size: ratio, ...(template && { template }) }
      : { ...order, format },
    { signal, onAsk: nextOf(deckPages(data, signal)), ...(onPage && { onProgress: onPage }) },
  ).catch((error: unknown) => {
    throw template ? toExportProblem(error, TEMPLATE_FAULT) : error;
  });
  return {
    name: `${toFileName(title)}.${format}`,
    type: format === 'pptx' ? PPTX_TYPE : XLSX_TYPE,
    bytes,
  };
}

/** The pages one after the other, then null. */
function nextOf(pages: AsyncGenerator<PageContent>): () => Promise<PageContent | null> {
  return async () => {
    const { value, done } = await pages.next();
    return done ? null : value;
  };
}

const TEMPLATE_FAULT: Text = {
  zh: '单位模板不能用，可改选“本系统样式”再导出：',
  en: 'The unit’s template cannot be used; choose the house style and export again: ',
};

/** The name of the zone, as the author of a file. */
export function authorOf(catalog: Catalog, language: keyof Text): string {
  const zone = zoneOf(catalog);
  return (language === 'en' ? zone?.nameEn : null) ?? zone?.name ?? '';
}

/** A title as a file name that is valid on every system. */
export function toFileName(title: string): string {
  const plain = cleanLine(title).replace(/[<>:"/\\|?*]/g, ' ');
  return plain.trim().slice(0, 80) || 'deck';
}
