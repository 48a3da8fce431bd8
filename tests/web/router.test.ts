import { describe, expect, test } from '@jest/globals';
import { formatAddress, parseAddress, type Route, toPage, withQuery } from '../../web/navigation/router.ts';

const read = (address: string) => {
  const [path = '', search = ''] = address.split('?');
  return parseAddress(path, search);
};

describe('addresses', () => {
  test.each([
    ['/', 'overview', null],
    ['/matrix', 'matrix', null],
    ['/shortfalls', 'shortfalls', null],
    ['/indicators/output', 'indicator', 'output'],
    ['/parks/p1/', 'park', 'p1'],
    ['/departments/d%2F1', 'department', 'd/1'],
    ['/uploads', 'uploads', null],
    ['/uploads/12', 'upload', '12'],
    ['/due', 'due', null],
    ['/administration', 'administration', null],
    ['/account', 'account', null],
  ])('%s', (address, page, code) => {
    expect(read(address)).toEqual({ page, code, query: {} });
  });

  test.each(['/nowhere', '/parks', '/parks/', '/parks/a/b', '/matrix/x', '/parks/%E0%A4%A'])(
    '%s is no page of ours',
    (address) => {
      expect(read(address).page).toBe('not-found');
    },
  );

  test.each([
    '/',
    '/?period=2025-08',
    '/parks/p%201?period=2025-08&category=%E5%B7%A5%E4%B8%9A&light=red&lang=en&theme=dark',
    '/shortfalls?sort=-monthly',
    '/indicators/fdi?entity=p1',
    '/uploads/12?period=2025-08',
    '/due?period=2025-08&view=matrix&mine=0',
    '/administration?view=audit&from=2025-08-01&action=commit',
  ])('%s comes back as it was', (address) => {
    expect(formatAddress(read(address))).toBe(address);
  });

  test('one state has one address: order does not matter, unknown and empty keys go', () => {
    expect(formatAddress(read('/?theme=dark&utm=x&light=&period=2025-08'))).toBe(
      '/?period=2025-08&theme=dark',
    );
  });
});

describe('moving', () => {
  const here: Route = read('/parks/p1?period=2025-06&light=red&view=table&lang=en');

  test('another page keeps month and language and drops the filters', () => {
    expect(formatAddress(toPage(here, 'matrix'))).toBe('/matrix?period=2025-06&lang=en');
    expect(formatAddress(toPage(here, 'indicator', 'fdi', { entity: 'p1' }))).toBe(
      '/indicators/fdi?period=2025-06&entity=p1&lang=en',
    );
  });

  test('the same page changes only what is said; undefined takes a key away', () => {
    expect(formatAddress(withQuery(here, { period: '2025-07', light: undefined }))).toBe(
      '/parks/p1?period=2025-07&view=table&lang=en',
    );
  });
});
