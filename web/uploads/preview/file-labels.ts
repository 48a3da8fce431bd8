import type { Field, Shape } from '../../../domain/import/parsed-file.ts';
import { t } from '../../i18n/index.ts';
import { previewTexts } from './texts.ts';

/** The name of a table's layout. */
export function shapeName(shape: Shape): string {
  return t(previewTexts.shape[shape]);
}

export function encodingName(encoding: string): string {
  switch (encoding) {
    case 'gb18030':
      return t(previewTexts.encoding.gb18030);
    case 'workbook':
      return t(previewTexts.encoding.workbook);
    case 'utf-8':
      return 'UTF-8';
    case 'utf-8-bom':
      return t(previewTexts.encoding['utf-8-bom']);
    default:
      return encoding.toUpperCase();
  }
}

export function fieldName(field: Field): string {
  return t(previewTexts.field[field]);
}
