import { json, type Request, type RequestHandler, type Response } from 'express';
import type { Problem } from '../../domain/problem.ts';
import { clearSessionCookie, findSessionId, setSessionCookie } from '../http/cookie.ts';
import { HttpProblem } from '../http/errors.ts';
import { CODE, listOf, record, TEXT, words } from '../http/json-schema.ts';
import type { PathItem } from '../http/openapi.ts';
import { type Door, signIn } from './accounts.ts';
import { personOf } from './auth-middleware.ts';
import { ROLES, type Role } from './roles.ts';
import { LONGEST_MS, type Person } from './sessions.ts';

export const SESSION_PATH = '/api/session';

/** Who is signed in. */
export interface SessionAnswer {
  name: string;
  role: Role;
  /** Codes of the entities this person answers for; empty: not bound to any. */
  entities: string[];
}

interface SignInBody {
  username: string;
  password: string;
}

/** Long enough for any name and password we take. */
export const CREDENTIALS_LIMIT = '8kb';

/** Who is signed in; stands after `requirePerson`. */
export const getSession: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json(toAnswer(personOf(response)));
};

/** Signs in by name and password. */
export function postSession(door: Door): RequestHandler[] {
  return [
    json({ limit: CREDENTIALS_LIMIT }),
    async (request, response) => {
      const { username, password } = parseSignIn(request);
      const person = await begin(door, await signIn(door, username, password), request, response);
      response.status(201).set('Cache-Control', 'no-store').json(toAnswer(person));
    },
  ];
}

/** Hands over a new session; the one the browser had before ends. */
export async function begin(door: Door, id: string, request: Request, response: Response): Promise<Person> {
  const before = findSessionId(request.headers.cookie);
  if (before !== undefined) await door.sessions.end(before);
  const person = await door.sessions.find(id);
  if (!person) throw new Error('a session that has just begun is not there');
  setSessionCookie(request, response, id, LONGEST_MS);
  return person;
}

/** Signs out; also where nobody was signed in. */
export function deleteSession(door: Door): RequestHandler {
  return async (request, response) => {
    const id = findSessionId(request.headers.cookie);
    if (id !== undefined) await door.sessions.end(id);
    clearSessionCookie(request, response);
    response.status(204).set('Cache-Control', 'no-store').end();
  };
}

function toAnswer({ name, role, entities }: Person): SessionAnswer {
  return { name, role, entities };
}

function parseSignIn(request: Request): SignInBody {
  const body: unknown = request.body;
  if (body === undefined) {
    throw new HttpProblem('unsupported-media-type', {
      zh: '请以 application/json 发送 { "username", "password" }。',
      en: 'Send { "username", "password" } as application/json.',
    });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidBody([]);
  const problems: Problem[] = [];
  for (const name of ['username', 'password']) {
    const value = (body as Record<string, unknown>)[name];
    if (typeof value !== 'string' || value === '' || value.length > 256) {
      problems.push(
        bodyProblem(
          'wrong-value',
          name,
          '应为 1 到 256 个字符的文本',
          'expected text of 1 to 256 characters',
        ),
      );
    }
  }
  for (const name of Object.keys(body)) {
    if (name === 'username' || name === 'password') continue;
    problems.push(bodyProblem('unknown-field', name, '这里没有这个字段', 'there is no such field here'));
  }
  if (problems.length > 0) throw invalidBody(problems);
  return body as SignInBody;
}

/** The value is not repeated: it may be a password. */
function bodyProblem(code: string, column: string, zh: string, en: string): Problem {
  const message = `字段 ${column}：${zh}。`;
  return { code, row: null, column, value: null, message, messageEn: `Field ${column}: ${en}.` };
}

function invalidBody(problems: Problem[]): HttpProblem {
  const detail = {
    zh: `应为 { "username", "password" } 对象。${problems.map(({ message }) => message).join('')}`,
    en: ['Expected an object { "username", "password" }.', ...problems.map((one) => one.messageEn)].join(' '),
  };
  return new HttpProblem('invalid-body', detail, { problems });
}

const ANSWER = record<SessionAnswer>({ name: TEXT, role: words(ROLES), entities: listOf(CODE) });

export const SESSION: PathItem = {
  get: {
    summary: { zh: '当前登录的人', en: 'Who is signed in' },
    answers: { 200: ANSWER },
    problems: [401],
  },
  post: {
    summary: { zh: '用用户名与密码登录', en: 'Sign in by name and password' },
    body: record<SignInBody>({
      username: { type: 'string', minLength: 1, maxLength: 256 },
      password: { type: 'string', minLength: 1, maxLength: 256 },
    }),
    answers: { 201: ANSWER },
    problems: [400, 401, 403, 413, 415, 503],
    open: true,
  },
  delete: {
    summary: { zh: '退出登录', en: 'Sign out' },
    others: { 204: { description: { zh: '已退出', en: 'Signed out' } } },
    problems: [403],
    open: true,
  },
};
