import { describe, expect, test } from '@jest/globals';
import { parseAsOf } from '../../../server/http/query.ts';

const limits = { currentRevision: 17, now: new Date('2025-09-10T02:00:00Z') };

describe('asOf', () => {
  test('is a revision that there has been', () => {
    expect(parseAsOf('17', limits)).toEqual({ revision: 17 });
    expect(parseAsOf('0', limits)).toEqual({ revision: 0 });
    expect(parseAsOf('18', limits)).toBeUndefined();
    expect(parseAsOf('-1', limits)).toBeUndefined();
  });
  test('is a moment with its zone, kept in UTC', () => {
    expect(parseAsOf('2025-08-10T09:00+08:00', limits)).toEqual({ moment: '2025-08-10T01:00:00.000Z' });
    expect(parseAsOf('2025-08-10T09:00 08:00', limits)).toEqual({ moment: '2025-08-10T01:00:00.000Z' });
    expect(parseAsOf('2025-08-10T09:00:00', limits)).toBeUndefined();
    expect(parseAsOf('2025-08-10', limits)).toBeUndefined();
  });
  test('is no day that the calendar does not have', () => {
    expect(parseAsOf('2025-02-30T00:00:00Z', limits)).toBeUndefined();
    expect(parseAsOf('2024-02-29T00:00:00Z', limits)).toEqual({ moment: '2024-02-29T00:00:00.000Z' });
    expect(parseAsOf('2025-08-10T25:00:00Z', limits)).toBeUndefined();
  });
  test('is not in the future, give or take a minute of another clock', () => {
    expect(parseAsOf('2025-09-10T02:00:30Z', limits)).toBeDefined();
    expect(parseAsOf('2025-09-10T02:02:00Z', limits)).toBeUndefined();
  });
});
