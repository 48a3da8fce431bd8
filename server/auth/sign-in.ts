import type { Request } from 'express';
import * as contract from '../../contract/session.ts';
import { findAccount } from '../../db/accounts/accounts.ts';
import type { Text } from '../../domain/model.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint, type RequestServices } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { PLAIN_STYLE } from '../http/html-page.ts';
import { signIn, signInByLink } from './accounts.ts';
import { begin } from './endpoints.ts';
import { type SignInForm, signInPage, toLanguage, toSafePath, withLanguage } from './sign-in-page.ts';

const LINK_USED: Text = {
  zh: '这个登录链接已用过或已过期（30 分钟内有效，只能用一次）。请用密码登录，或重新启动服务器得到新的链接。',
  en: 'This sign-in link has been used or has run out (it is good once, for 30 minutes). Sign in with a password, or restart the server for a new link.',
};

const INCOMPLETE: Text = { zh: '请填写用户名和密码。', en: 'Enter name and password.' };

/** The sign-in page, which works without script. */
export const signInEndpoints = (
  app: Pick<AppContext, keyof RequestServices | 'database' | 'sessions' | 'clock' | 'catalogs'>,
): Endpoint[] => [
  // A token in the address signs in by a one-time link. That is the one GET that changes something, because a link
  // printed in a terminal can be nothing else; HEAD and prefetching leave the link unused.
  endpoint(app, contract.getSignIn, async ({ request, response }) => {
    const query = new URL(request.originalUrl, 'http://here.invalid').searchParams;
    const form = toForm((name) => query.get(name));
    if (!query.has('token') || request.method === 'HEAD' || isPrefetch(request)) {
      return { status: 200, content: signInPage(form) };
    }
    const id = await signInByLink(app, query.get('token'));
    if (id === undefined) return { status: 401, content: signInPage({ ...form, message: LINK_USED }) };
    await begin(app.sessions, id, request, response);
    return { status: 303, location: form.next };
  }),

  endpoint(app, contract.postSignIn, async ({ body, request, response }) => {
    const field = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    const form = toForm(field);
    const password = field('password');
    if (form.username === '' || password === '' || form.username.length > 256 || password.length > 256) {
      return { status: 400, content: signInPage({ ...form, message: INCOMPLETE }) };
    }
    try {
      await begin(app.sessions, await signIn(app, form.username, password), request, response);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const content = signInPage({ ...form, message: error.detail });
      return { status: error.status as 401 | 503, content, headers: error.headers };
    }
    const next = await homeOf(app, form);
    return { status: 303, location: withLanguage(next, form.language) };
  }),

  // The one stylesheet that needs no sign-in.
  endpoint(app, contract.getSignInStyle, () => ({
    status: 200,
    content: PLAIN_STYLE,
    headers: { 'Cache-Control': 'public, max-age=3600' },
  })),
];

/** Where somebody who asked for no page in particular goes: to the park or department that the account is bound to. */
async function homeOf(
  { database, catalogs }: Pick<AppContext, 'database' | 'catalogs'>,
  { next, username }: SignInForm,
): Promise<string> {
  if (!/^\/(\?lang=\w+)?$/.test(next)) return next;
  const [bound] = (await findAccount(database.read, username))?.entities ?? [];
  const { entities } = await catalogs.current();
  const place = entities.find(({ code }) => code === bound);
  if (place?.kind === 'park') return `/parks/${encodeURIComponent(place.code)}`;
  return place?.kind === 'department' ? `/departments/${encodeURIComponent(place.code)}` : next;
}

function toForm(field: (name: string) => string | null): SignInForm {
  const language = toLanguage(field('lang'));
  const next = toSafePath(field('next'));
  return { language, next, username: (field('username') ?? '').trim().slice(0, 300), message: null };
}

function isPrefetch(request: Request): boolean {
  return /prefetch|prerender/.test(`${request.get('Sec-Purpose') ?? ''} ${request.get('Purpose') ?? ''}`);
}
