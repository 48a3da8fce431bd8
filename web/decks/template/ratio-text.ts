import type { TemplateReport } from '../../../domain/decks/template-report.ts';
import { t } from '../../i18n/index.ts';
import { templateTexts } from './texts.ts';

/** 16:9, or the size of slides that are none of the usual ones. */
export function ratioText({ ratio, width, height }: TemplateReport): string {
  return ratio === 'other' ? t(templateTexts.ratios.other, { width, height }) : ratio;
}
