import type { Language } from './i18n/index.ts';
import type { Query } from './router.ts';

export type Theme = 'light' | 'dark';

/** Kept wishes are a comfort only: storage may be forbidden, full or absent. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepWish(key: 'theme' | 'lang', value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept; the address still says it.
  }
}

/** The address first (a link opens the same), then what was chosen here last, then the machine's own wish. */
export function themeOf(query: Query): Theme {
  const wish = query.theme ?? kept('theme');
  if (wish === 'light' || wish === 'dark') return wish;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Chinese unless the address or the last choice says English. */
export function languageOf(query: Query): Language {
  return (query.lang ?? kept('lang')) === 'en' ? 'en' : 'zh';
}
