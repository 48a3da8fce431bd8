import { expect, test } from '@jest/globals';
import { inShanghai } from '../../domain/month.ts';

test('a day in Shanghai starts at 16:00 UTC', () => {
  expect(inShanghai('2026-11-30T15:59:59.999Z')).toEqual({
    month: '2026-11',
    day: '2026-11-30',
    minute: '2026-11-30 23:59',
    clock: '23:59:59',
  });
  expect(inShanghai(new Date('2026-12-31T16:00:00Z'))).toEqual({
    month: '2027-01',
    day: '2027-01-01',
    minute: '2027-01-01 00:00',
    clock: '00:00:00',
  });
});

test('text with a zone and milliseconds are the same moment', () => {
  const text = '2025-08-10T09:00:00+08:00';
  expect(inShanghai(text)).toEqual(inShanghai(Date.parse(text)));
});
