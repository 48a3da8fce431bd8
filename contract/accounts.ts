import {
  type Field,
  FLAG_FIELD,
  fields,
  type OptionalField,
  optionalField,
  textField,
  textsField,
  wordField,
} from './core/body.ts';
import { PASSWORD_LENGTH, TOKEN_DAYS } from './core/limits.ts';
import { ACCOUNT_NAME, route, TOKEN_ID } from './core/route.ts';
import * as t from './core/schema.ts';
import { ROLES } from './roles.ts';

/** An account as an administrator sees it. `lockedUntil`: after too many wrong passwords. */
const ACCOUNT = t.model(
  'Account',
  t.object({
    name: t.CODE,
    role: t.oneOf(ROLES),
    entities: t.listOf(t.TEXT),
    disabledAt: t.nullable(t.MOMENT),
    createdAt: t.MOMENT,
    lockedUntil: t.nullable(t.MOMENT),
  }),
);
export type AccountLine = t.Static<typeof ACCOUNT>;

const LIMIT = '64kb';
const ENTITIES = optionalField(textsField(500));
/** Of any length: which one will do is said by a sentence of its own. */
const PASSWORD: Field<string> = {
  ...textField(PASSWORD_LENGTH.most),
  parse: (value) => (typeof value === 'string' ? value : undefined),
};

export const getAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  role: 'admin',
  summary: { zh: '所有账号', en: 'All accounts' },
  responses: { 200: t.object({ accounts: t.listOf(ACCOUNT) }) },
  problems: [401, 403],
});

export const postAccount = route({
  method: 'POST',
  path: '/api/accounts',
  role: 'admin',
  inPerson: true,
  summary: { zh: '新建账号', en: 'Add an account' },
  body: fields(
    { name: textField(64), role: wordField(ROLES), entities: ENTITIES, password: PASSWORD },
    LIMIT,
  ),
  responses: { 201: ACCOUNT },
  problems: [400, 401, 403, 413, 415, 503],
});

export const patchAccount = route({
  method: 'PATCH',
  path: '/api/accounts/:name',
  role: 'admin',
  inPerson: true,
  summary: {
    zh: '改角色、所属主体、密码，停用或启用，解锁；未给出的不变。新密码使其登录与个人令牌失效',
    en: 'Change role, entities or password, disable or enable, unlock; what is not given stays. A new password ends its sessions and revokes its personal tokens',
  },
  params: { name: ACCOUNT_NAME },
  body: fields(
    {
      role: optionalField(wordField(ROLES)),
      entities: ENTITIES,
      disabled: optionalField(FLAG_FIELD),
      password: optionalField(PASSWORD),
      unlock: optionalField(FLAG_FIELD),
    },
    LIMIT,
  ),
  responses: { 200: ACCOUNT },
  problems: [400, 401, 403, 404, 413, 415, 503],
});

const TOKEN_LINE = t.object({
  id: t.COUNT,
  name: t.TEXT,
  createdAt: t.MOMENT,
  expiresAt: t.MOMENT,
  lastUsedAt: t.nullable(t.MOMENT),
  revokedAt: t.nullable(t.MOMENT),
});
export type TokenLine = t.Static<typeof TOKEN_LINE>;

export const getTokens = route({
  method: 'GET',
  path: '/api/tokens',
  role: 'viewer',
  summary: { zh: '自己的令牌（不含令牌本身）', en: "One's own tokens (not the tokens themselves)" },
  // Newest first, revoked ones too.
  responses: { 200: t.object({ tokens: t.listOf(TOKEN_LINE) }) },
  problems: [401],
});

const DAYS: OptionalField<number> = {
  schema: { type: 'integer', minimum: 1, maximum: TOKEN_DAYS.most },
  parse: (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= TOKEN_DAYS.most
      ? (value as number)
      : undefined,
  expected: { zh: ` 1 到 ${TOKEN_DAYS.most} 的天数`, en: `days from 1 to ${TOKEN_DAYS.most}` },
  absent: TOKEN_DAYS.usual,
};

export const postToken = route({
  method: 'POST',
  path: '/api/tokens',
  role: 'viewer',
  inPerson: true,
  summary: {
    zh: '新建令牌，供脚本以 Authorization: Bearer 使用',
    en: 'Make a token, for scripts to send as Authorization: Bearer',
  },
  body: fields({ name: textField(64), days: DAYS }, '16kb'),
  // With the token itself, this once.
  responses: { 201: t.object({ id: t.COUNT, token: t.TEXT, expiresAt: t.MOMENT }) },
  problems: [400, 401, 403, 413, 415],
});

export const deleteToken = route({
  method: 'DELETE',
  path: '/api/tokens/:id',
  role: 'viewer',
  summary: { zh: '作废令牌', en: 'Revoke a token' },
  params: { id: TOKEN_ID },
  responses: { 204: { description: { zh: '已作废', en: 'Revoked' } } },
  problems: [401, 403, 404],
});
