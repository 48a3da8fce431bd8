import type { TemplateTelling } from '../../../domain/decks/template-report.ts';
import { w } from '../../present/present-words.ts';

/** 16:9, or the size of slides that are none of the usual ones. */
export function ratioText({ ratio, width, height }: TemplateTelling): string {
  return ratio === 'other' ? w('ratio.other', { width, height }) : ratio;
}
