import { fileName, gets, JSON_BODY, type Named } from './request.ts';

const TABLES: [path: string, body: unknown][] = [
  ['/api/entities', 'code,name,kind,parent\nP-NEW,新园区,park,ZONE\n'],
  ['/api/entities', [{ code: 'P-NEW', name: '新园区', kind: 'park', parent: 'ZONE' }]],
  ['/api/entities', [{ code: 'P-GX', name: '高新区', kind: 'planet', parent: 'NOBODY' }]],
  [
    '/api/indicators',
    [{ code: 'EXPORT', name: '出口', category: '外贸外资', unit: '亿元', kind: 'flow', direction: 'higher' }],
  ],
  ['/api/targets', [{ indicator: 'EXPORT', entity: 'P-GX', year: 2025, type: 'value', value: 60 }]],
  ['/api/targets', [{ indicator: 'EXPORT', entity: 'P-GX', year: 'last', type: 'goal', value: 'many' }]],
  ['/api/targets', 'indicator,entity,year,type,value\nEXPORT,P-GX,2025,value,60\nEXPORT,P-ZB,2025,cap,x\n'],
];

/** Names, targets, accounts, months: what an administrator changes and what is refused. */
export function* administration(): Generator<Named> {
  for (const [place, [path, body]] of TABLES.entries()) {
    for (const preview of ['?preview=1', '?preview=true', '']) {
      const isText = typeof body === 'string';
      yield {
        name: `administration/${fileName(path)}-${place}${fileName(`x${preview}`)}`,
        method: 'POST',
        path: `${path}${preview}`,
        headers: isText ? { 'content-type': 'text/csv' } : JSON_BODY,
        body: isText ? body : JSON.stringify({ rows: body, reason: '核对' }),
      };
    }
  }
  const requests: [name: string, method: string, path: string, body?: object][] = [
    ['account', 'POST', '/api/accounts', { name: 'reader', role: 'viewer', password: 'reads every month' }],
    [
      'account-again',
      'POST',
      '/api/accounts',
      { name: 'reader', role: 'viewer', password: 'reads every month' },
    ],
    ['account-wrong', 'POST', '/api/accounts', { name: '', role: 'king', colour: 'red' }],
    ['account-changed', 'PATCH', '/api/accounts/reader', { role: 'statistician', entities: ['P-GX'] }],
    ['account-unknown', 'PATCH', '/api/accounts/nobody', { role: 'viewer' }],
    ['account-removed', 'DELETE', '/api/accounts/reader'],
    ['closed', 'POST', '/api/periods/2025-07/close', { reason: '已审定' }],
    ['closed-again', 'POST', '/api/periods/2025-07/close', { reason: '已审定' }],
    ['opened', 'DELETE', '/api/periods/2025-07/close', { reason: '补报' }],
    ['closed-wrong', 'POST', '/api/periods/2025-17/close', {}],
    ['not-json', 'POST', '/api/accounts'],
  ];
  for (const [name, method, path, body] of requests) {
    const sent = body ? { headers: JSON_BODY, body: JSON.stringify(body) } : {};
    yield { name: `administration/${name}`, method, path, ...sent };
  }
  yield {
    name: 'administration/broken-json',
    method: 'POST',
    path: '/api/accounts',
    headers: JSON_BODY,
    body: '{"name":',
  };
  yield* gets('administration', ['/api/accounts', '/api/periods', '/api/audit?before=9']);
}
