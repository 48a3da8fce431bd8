import type { Language } from '../i18n/index.ts';
import type { Query } from './router.ts';

export type Theme = 'light' | 'dark';

/**
 * What was chosen here last, and what the machine itself wishes. Kept in cookies and not in the page's storage, because
 * the server draws the first picture and should draw it so. A comfort only: cookies may be forbidden.
 */
interface Wishes {
  lang?: string;
  theme?: string;
  /** The machine's own. */
  scheme?: string;
}

let wishes: Wishes = {};

const KEPT_SECONDS = 400 * 24 * 3600;

/** Reads the wishes out of a Cookie header, or `document.cookie`. */
export function readWishes(cookies: string): void {
  wishes = {};
  for (const part of cookies.split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (name === 'lang' || name === 'theme' || name === 'scheme') wishes[name] = value;
  }
}

export function keepWish(key: keyof Wishes, value: string): void {
  wishes[key] = value;
  // biome-ignore lint/suspicious/noDocumentCookie: Chromium 87 of plain http has no other way.
  document.cookie = `${key}=${value}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax`;
}

/** Follows the machine's own choice between light and dark, and tells the server of it for the next time. */
export function followMachine(): void {
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (wishes.scheme !== scheme) keepWish('scheme', scheme);
}

/** The address first (a link opens the same), then what was chosen here last, then the machine's own wish. */
export function themeOf(query: Query): Theme {
  const wish = query.theme ?? wishes.theme;
  if (wish === 'light' || wish === 'dark') return wish;
  return wishes.scheme === 'dark' ? 'dark' : 'light';
}

/** Chinese unless the address or the last choice says English. */
export function languageOf(query: Query): Language {
  return (query.lang ?? wishes.lang) === 'en' ? 'en' : 'zh';
}
