import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Sheet, toWorkbook } from '../support/workbook.ts';

/** What the net asks a server for. Nothing here depends on the day or on an earlier run. */
export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Without the session. */
  anonymous?: boolean;
}

export interface Named extends Asked {
  /** File that the response is stored in. */
  name: string;
}

export interface Reply {
  status: number;
  type: string;
  headers: string[];
  bytes: Buffer;
}

type Ask = (asked: Asked) => Promise<Reply>;

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const JSON_BODY = { 'content-type': 'application/json' };
const BYTES = { 'content-type': 'application/octet-stream' };

/** Every request in turn. Those that depend on an earlier response make it themselves, by `ask`. */
export async function* asking(ask: Ask): AsyncGenerator<Named> {
  const catalog = JSON.parse((await ask({ path: '/api/catalog' })).bytes.toString()) as {
    indicators: { code: string; category: string }[];
    entities: { code: string; kind: string }[];
  };
  yield* gets('open', ['/api/health', '/sign-in', '/sign-in?lang=en', '/sign-in.css', '/api/session'], true);
  yield* gets('read', readPaths(catalog));
  yield* gets('refused', REFUSED);
  yield* gets('page', pagePaths());
  yield* gets('deck', deckPaths());
  yield* gets('table', tablePaths(catalog));
  yield* uploads(ask);
  yield* administration();
  yield* decks();
  yield* refills(ask);
  yield* gets('after', [
    '/api/catalog',
    '/api/progress?period=2025-08&kind=zone',
    '/api/audit',
    '/api/uploads',
  ]);
}

function* gets(group: string, paths: string[], anonymous = false): Generator<Named> {
  for (const path of paths) yield { name: `${group}/${fileName(path)}`, path, anonymous };
}

const fileName = (path: string) =>
  path
    .slice(1)
    .replace(/[/?&=:;,%]+/g, '_')
    .slice(0, 120) || 'root';

function readPaths({
  indicators,
  entities,
}: {
  indicators: { code: string; category: string }[];
  entities: { code: string }[];
}) {
  const categories = [...new Set(indicators.map(({ category }) => category))];
  const months = [
    '2023-01',
    '2024-01',
    '2024-02',
    '2024-12',
    '2025-01',
    '2025-03',
    '2025-06',
    '2025-07',
    '2025-08',
  ];
  return [
    '/api/catalog',
    '/api/catalog?asOf=1',
    '/api/openapi.json',
    '/api/progress',
    ...months.map((month) => `/api/progress?period=${month}`),
    ...entities.slice(0, 12).map(({ code }) => `/api/progress?entity=${code}`),
    ...categories.map((category) => `/api/progress?period=2025-08&category=${encodeURIComponent(category)}`),
    ...['D-JF', 'D-GX', 'D-CZ'].map((code) => `/api/progress?department=${code}&kind=zone,park`),
    '/api/progress?kind=zone,park&status=behind',
    '/api/progress?light=red,yellow&kind=park',
    '/api/progress?period=2025-08&kind=peer',
    ...indicators.map(({ code }) => `/api/figures?indicator=${code}&entity=ZONE`),
    ...indicators.map(({ code }) => `/api/figures?indicator=${code}&entity=P-GX&period=2025-06`),
    ...indicators.slice(0, 12).map(({ code }) => `/api/figures?indicator=${code}&entity=P-HG&period=2025-01`),
    ...indicators
      .filter((_, place) => place % 4 === 0)
      .map(({ code }) => `/api/series?indicator=${code}&entity=ZONE&from=2024-01&to=2025-12`),
    '/api/series?indicator=EXPORT&entity=P-GX',
    '/api/observations/history?indicator=EXPORT&entity=ZONE&period=2025-08',
    '/api/observations/history?indicator=EXPORT&entity=P-GX',
    '/api/targets/history?indicator=EXPORT&entity=ZONE&year=2025',
    '/api/due',
    '/api/due?period=2025-09',
    '/api/periods',
    '/api/accounts',
    '/api/tokens',
    '/api/audit',
    '/api/audit?action=signed-in',
    '/api/audit.csv',
    '/api/saved-decks',
    '/api/deck-template',
    '/api/uploads',
    '/api/templates?entity=P-GX&period=2025-09&format=csv',
    '/api/templates?entity=ZONE&period=2025-09&format=xlsx',
    '/api/templates?entity=D-CZ&format=xlsx',
  ];
}

