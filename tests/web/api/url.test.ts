import { describe, expect, test } from '@jest/globals';
import { progressUrl, toUrl } from '../../../web/api/url.ts';
import { firstQuery } from '../../../web/navigation/first-query.ts';
import { parseAddress } from '../../../web/navigation/router.ts';

describe('addresses of requests', () => {
  test('values fill the path, the others become the query', () => {
    expect(toUrl('/api/uploads/:id/file', { id: 7 })).toBe('/api/uploads/7/file');
    expect(toUrl('/api/uploads', { before: 12 })).toBe('/api/uploads?before=12');
    expect(toUrl('/api/exports/:id', { id: 'a/b' })).toBe('/api/exports/a%2Fb');
  });

  test('lists are joined by commas, empty values left out', () => {
    expect(progressUrl({ kind: ['zone', 'park'], entity: '' }, '2025-08', undefined)).toBe(
      '/api/progress?kind=zone%2Cpark&period=2025-08',
    );
  });

  test('the contract says what an address needs and gives', () => {
    // @ts-expect-error the indicator is missing
    expect(toUrl('/api/series', { entity: 'P1' })).toBe('/api/series?entity=P1');
    // @ts-expect-error there is no such path
    expect(toUrl('/api/serie', {})).toBe('/api/serie');
    // @ts-expect-error there is no such filter
    expect(progressUrl({ park: 'P1' })).toBe('/api/progress?park=P1');
  });
});

describe('the first query of a page', () => {
  test.each([
    ['/', '?period=2025-08', '/api/progress?kind=zone&period=2025-08'],
    ['/parks/P1', '', '/api/progress?entity=P1'],
    ['/departments/D1', '', '/api/progress?department=D1&kind=zone%2Cpark'],
    ['/shortfalls', '', '/api/progress?kind=zone%2Cpark&status=behind'],
    ['/uploads', '', null],
  ])('%s%s', (path, search, expected) => {
    expect(firstQuery(parseAddress(path, search))).toBe(expected);
  });
});
