import { PASSWORD } from '../running.ts';
import type { DescribedApp } from './described-app.ts';

/**
 * Sends every kind of write and checks each response: uploads of every sort, a closed month, tokens, decks, a template,
 * accounts and tables. Reads have something to return afterwards.
 */
export async function checkWrites({ running, headers, check }: DescribedApp): Promise<void> {
  const send = (text: string) =>
    running.get('/api/uploads?filename=8.csv', { method: 'POST', headers, body: text });
  const call = (method: string, path: string, body: object) =>
    running.get(path, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** A deck becomes the organisation's template, and is refilled. */
  async function checkTemplateAndRefill(): Promise<void> {
    const pages = 'cover,overall,indicator:SALES;entity=P1';
    const deck = await running.get(`/api/decks?period=2025-07&pages=${pages}`, { headers });
    const body = Buffer.from(await deck.arrayBuffer());
    const sent = (method: string, path: string, bytes: Buffer) =>
      running.get(`${path}?filename=a.pptx`, { method, headers, body: new Uint8Array(bytes) });
    const template = ['/api/deck-template', 'put'] as const;
    await check(...template, await sent('PUT', '/api/deck-template', body));
    await check(...template, await sent('PUT', '/api/deck-template', Buffer.from('x')));
    for (const bytes of [body, Buffer.from('x')]) {
      const ordered = await check('/api/refills', 'post', await sent('POST', '/api/refills', bytes));
      const { id } = ordered as { id: string };
      const states = ['done', 'failed'];
      for (let state = ''; !states.includes(state); ) {
        const job = await check(
          '/api/exports/{id}',
          'get',
          await running.get(`/api/exports/${id}`, { headers }),
        );
        state = (job as { state: string }).state;
      }
    }
  }

  const uploads = ['/api/uploads', 'post'] as const;
  await check(
    ...uploads,
    await send('period,indicator,entity,ytd\n2025-09,SALES,P1,70\n2025-08,SALES,P1,62'),
  );
  await check(...uploads, await send('period,indicator,entity,ytd\n2025-08,SALES,P9,seventy'));
  await check(...uploads, await send('indicator,entity,ytd\nSALES,P1,70'));
  const commit = ['/api/uploads/{id}/commit', 'post'] as const;
  for (const body of [{}, { reason: '更正', revision: 'revision' }, { accept: 1 }]) {
    await check(...commit, await call('POST', '/api/uploads/1/commit', body));
  }
  const answer = await call('PATCH', '/api/uploads/3', { answers: { period: '2025-09' } });
  await check('/api/uploads/{id}', 'patch', answer);
  const revert = await call('POST', '/api/uploads/1/revert', { reason: '数字有误' });
  await check('/api/uploads/{id}/revert', 'post', revert);
  const close = ['/api/periods/{period}/close', 'post'] as const;
  await check(...close, await call('POST', '/api/periods/2025-07/close', { reason: null }));
  await check(...close, await call('POST', '/api/periods/2025-07/close', {}));
  await check('/api/tokens', 'post', await call('POST', '/api/tokens', { name: 'script' }));
  const deck = { title: '月度', period: null, pages: [{ kind: 'cover' }] };
  const saved = ['/api/saved-decks', 'post'] as const;
  await check(...saved, await call('POST', '/api/saved-decks', { deck, shared: true }));
  await check(...saved, await call('POST', '/api/saved-decks', { deck: { ...deck, pages: [] } }));
  for (const version of [1, 1]) {
    const answer = await call('PUT', '/api/saved-decks/1', { deck, version });
    await check('/api/saved-decks/{id}', 'put', answer);
  }
  await check('/api/exports', 'post', await call('POST', '/api/exports?lang=en', deck));
  await check('/api/deck-template', 'delete', await call('DELETE', '/api/deck-template', {}));
  await checkTemplateAndRefill();
  await check('/api/deck-content', 'post', await call('POST', '/api/deck-content', deck));
  const person = { name: 'clerk', role: 'statistician', entities: ['P1'], password: PASSWORD };
  await check('/api/accounts', 'post', await call('POST', '/api/accounts', person));
  await check(
    '/api/accounts/{name}',
    'patch',
    await call('PATCH', '/api/accounts/clerk', { disabled: true }),
  );
  for (const [name, row] of [
    ['entities', { code: 'P3', name: '临空园区', kind: 'park', parent: 'ZONE' }],
    ['indicators', { code: 'SALES', unit: '万元' }],
    ['targets', { indicator: 'SALES', entity: 'P3', year: 2025, type: 'value', value: 60 }],
  ] as const) {
    await check(`/api/${name}`, 'post', await call('POST', `/api/${name}`, { rows: [row] }));
  }
}
