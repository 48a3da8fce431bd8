import { enAdministration } from '../i18n/en-administration.ts';
import { wordsOf } from '../i18n/index.ts';
import { zhAdministration } from '../i18n/zh-administration.ts';

/** A message about accounts, names, targets and the trail, in the page's language. */
export const w = wordsOf(zhAdministration, enAdministration);
