import type { Language } from '../../domain/model.ts';
import type { Query } from './router.ts';

export type Theme = 'light' | 'dark';

/**
 * The last choices in this browser, and the system's theme. In cookies rather than local storage, because the server
 * draws the first page with them. Not essential: cookies may be blocked.
 */
interface Preferences {
  lang?: string;
  theme?: string;
  /** The system's theme. */
  scheme?: string;
}

let preferences: Preferences = {};

const COOKIE_SECONDS = 400 * 24 * 3600;

/** Reads the preferences from a Cookie header or `document.cookie`. */
export function readPreferences(cookies: string): void {
  preferences = {};
  for (const part of cookies.split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (name === 'lang' || name === 'theme' || name === 'scheme') preferences[name] = value;
  }
}

export function savePreference(key: keyof Preferences, value: string): void {
  preferences[key] = value;
  // biome-ignore lint/suspicious/noDocumentCookie: Chromium 87 of plain http has no other way.
  document.cookie = `${key}=${value}; Path=/; Max-Age=${COOKIE_SECONDS}; SameSite=Lax`;
}

/** Saves the system's light or dark theme as a cookie: the server draws the next page so. */
export function followSystemTheme(): void {
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (preferences.scheme !== scheme) savePreference('scheme', scheme);
}

/** The address's theme (a link looks the same for everyone), else the last choice, else the system's. */
export function themeOf(query: Query): Theme {
  const wish = query.theme ?? preferences.theme;
  if (wish === 'light' || wish === 'dark') return wish;
  return preferences.scheme === 'dark' ? 'dark' : 'light';
}

/** Chinese unless the address or the last choice is English. */
export function languageOf(query: Query): Language {
  return (query.lang ?? preferences.lang) === 'en' ? 'en' : 'zh';
}
