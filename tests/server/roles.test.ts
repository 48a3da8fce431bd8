import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../contract/core/route.ts';
import { ROLES, type Role } from '../../contract/roles.ts';
import { ROUTES } from '../../contract/routes.ts';
import { runApp, signIn } from './running.ts';

const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** Who may change something, said a second time: whoever lowers a role in the contract has to lower it here. */
const WRITES: Record<Route['role'], string[]> = {
  anyone: ['POST /api/session', 'POST /sign-in', 'DELETE /api/session'],
  viewer: [
    'POST /api/session/password',
    'POST /api/tokens',
    'DELETE /api/tokens/:id',
    'POST /api/deck-content',
    'POST /api/saved-decks',
    'PUT /api/saved-decks/:id',
    'DELETE /api/saved-decks/:id',
    'POST /api/exports',
    'DELETE /api/exports/:id',
    'POST /api/refills',
  ],
  statistician: [
    'POST /api/uploads',
    'PATCH /api/uploads/:id',
    'POST /api/uploads/:id/commit',
    'POST /api/uploads/:id/revert',
  ],
  editor: [
    'POST /api/periods/:period/close',
    'DELETE /api/periods/:period/close',
    'PUT /api/deck-template',
    'DELETE /api/deck-template',
  ],
  admin: [
    'POST /api/accounts',
    'PATCH /api/accounts/:name',
    'POST /api/entities',
    'POST /api/indicators',
    'POST /api/targets',
  ],
};

test.each(Object.entries(WRITES))('what %s may change', (role, writes) => {
  const found = ROUTES.filter((route) => route.role === role && route.method !== 'GET').map(nameOf);
  expect(found.sort()).toEqual([...writes].sort());
});

test('only what leads to a session is open to anyone', () => {
  const open = ROUTES.filter(({ role, method }) => role === 'anyone' && method === 'GET').map(nameOf);
  expect(open.sort()).toEqual(['GET /api/health', 'GET /sign-in', 'GET /sign-in.css']);
});

describe('the server refuses', () => {
  const closed = ROUTES.flatMap((route) => (route.role === 'anyone' ? [] : { ...route, role: route.role }));
  const addressOf = ({ path }: Route) => path.replace(':period', '2025-08').replace(/:\w+/, '1');

  test('everyone who has not signed in', async () => {
    const running = await runApp();
    const statuses = new Map<string, number>();
    for (const route of closed) {
      const response = await running.get(addressOf(route), { method: route.method });
      statuses.set(nameOf(route), response.status);
    }
    expect([...statuses].filter(([, status]) => status !== 401)).toEqual([]);
  });

  test('everyone with a role lower than the contract’s', async () => {
    const running = await runApp();
    const headers = new Map<Role, { Cookie: string }>();
    for (const role of ROLES) headers.set(role, await signIn(running, role, role));
    const wrong: string[] = [];
    for (const route of closed) {
      for (const role of ROLES.slice(0, ROLES.indexOf(route.role))) {
        const response = await running.get(addressOf(route), {
          method: route.method,
          headers: headers.get(role)!,
        });
        if (response.status !== 403) wrong.push(`${nameOf(route)}: ${role} gets ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
