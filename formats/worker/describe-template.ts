import type { Page } from '../../domain/decks/deck.ts';
import type { DeckSource } from '../../domain/decks/page-content.ts';
import { deckContents } from '../../domain/decks/pages/page-contents.ts';
import type { TemplateReport } from '../../domain/decks/template-report.ts';
import { slidesFile } from '../pptx/slides/deck-slides.ts';
import { toTemplateReport } from '../pptx/template/describe-template.ts';
import { readTemplate } from '../pptx/template/pptx-template.ts';
import type { Task } from './task.ts';

/** Describes an uploaded template, after rendering a small deck on it: a template that fails is refused now. */
export const describeTemplate: Task<Uint8Array, TemplateReport> = async (bytes) => {
  const report = toTemplateReport(readTemplate(bytes));
  const facts = { title: TRIAL.title, author: '', createdAt: NOTHING.exportedAt };
  await slidesFile(deckContents(TRIAL, NOTHING), { facts, language: 'zh', size: '16:9', template: bytes });
  return report;
};

const TRIAL = {
  title: '模板',
  period: null,
  pages: [{ kind: 'cover' }, { kind: 'text', title: '模板', text: '模板' }] as Page[],
};

const NOTHING: DeckSource = {
  catalog: { entities: [], indicators: [] },
  period: '2000-01',
  rows: [],
  figures: () => undefined,
  revision: 0,
  demonstration: false,
  exportedAt: '2000-01-01T00:00:00.000Z',
};
