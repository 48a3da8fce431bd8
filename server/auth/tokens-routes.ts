import { json, type RequestHandler } from 'express';
import { type ApiToken, readApiTokens } from '../../db/accounts/api-tokens.ts';
import { personOf } from '../http/authorization.ts';
import { HttpProblem } from '../http/errors.ts';
import { type BodyField, bodySchema, parseBody, textField } from '../http/json-body.ts';
import { COUNT, listOf, MOMENT, ORDINAL, orNull, record, TEXT } from '../http/json-schema.ts';
import type { PathItem } from '../http/openapi.ts';
import type { Office } from '../uploads/office.ts';
import { createToken, revokeToken } from './api-tokens.ts';

export const TOKENS_PATH = '/api/tokens';
export const TOKEN_PATH = '/api/tokens/:id';

type TokenLine = Omit<ApiToken, 'accountId'>;

export interface TokensAnswer {
  /** Newest first, revoked ones too. */
  tokens: TokenLine[];
}

/** With `token` itself, this once. */
export interface TokenAnswer {
  id: number;
  token: string;
  expiresAt: string;
}

const MOST_DAYS = 366;
const DAYS: BodyField<number> = {
  schema: { type: 'integer', minimum: 1, maximum: MOST_DAYS },
  parse: (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_DAYS
      ? (value as number)
      : undefined,
  allowed: { zh: ` 1 到 ${MOST_DAYS} 的天数`, en: `days from 1 to ${MOST_DAYS}` },
  absent: 90,
};
const FIELDS = { name: textField(64), days: DAYS };

/** One's own tokens. */
export function getTokens({ database }: Office): RequestHandler {
  return async (_request, response) => {
    const found = await readApiTokens(database.read, personOf(response).accountId);
    const tokens = found.map(({ accountId: _, ...token }) => token);
    response.set('Cache-Control', 'no-store').json({ tokens } satisfies TokensAnswer);
  };
}

export function postToken({ database, clock }: Office): RequestHandler[] {
  return [
    json({ limit: '16kb' }),
    async (request, response) => {
      const person = personOf(response);
      if (person.tokenId !== undefined) throw onlyInPerson();
      const made = await createToken(database, clock(), person, parseBody(request, FIELDS));
      response
        .status(201)
        .set('Cache-Control', 'no-store')
        .json(made satisfies TokenAnswer);
    },
  ];
}

export function deleteToken({ database, clock }: Office): RequestHandler {
  return async (request, response) => {
    const { id } = request.params;
    const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : 0;
    if (!(await revokeToken(database, clock(), personOf(response), number))) {
      throw new HttpProblem('not-found', { zh: '没有这个令牌。', en: 'There is no such token.' });
    }
    response.status(204).set('Cache-Control', 'no-store').end();
  };
}

/** A token that has leaked must not make itself another. */
export function onlyInPerson(): HttpProblem {
  return new HttpProblem('not-permitted', {
    zh: '这件事需要本人登录后办理，不能用令牌。',
    en: 'This needs a person who has signed in; a token cannot do it.',
  });
}

const ID = { name: 'id', in: 'path', required: true, schema: ORDINAL };

export const TOKENS: PathItem = {
  get: {
    summary: { zh: '自己的令牌（不含令牌本身）', en: "One's own tokens (not the tokens themselves)" },
    answers: {
      200: record<TokensAnswer>({
        tokens: listOf(
          record<TokenLine>({
            id: COUNT,
            name: TEXT,
            createdAt: MOMENT,
            expiresAt: MOMENT,
            lastUsedAt: orNull(MOMENT),
            revokedAt: orNull(MOMENT),
          }),
        ),
      }),
    },
    problems: [401],
  },
  post: {
    summary: {
      zh: '新建令牌，供脚本以 Authorization: Bearer 使用',
      en: 'Make a token, for scripts to send as Authorization: Bearer',
    },
    body: bodySchema(FIELDS),
    answers: { 201: record<TokenAnswer>({ id: COUNT, token: TEXT, expiresAt: MOMENT }) },
    problems: [400, 401, 403, 413, 415],
  },
};

export const TOKEN: PathItem = {
  delete: {
    summary: { zh: '作废令牌', en: 'Revoke a token' },
    parameters: [ID],
    others: { 204: { description: { zh: '已作废', en: 'Revoked' } } },
    problems: [401, 403, 404],
  },
};