/** What a server refuses, each in its own words. */
const REFUSED = [
  '/api/nothing',
  '/nothing',
  '/api/progress?period=2025-13',
  '/api/progress?period=',
  '/api/progress?period=2025-08&period=2025-07',
  '/api/progress?colour=red',
  '/api/progress?kind=zone,moon&light=blue&entity=NOBODY',
  '/api/progress?asOf=yesterday',
  '/api/progress?asOf=99',
  '/api/series',
  '/api/series?indicator=EXPORT&entity=ZONE&from=2025-12&to=2025-01',
  '/api/figures?indicator=NONE&entity=ZONE',
  '/api/targets/history?indicator=EXPORT&entity=ZONE&year=25',
  '/api/uploads/999',
  '/api/uploads/x',
  '/api/uploads?before=0',
  '/api/saved-decks/7',
  '/api/exports/7',
  '/api/decks?deck=park&period=1',
  '/api/decks?pages=cover,nothing',
  '/api/decks?pages=indicator:NONE&lang=fr&ratio=5x4',
  '/api/deck-content?pages=ranking',
  '/api/templates',
  '/api/templates?entity=P-GX&format=pdf',
  '/api/audit?from=today&to=tomorrow',
  '/api/exports/figure.csv?indicator=EXPORT&entity=ZONE&figure=pie',
];

function pagePaths(): string[] {
  const pages = [
    '/',
    '/?period=2025-01',
    '/?period=2024-12',
    '/matrix',
    '/shortfalls',
    '/indicators/EXPORT',
    '/parks/P-GX',
    '/parks/NOBODY',
    '/departments/D-GX',
    '/uploads',
    '/due',
    '/decks',
    '/administration',
    '/account',
    '/present',
    '/no-such-page',
  ];
  return pages.flatMap((page) => [page, `${page}${page.includes('?') ? '&' : '?'}lang=en&theme=dark`]);
}

const PAGES =
  'cover,overall,category:外贸外资,indicator:EXPORT,indicator:IND_PROFIT;entity=P-GX,park:P-HG,department:D-GX,matrix,shortfalls,ranking:EXPORT;measure=pull,ranking:IND_OUTPUT';

function deckPaths(): string[] {
  const pages = `pages=${encodeURIComponent(PAGES)}`;
  const decks = [
    'deck=zone',
    'deck=park&entity=P-GX',
    'deck=department&entity=D-GX',
    'deck=shortfalls',
    pages,
  ];
  const months = ['2024-12', '2025-01', '2025-08'];
  return [
    ...months.flatMap((month) => decks.map((deck) => `/api/deck-content?${deck}&period=${month}`)),
    `/api/deck-content?deck=zone&period=2025-08&lang=en`,
    '/api/decks?deck=zone&period=2025-08',
    '/api/decks?deck=zone&period=2025-01&lang=en&ratio=4:3',
    '/api/decks?deck=park&entity=P-GX&period=2025-07&lang=en',
    `/api/decks?${pages}&period=2024-12`,
    `/api/decks?${pages}&period=2025-08&format=xlsx`,
    '/api/decks?deck=shortfalls&period=2025-08&format=xlsx&lang=en',
  ];
}

