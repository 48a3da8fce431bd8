import { enUpload } from '../i18n/en-upload.ts';
import { wordsOf } from '../i18n/index.ts';
import { zhUpload } from '../i18n/zh-upload.ts';

/** A message about uploads in the page's language. */
export const w = wordsOf(zhUpload, enUpload);
