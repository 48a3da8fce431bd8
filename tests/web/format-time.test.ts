import { afterEach, describe, expect, test } from '@jest/globals';
import { ownPeriod } from '../../web/components/progress/cells.tsx';
import { formatMoment } from '../../web/i18n/format.ts';
import { setLanguage } from '../../web/i18n/index.ts';
import { indicator } from '../domain/given.ts';

afterEach(() => setLanguage('zh'));

describe('a row’s own period', () => {
  test('in Chinese the year is said only where it is another', () => {
    expect(ownPeriod(indicator(), '2025-06', '2025-08')).toBe('1—6月');
    expect(ownPeriod(indicator({ frequency: 'quarterly' }), '2025-06', '2025-08')).toBe('上半年');
    expect(ownPeriod(indicator(), '2024-12', '2025-01')).toBe('2024年全年');
  });

  test('in English too', () => {
    setLanguage('en');
    expect(ownPeriod(indicator(), '2025-06', '2025-08')).toBe('Jan–Jun');
    expect(ownPeriod(indicator(), '2024-12', '2025-01')).toBe('full year 2024');
  });
});

describe('moments', () => {
  test('are shown in Shanghai time, over the day’s and the year’s edge', () => {
    expect(formatMoment('2025-09-09T02:14:00Z')).toBe('2025-09-09 10:14');
    expect(formatMoment('2024-12-31T18:30:59.123Z')).toBe('2025-01-01 02:30');
    expect(formatMoment('unknown')).toBe('unknown');
  });
});