function tablePaths({ indicators }: { indicators: { code: string }[] }): string[] {
  const charts = ['path', 'months', 'ranking', 'league', 'contribution'];
  return [
    '/api/exports/progress.csv',
    '/api/exports/progress.xlsx',
    '/api/exports/progress.csv?period=2025-01&lang=en',
    '/api/exports/progress.xlsx?period=2024-12&kind=zone&lang=en',
    ...charts.flatMap((chart) => [
      `/api/exports/figure.csv?indicator=EXPORT&entity=ZONE&figure=${chart}`,
      `/api/exports/figure.xlsx?indicator=IND_PROFIT&entity=ZONE&figure=${chart}&lang=en`,
    ]),
    ...indicators
      .slice(0, 10)
      .map(({ code }) => `/api/exports/figure.csv?indicator=${code}&entity=P-HG&figure=path`),
  ];
}

const CONTRACT_CSV =
  '期间,指标,园区,当月,累计,当月同比,累计同比,状态\n2025-09,出口总额,高新技术产业园,3.21,30.4,5.1,6.2,快报\n';
const REVISED_CSV =
  'period,indicator,entity,month,ytd,yoy_ytd,status\n2025-08,EXPORT,P-GX,4.4,25.5,8.1,revised\n';
const WRONG_CSV =
  'period,indicator,entity,month,ytd\n2025-19,EXPORT,P-GX,1,2\n2025-08,NOTHING,P-GX,1,2\n2025-08,EXPORT,NOBODY,1,x\n';
const ORDINARY_CSV =
  '期间,指标,园区,当月,累计,累计同比,状态\n2025年9月,出口总额,高端装备制造产业园,—,12.4亿元,14.8%,定报\n';
const WIDE: Sheet[] = [
  {
    name: '9月',
    rows: [
      ['2025年9月主要指标完成情况'],
      ['单位：亿元'],
      ['园区', '出口总额', null, '工业用电量', null],
      [null, '累计', '同比%', '累计', '同比%'],
      ['高新技术产业园', 31.2, 6.1, 12.5, 3.3],
      ['绿色化工产业园', 11.2, -6.1, 22.5, 1.3],
      ['合计', 42.4, 2.2, 35, 2],
    ],
  } as Sheet,
];

