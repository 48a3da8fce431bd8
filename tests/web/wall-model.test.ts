import { expect, test } from '@jest/globals';
import { indexCatalog } from '../../web/api/catalog.ts';
import { wallOf } from '../../web/wall/wall-model.ts';
import { catalogAnswer } from './catalog-answer.ts';
import { rowAt } from './progress-rows.ts';

const catalog = indexCatalog(catalogAnswer());

test('the large screen counts this year’s rows of the zone, and shows its ten worst', () => {
  const behind = Array.from({ length: 12 }, (_, place) =>
    rowAt(40, { indicator: `i${place}`, shortfallWeight: place }),
  );
  const december = rowAt(40, { indicator: 'late', period: '2024-12', shortfallWeight: 99 });
  const wall = wallOf([...behind, december, rowAt(80), rowAt(30, { entity: 'p1' })], '2025-08', catalog);
  expect(wall.lights).toEqual({ red: 12, yellow: 0, green: 1, grey: 0 });
  expect(wall.behind).toBe(12);
  expect(wall.worst.map((row) => row.shortfallWeight)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
});

test('its tiles begin with the park that has most red, and leave out who has no rows', () => {
  const rows = [
    rowAt(60, { entity: 'p1', light: 'yellow' }),
    rowAt(60, { entity: 'p2', light: 'red' }),
    rowAt(60, { entity: 'p2', light: 'red', period: '2024-12' }),
  ];
  const { tiles } = wallOf(rows, '2025-08', catalog);
  expect(tiles.map(({ park, lights }) => [park.code, lights.red, lights.yellow])).toEqual([
    ['p2', 1, 0],
    ['p1', 0, 1],
  ]);
});
