import * as contract from '../../contract/accounts.ts';
import { readApiTokens } from '../../db/accounts/api-tokens.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { createToken, revokeToken } from './api-tokens.ts';

/** One's own tokens. */
export const tokenEndpoints = (app: AppContext): Endpoint[] => [
  endpoint(app, contract.getTokens, async ({ person }) => {
    const found = await readApiTokens(app.database.read, person.accountId);
    return { status: 200, body: { tokens: found.map(({ accountId: _, ...token }) => token) } };
  }),

  endpoint(app, contract.postToken, async ({ person, body }) => ({
    status: 201,
    body: await createToken(app.database, app.clock(), person, body),
  })),

  endpoint(app, contract.deleteToken, async ({ person, params }) => {
    if (await revokeToken(app.database, app.clock(), person, params.id)) return { status: 204 };
    throw new HttpProblem('not-found', { zh: '没有这个令牌。', en: 'There is no such token.' });
  }),
];