/** Files as people send them: accepted, asked about, refused; then committed, traced and taken back. */
async function* uploads(ask: Ask): AsyncGenerator<Named> {
  const send = (name: string, file: string, body: string | Uint8Array, query = ''): Named => ({
    name: `upload/${name}`,
    method: 'POST',
    path: `/api/uploads?filename=${encodeURIComponent(file)}${query}`,
    headers: BYTES,
    body,
  });
  yield send('contract', '9月.csv', CONTRACT_CSV);
  yield send('contract-again', '9月.csv', CONTRACT_CSV);
  yield send('revised', 'august.csv', REVISED_CSV);
  yield send('wrong', 'wrong.csv', WRONG_CSV);
  yield send('ordinary', '装备园.csv', ORDINARY_CSV);
  yield send('wide', '九月.xlsx', toWorkbook(WIDE));
  yield send('wide-given', '九月.xlsx', toWorkbook(WIDE), '&period=2025-09&unit=亿元');
  yield send('empty', 'empty.csv', '');
  yield send('no-table', 'letter.txt', 'Dear all,\n');
  yield send('no-file', '', 'x');
  for (const name of readdirSync(join(FIXTURES, 'upload')).sort()) {
    for (const ending of ['csv', 'tsv', 'txt']) {
      const path = join(FIXTURES, 'upload', name, `input.${ending}`);
      if (existsSync(path)) yield send(`case-${name}`, `${name}.${ending}`, readFileSync(path));
    }
  }
  const { id, warnings } = JSON.parse((await ask(send('', 'august.csv', REVISED_CSV))).bytes.toString()) as {
    id: number;
    warnings: { code: string }[];
  };
  const accept = warnings.map(({ code }) => code);
  const post = (name: string, action: string, body: object): Named => ({
    name: `upload/${name}`,
    method: 'POST',
    path: `/api/uploads/${id}/${action}`,
    headers: JSON_BODY,
    body: JSON.stringify(body),
  });
  yield post('commit-unreasoned', 'commit', {});
  yield post('commit-misspelt', 'commit', { reasons: 'x', accept: 'all' });
  yield post('commit', 'commit', { reason: '8月数据修订', accept });
  yield post('commit-twice', 'commit', { reason: '8月数据修订', accept });
  yield* gets('upload', [`/api/uploads/${id}`, `/api/uploads/${id}/differences`, `/api/uploads/${id}/file`]);
  yield* gets('upload', [`/api/uploads/${id}/marked`, `/api/uploads/${id}/marked?format=xlsx`]);
  yield* gets('committed', [
    '/api/observations/history?indicator=EXPORT&entity=P-GX&period=2025-08',
    '/api/progress?entity=P-GX&asOf=1',
    '/api/progress?entity=P-GX',
    '/api/catalog',
  ]);
  yield post('revert-unreasoned', 'revert', {});
  yield post('revert', 'revert', { reason: '修订有误' });
  yield* gets('upload', ['/api/uploads']);
}

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
function* administration(): Generator<Named> {
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

const DECK = {
  title: '调度会',
  period: null,
  pages: [{ kind: 'cover' }, { kind: 'text', title: '要求', text: '一\n二' }],
};

function* decks(): Generator<Named> {
  const requests: [name: string, method: string, path: string, body: object][] = [
    ['content', 'POST', '/api/deck-content?period=2025-08', DECK],
    ['content-nested', 'POST', '/api/deck-content?period=2025-08', { deck: DECK }],
    ['saved', 'POST', '/api/saved-decks', { deck: DECK, shared: true }],
    [
      'saved-wrong',
      'POST',
      '/api/saved-decks',
      { deck: { title: '', pages: [{ kind: 'song' }] }, shared: 'yes' },
    ],
    [
      'saved-changed',
      'PUT',
      '/api/saved-decks/1',
      { deck: { ...DECK, title: '新' }, shared: false, version: 1 },
    ],
    ['saved-moved', 'PUT', '/api/saved-decks/1', { deck: DECK, shared: false, version: 9 }],
  ];
  for (const [name, method, path, body] of requests) {
    yield { name: `decks/${name}`, method, path, headers: JSON_BODY, body: JSON.stringify(body) };
  }
  yield* gets('decks', ['/api/saved-decks', '/api/saved-decks/1', '/api/deck-content?deck=1']);
}

/** Decks exported in July 2025's edition, filled with other months; a deck ordered as a job; and what is no deck. */
async function* refills(ask: Ask): AsyncGenerator<Named> {
  const orders: [name: string, order: Asked][] = [];
  for (const file of ['zone-2025-07.pptx', 'park-2025-07-en.pptx']) {
    for (const period of ['2025-08', '2025-01']) {
      const path = `/api/refills?filename=${file}&period=${period}`;
      const body = readFileSync(join(FIXTURES, 'decks', file));
      orders.push([`${file}-${period}`, { method: 'POST', path, headers: BYTES, body }]);
    }
  }
  orders.push(['ordered', { method: 'POST', path: '/api/exports?deck=park&entity=P-HG&period=2025-08' }]);
  orders.push([
    'no-deck',
    { method: 'POST', path: '/api/refills?filename=a.pptx', headers: BYTES, body: 'no deck' },
  ]);
  for (const [name, order] of orders) {
    const { id } = JSON.parse((await ask(order)).bytes.toString()) as { id: string };
    await ended(ask, id);
    yield { name: `refill/${name}-report`, path: `/api/exports/${id}` };
    yield { name: `refill/${name}`, path: `/api/exports/${id}/file` };
  }
}

async function ended(ask: Ask, id: string): Promise<void> {
  for (;;) {
    const { state } = JSON.parse((await ask({ path: `/api/exports/${id}` })).bytes.toString()) as {
      state: string;
    };
    if (state !== 'waiting' && state !== 'running') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
