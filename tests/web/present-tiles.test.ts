import { expect, test } from '@jest/globals';
import type { Tile } from '../../domain/decks/page-content.ts';
import { fitTiles } from '../../web/components/slide/slide-tiles.tsx';

function tilesOf(count: number, value: string): Tile[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${i}`,
    name: { zh: '年度目标', en: 'Annual target' },
    value: { zh: value, en: value },
    unit: { zh: '亿元', en: 'CNY 100 m' },
    note: null,
    light: null,
  }));
}

test('headline numbers are as large as lets all of them stand in one row, and never too small for 4:3', () => {
  const few = fitTiles(tilesOf(4, '1,125.00'), 1184, 'zh');
  const many = fitTiles(tilesOf(7, '1,125.00'), 1184, 'zh');
  const english = fitTiles(tilesOf(7, '1,125.00'), 1184, 'en');
  expect(few).toEqual({ letters: 24, numbers: 42 });
  expect(many.numbers).toBeLessThan(few.numbers);
  expect(english.letters).toBeLessThanOrEqual(many.letters);
  expect(fitTiles(tilesOf(7, '1,000,000,000,000.00'), 1184, 'en')).toEqual({ letters: 21.5, numbers: 24 });
});
