import { cleanLine } from '../../domain/deck-clean.ts';
import { zoneOf } from '../../domain/deck-page.ts';
import type { FileValues } from './deck-request.ts';
import { type DeckReading, deckPages } from './deck-source.ts';
import type { MakeOptions } from './file-order.ts';
import type { ExportedFile } from './jobs.ts';
import type { Workshop } from './workshop.ts';

export const PPTX_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A deck as slides or as a workbook. */
export async function makeDeckFile(
  { makeFile }: Workshop,
  reading: DeckReading,
  { lang: language, ratio, format }: FileValues,
  options: MakeOptions,
): Promise<ExportedFile> {
  const { deck, context, exportedAt } = reading;
  const zone = zoneOf(context.catalog);
  const author = (language === 'en' ? zone?.nameEn : null) ?? zone?.name ?? '';
  const order = { language, facts: { title: deck.title, author, createdAt: exportedAt } };
  const bytes = await makeFile(
    format === 'pptx' ? { ...order, kind: 'slides', size: ratio } : { ...order, kind: 'deck-workbook' },
    deckPages(reading, options.signal),
    options,
  );
  return {
    name: `${fileName(deck.title)}.${format}`,
    type: format === 'pptx' ? PPTX_TYPE : XLSX_TYPE,
    bytes,
  };
}

/** A title as the name of a file on any system. */
export function fileName(title: string): string {
  const plain = cleanLine(title).replace(/[<>:"/\\|?*]/g, ' ');
  return plain.trim().slice(0, 80) || 'deck';
}
