import { findTemplateBytes } from '../../db/decks/deck-template.ts';
import { cleanLine } from '../../domain/clean-text.ts';
import { type PageContent, zoneOf } from '../../domain/decks/pages/page-content.ts';
import { fillPeriod } from '../../domain/decks/period-words.ts';
import type { Text } from '../../domain/model.ts';
import type { ExportedFile } from './export-jobs.ts';
import { toExportProblem } from './export-refusal.ts';
import type { FileValues } from './parse-deck-request.ts';
import { type DeckReading, deckPages } from './progress-row-cache.ts';
import type { Workshop } from './workshop.ts';

export const PPTX_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** Renders a deck as slides or as a workbook, in a process of its own. `onPage` is called after each page. */
export async function renderDeck(
  { run, desk }: Pick<Workshop, 'run' | 'desk'>,
  reading: DeckReading,
  { lang: language, ratio, format, template: look }: FileValues,
  { signal, onPage }: { signal: AbortSignal; onPage?: () => void },
): Promise<ExportedFile> {
  const { deck, context, exportedAt, period } = reading;
  const title = fillPeriod(deck.title, period);
  const zone = zoneOf(context.catalog);
  const author = (language === 'en' ? zone?.nameEn : null) ?? zone?.name ?? '';
  const order = { language, facts: { title, author, createdAt: exportedAt } };
  const template = format === 'pptx' && look === 'own' ? await findTemplateBytes(desk.read) : undefined;
  const bytes = await run(
    'render-deck',
    format === 'pptx'
      ? { ...order, format, size: ratio, ...(template && { template }) }
      : { ...order, format },
    { signal, onAsk: nextOf(deckPages(reading, signal)), ...(onPage && { onProgress: onPage }) },
  ).catch((error: unknown) => {
    throw template ? toExportProblem(error, TEMPLATE_FAULT) : error;
  });
  return {
    name: `${fileName(title)}.${format}`,
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

/** A title as a file name that is valid on every system. */
export function fileName(title: string): string {
  const plain = cleanLine(title).replace(/[<>:"/\\|?*]/g, ' ');
  return plain.trim().slice(0, 80) || 'deck';
}
