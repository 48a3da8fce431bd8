import { enDue } from '../i18n/en-due.ts';
import { wordsOf } from '../i18n/index.ts';
import { zhDue } from '../i18n/zh-due.ts';

/** A message about what is due and what is closed, in the page's language. */
export const w = wordsOf(zhDue, enDue);
