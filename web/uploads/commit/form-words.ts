import type { Field, Shape } from '../../../domain/import/parsed-file.ts';
import { w } from '../upload-words.ts';

/** The name of a file's form, for people. */
export function shapeName(shape: Shape): string {
  return w(`shape.${shape}`);
}

export function encodingName(encoding: string): string {
  switch (encoding) {
    case 'gb18030':
      return w('encoding.gb18030');
    case 'workbook':
      return w('encoding.workbook');
    case 'utf-8':
      return 'UTF-8';
    case 'utf-8-bom':
      return w('encoding.utf-8-bom');
    default:
      return encoding.toUpperCase();
  }
}

export function fieldName(field: Field): string {
  return w(`field.${field}`);
}
