import type { Language, Text } from '../../domain/model.ts';
import { escapeHtml, plainPage } from '../http/html-page.ts';

export interface SignInForm {
  language: Language;
  /** Where to go afterwards; a path of ours. */
  next: string;
  username: string;
  /** Why it did not work, or null at the first sight. */
  message: Text | null;
}

const WORDS = {
  zh: {
    title: '登录 · 经济运行调度',
    heading: '经济运行调度',
    username: '用户名',
    password: '密码',
    submit: '登录',
    help: '没有账号或忘记密码，请找管理员。管理员可在服务器上运行 npm run user。',
    other: 'English',
  },
  en: {
    title: 'Sign in · Economic scheduling',
    heading: 'Economic scheduling',
    username: 'Name',
    password: 'Password',
    submit: 'Sign in',
    help: 'No account, or password forgotten: ask the administrator, who can run npm run user on the server.',
    other: '中文',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The sign-in page: a form without script, so that it works wherever a page is shown at all. */
export function signInPage({ language, next, username, message }: SignInForm): string {
  const words = WORDS[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const otherHref = `/sign-in?${new URLSearchParams({ lang: other, next: withLanguage(next, other) })}`;
  return plainPage(
    language,
    words.title,
    `<h1>${words.heading}</h1>
${message ? `<p class="message" role="alert">${escapeHtml(message[language])}</p>` : ''}
<form method="post" action="/sign-in">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<input type="hidden" name="lang" value="${language}">
<label>${words.username}
<input name="username" value="${escapeHtml(username)}" autocomplete="username" maxlength="64" required${username ? '' : ' autofocus'}></label>
<label>${words.password}
<input name="password" type="password" autocomplete="current-password" maxlength="256" required${username ? ' autofocus' : ''}></label>
<button type="submit">${words.submit}</button>
</form>
<p class="quiet">${words.help}</p>
<p class="quiet"><a href="${escapeHtml(otherHref)}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}">${words.other}</a></p>`,
  );
}

/** English only when it was asked for: Chinese comes first. */
export function toLanguage(text: string | null | undefined): Language {
  return text === 'en' ? 'en' : 'zh';
}

/**
 * Where to go after signing in: a path of this server or, for anything that could lead elsewhere, the first page.
 *
 * toSafePath('/parks/p1?period=2025-08') → '/parks/p1?period=2025-08'
 * toSafePath('//evil.example/') → '/'
 */
export function toSafePath(text: string | null | undefined): string {
  // Browsers take a backslash for a slash, and drop control characters before they look.
  if (!text || text.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return '/';
  const here = 'http://here.invalid';
  let url: URL;
  try {
    url = new URL(text, here);
  } catch {
    return '/';
  }
  const path = url.pathname + url.search + url.hash;
  const isPage =
    url.origin === here && !path.startsWith('//') && !/^\/(sign-in|api)(\/|$)/.test(url.pathname);
  return isPage ? path : '/';
}

/** The same path, to be shown in `language`. */
export function withLanguage(path: string, language: Language): string {
  const url = new URL(path, 'http://here.invalid');
  if (language === 'en') url.searchParams.set('lang', 'en');
  else url.searchParams.delete('lang');
  return url.pathname + url.search + url.hash;
}
