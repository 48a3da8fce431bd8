export function readPaths({
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
export const REFUSED = [
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

export function pagePaths(): string[] {
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

export function deckPaths(): string[] {
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

export function tablePaths({ indicators }: { indicators: { code: string }[] }): string[] {
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
