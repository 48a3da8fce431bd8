import { fields, verbatimField } from './core/body.ts';
import { PASSWORD_LENGTH } from './core/limits.ts';
import { textParameter, wordParameter } from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';
import { ROLES } from './roles.ts';

/** Who is signed in. `entities` are codes of those that this person answers for; empty: not bound to any. */
const SESSION = t.object({ name: t.TEXT, role: t.oneOf(ROLES), entities: t.listOf(t.CODE) });
export type SessionResponse = t.Static<typeof SESSION>;

/** Long enough for any name and password we take. */
const CREDENTIALS_LIMIT = '8kb';
const PASSWORD = verbatimField(PASSWORD_LENGTH.most);

const HEALTH = t.object({
  status: t.oneOf(['ok', 'failing']),
  database: t.oneOf(['ok', 'unreachable', 'damaged']),
  /** Whether the disk takes writes; where it does not, figures can still be read. */
  storage: t.oneOf(['ok', 'full', 'read-only', 'failing']),
  revision: t.nullable(t.COUNT),
  /** Backups by schedule: when the newest was made, and whether the last attempt failed; null where none are made. */
  backup: t.nullable(t.object({ last: t.nullable(t.MOMENT), failed: t.FLAG })),
});

export const getHealth = route({
  method: 'GET',
  path: '/api/health',
  role: 'anyone',
  summary: { zh: '服务器与数据库是否正常', en: 'Whether server and database work' },
  responses: { 200: HEALTH, 503: HEALTH },
});

const PAGE = { description: { zh: '登录页', en: 'The sign-in page' }, type: 'text/html' };
const GONE_ON = { description: { zh: '已登录，转到 next', en: 'Signed in; on to next' } };

export const getSignIn = route({
  method: 'GET',
  path: '/sign-in',
  role: 'anyone',
  summary: {
    zh: '登录页；带 token 时以一次性链接登录',
    en: 'The sign-in page; with a token, sign-in by a one-time link',
  },
  query: {
    token: textParameter({ zh: '一次性链接的令牌', en: 'Token of a one-time link' }, 200),
    next: textParameter({ zh: '登录后转到的地址', en: 'Where to go on to' }, 2000),
    lang: { ...wordParameter({ zh: '语言', en: 'Language' }, ['zh', 'en']), absent: () => 'zh' },
  },
  isLenient: true,
  responses: { 200: PAGE, 303: GONE_ON, 401: PAGE },
});

export const postSignIn = route({
  method: 'POST',
  path: '/sign-in',
  role: 'anyone',
  summary: { zh: '以表单登录', en: 'Sign in by the form' },
  body: { kind: 'form', limit: CREDENTIALS_LIMIT },
  responses: { 303: GONE_ON, 400: PAGE, 401: PAGE, 503: PAGE },
  problems: [403, 413],
});

export const getSignInStyle = route({
  method: 'GET',
  path: '/sign-in.css',
  role: 'anyone',
  summary: { zh: '登录页的样式', en: 'The stylesheet of the sign-in page' },
  responses: { 200: { description: { zh: '样式', en: 'The stylesheet' }, type: 'text/css' } },
});

export const getSession = route({
  method: 'GET',
  path: '/api/session',
  role: 'viewer',
  summary: { zh: '当前登录的人', en: 'Who is signed in' },
  responses: { 200: SESSION },
  problems: [401],
});

export const postSession = route({
  method: 'POST',
  path: '/api/session',
  role: 'anyone',
  summary: { zh: '用用户名与密码登录', en: 'Sign in by name and password' },
  body: fields({ username: verbatimField(256), password: PASSWORD }, CREDENTIALS_LIMIT),
  responses: { 201: SESSION },
  problems: [400, 401, 403, 413, 415, 503],
});

export const deleteSession = route({
  method: 'DELETE',
  path: '/api/session',
  role: 'anyone',
  summary: { zh: '退出登录', en: 'Sign out' },
  responses: { 204: { description: { zh: '已退出', en: 'Signed out' } } },
  problems: [403],
});

export const postOwnPassword = route({
  method: 'POST',
  path: '/api/session/password',
  role: 'viewer',
  inPerson: true,
  summary: {
    zh: '改自己的密码；账号的其他登录与全部个人令牌随之失效',
    en: "Change one's own password; the account's other sessions end and all its personal tokens are revoked",
  },
  body: fields({ current: PASSWORD, password: PASSWORD }, CREDENTIALS_LIMIT),
  responses: { 204: { description: { zh: '已修改', en: 'Changed' } } },
  problems: [400, 401, 403, 413, 415, 503],
});

export const getOpenapi = route({
  method: 'GET',
  path: '/api/openapi.json',
  role: 'viewer',
  summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'The OpenAPI 3.1 description of this interface' },
  responses: { 200: t.schemaOf<object>({ type: 'object' }) },
  problems: [401],
});
