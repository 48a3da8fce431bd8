import { type Request, type RequestHandler, type Response, urlencoded } from 'express';
import type { Text } from '../../domain/model.ts';
import { HttpProblem } from '../http/errors.ts';
import { PLAIN_STYLE } from '../http/html-page.ts';
import type { PathItem } from '../http/openapi.ts';
import { type Door, signIn, signInByLink } from './accounts.ts';
import { begin, CREDENTIALS_LIMIT } from './session-route.ts';
import { type SignInForm, signInPage, toLanguage, toSafePath, withLanguage } from './sign-in-page.ts';

export const SIGN_IN_PATH = '/sign-in';
export const SIGN_IN_STYLE_PATH = '/sign-in.css';

const LINK_USED: Text = {
  zh: '这个登录链接已用过或已过期（30 分钟内有效，只能用一次）。请用密码登录，或重新启动服务器得到新的链接。',
  en: 'This sign-in link has been used or has run out (it is good once, for 30 minutes). Sign in with a password, or restart the server for a new link.',
};

const INCOMPLETE: Text = { zh: '请填写用户名和密码。', en: 'Enter name and password.' };

/**
 * The form; or, with a token, the sign-in by a one-time link. That is the one GET that changes something, because a
 * link printed in a terminal can be nothing else; HEAD and prefetching leave the link unused.
 */
export function getSignIn(door: Door): RequestHandler {
  return async (request, response) => {
    const query = new URL(request.originalUrl, 'http://here.invalid').searchParams;
    const form = toForm((name) => query.get(name));
    if (!query.has('token') || request.method === 'HEAD' || isPrefetch(request)) {
      return sendForm(response, 200, form);
    }
    const id = await signInByLink(door, query.get('token'));
    if (id === undefined) return sendForm(response, 401, { ...form, message: LINK_USED });
    await begin(door, id, request, response);
    redirect(response, form.next);
  };
}

/** Signs in by the form. */
export function postSignIn(door: Door): RequestHandler[] {
  return [
    urlencoded({ extended: false, limit: CREDENTIALS_LIMIT, parameterLimit: 10 }),
    async (request, response) => {
      const fields = (request.body ?? {}) as Record<string, unknown>;
      const field = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
      const form = toForm(field);
      const password = field('password');
      if (form.username === '' || password === '' || form.username.length > 256 || password.length > 256) {
        return sendForm(response, 400, { ...form, message: INCOMPLETE });
      }
      try {
        await begin(door, await signIn(door, form.username, password), request, response);
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        response.set(error.headers);
        return sendForm(response, error.status, { ...form, message: error.detail });
      }
      redirect(response, withLanguage(form.next, form.language));
    },
  ];
}

/** The one stylesheet that needs no sign-in. */
export const getSignInStyle: RequestHandler = (_request, response) => {
  response.type('css').set('Cache-Control', 'public, max-age=3600').send(PLAIN_STYLE);
};

function toForm(field: (name: string) => string | null): SignInForm {
  const language = toLanguage(field('lang'));
  const next = toSafePath(field('next'));
  return { language, next, username: (field('username') ?? '').trim().slice(0, 300), message: null };
}

function isPrefetch(request: Request): boolean {
  return /prefetch|prerender/.test(`${request.get('Sec-Purpose') ?? ''} ${request.get('Purpose') ?? ''}`);
}

function sendForm(response: Response, status: number, form: SignInForm): void {
  response.status(status).type('html').set('Cache-Control', 'no-store').send(signInPage(form));
}

function redirect(response: Response, path: string): void {
  response.set('Cache-Control', 'no-store').redirect(303, path);
}

const PAGE = { description: { zh: '登录页', en: 'The sign-in page' }, type: 'text/html' };
const GONE_ON = { description: { zh: '已登录，转到 next', en: 'Signed in; on to next' } };

export const SIGN_IN: PathItem = {
  get: {
    summary: {
      zh: '登录页；带 token 时以一次性链接登录',
      en: 'The sign-in page; with a token, sign-in by a one-time link',
    },
    parameters: [
      { name: 'token', in: 'query', required: false, schema: { type: 'string' } },
      { name: 'next', in: 'query', required: false, schema: { type: 'string' } },
      { name: 'lang', in: 'query', required: false, schema: { type: 'string', enum: ['zh', 'en'] } },
    ],
    others: { 200: PAGE, 303: GONE_ON, 401: PAGE },
    open: true,
  },
  post: {
    summary: { zh: '以表单登录', en: 'Sign in by the form' },
    others: { 303: GONE_ON, 400: PAGE, 401: PAGE, 503: PAGE },
    problems: [403, 413],
    open: true,
  },
};

export const SIGN_IN_STYLE: PathItem = {
  get: {
    summary: { zh: '登录页的样式', en: 'The stylesheet of the sign-in page' },
    others: { 200: { description: { zh: '样式', en: 'The stylesheet' }, type: 'text/css' } },
    open: true,
  },
};
