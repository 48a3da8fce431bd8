import { findTemplateBytes } from '../../db/decks/deck-template.ts';
import { cleanLine } from '../../domain/decks/layout/text-sanitize.ts';
import { zoneOf } from '../../domain/decks/pages/page-content.ts';
import { fillPeriod } from '../../domain/decks/period-words.ts';
import type { Text } from '../../domain/model.ts';
import type { MakeOptions } from '../../formats/worker/export-task.ts';
import type { ExportedFile } from './export-jobs.ts';
import { toRefusal } from './export-refusal.ts';
import type { FileValues } from './parse-deck-request.ts';
import { type DeckReading, deckPages } from './progress-row-cache.ts';
import type { Workshop } from './workshop.ts';

export const PPTX_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A deck as slides or as a workbook. */
export async function makeDeckFile(
  { makeFile, desk }: Workshop,
  reading: DeckReading,
  { lang: language, ratio, format, template: look }: FileValues,
  options: MakeOptions,
): Promise<ExportedFile> {
  const { deck, context, exportedAt, period } = reading;
  const title = fillPeriod(deck.title, period);
  const zone = zoneOf(context.catalog);
  const author = (language === 'en' ? zone?.nameEn : null) ?? zone?.name ?? '';
  const order = { language, facts: { title, author, createdAt: exportedAt } };
  const template = format === 'pptx' && look === 'own' ? await findTemplateBytes(desk.read) : undefined;
  const bytes = await makeFile(
    format === 'pptx'
      ? { ...order, kind: 'slides', size: ratio, ...(template && { template }) }
      : { ...order, kind: 'deck-workbook' },
    deckPages(reading, options.signal),
    options,
  ).catch((error: unknown) => {
    throw toRefusal(error, TEMPLATE_FAULT);
  });
  return {
    name: `${fileName(title)}.${format}`,
    type: format === 'pptx' ? PPTX_TYPE : XLSX_TYPE,
    bytes,
  };
}

const TEMPLATE_FAULT: Text = {
  zh: '单位模板不能用，可改选“本系统样式”再导出：',
  en: 'The unit’s template cannot be used; choose the house style and export again: ',
};

/** A title as the name of a file on any system. */
export function fileName(title: string): string {
  const plain = cleanLine(title).replace(/[<>:"/\\|?*]/g, ' ');
  return plain.trim().slice(0, 80) || 'deck';
}
