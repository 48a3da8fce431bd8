import type { ExportJob } from '../../domain/decks/export-job.ts';
import type { TemplateTelling } from '../../domain/decks/template-report.ts';

/** What the API answers of exports, refills and the unit's template. */
export const EXPORTS = '/api/exports';
export const REFILLS = '/api/refills';
export const DECK_TEMPLATE = '/api/deck-template';

export interface DeckTemplateAnswer {
  template: DeckTemplate | null;
}

export interface DeckTemplate {
  name: string;
  size: number;
  at: string;
  by: string;
  telling: TemplateTelling;
}

/** Where the file of an export is. */
export const exportFile = ({ id }: ExportJob) => `${EXPORTS}/${id}/file`;
