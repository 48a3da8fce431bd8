import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FOLDER_FILES, parseDataFolder } from '../../domain/import/folder/data-folder.ts';
import type { Observation, Target } from '../../domain/model.ts';
import { toMonth } from '../../domain/month.ts';
import { progressRows } from '../../domain/progress/progress.ts';
import type { Light } from '../../domain/progress/progress-row.ts';
import { DEMONSTRATION, entities, indicators, observations, targets } from './files.ts';

const folder = parseDataFolder(
  Object.fromEntries(FOLDER_FILES.map((name) => [name, readFileSync(join(DEMONSTRATION, name))])),
  { catalog: { entities: [], indicators: [] }, currentMonth: '2026-12' },
);

test('the folder is read without a problem, every row of it', () => {
  expect(folder.problems).toEqual([]);
  expect([
    folder.entities.length,
    folder.indicators.length,
    folder.targets.rows.length,
    folder.observations.rows.length,
  ]).toEqual([entities.length, indicators.length, targets.length, observations.length]);
});

test('it is labelled as a demonstration, in both languages', () => {
  expect(folder.about?.demonstration).toBe(true);
  expect([folder.about?.title.zh.includes('示例'), folder.about?.title.en.includes('fictional')]).toEqual([
    true,
    true,
  ]);
});

describe('the lights of August 2025', () => {
  const catalog = {
    entities: folder.entities.map(({ value }) => value),
    indicators: folder.indicators.map(({ value }) => value),
  };
  const key = (indicator: string, entity: string, time: string) => `${indicator} ${entity} ${time}`;
  const found = new Map<string, Observation>();
  for (const { value } of folder.observations.rows) {
    found.set(key(value.indicator, value.entity, value.period), value);
  }
  const asked = new Map<string, Target>();
  for (const { value } of folder.targets.rows) {
    const version = value.version ?? 1;
    for (let month = value.from; month <= 12; month++) {
      const place = key(value.indicator, value.entity, toMonth(value.year, month));
      if (version > (asked.get(place)?.version ?? 0)) asked.set(place, { ...value, version });
    }
  }
  const facts = {
    observation: (indicator: string, entity: string, period: string) =>
      found.get(key(indicator, entity, period)),
    target: (indicator: string, entity: string, period: string) => asked.get(key(indicator, entity, period)),
  };

  function lightsOf(code: string): Record<Light, number> {
    const entity = catalog.entities.find((one) => one.code === code)!;
    const pairs = catalog.indicators
      .filter((one) =>
        folder.observations.rows.some((r) => r.value.indicator === one.code && r.value.entity === code),
      )
      .map((indicator) => ({ indicator, entity }));
    const lights: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
    for (const row of progressRows('2025-08', pairs, catalog.entities, facts)) lights[row.light] += 1;
    return lights;
  }

  test('the zone is mostly on pace, with something behind and something to worry about', () => {
    const { green, yellow, red, grey } = lightsOf('ZONE');
    const all = green + yellow + red + grey;
    expect(green / all).toBeGreaterThan(0.5);
    expect(green / all).toBeLessThan(0.7);
    expect(yellow / all).toBeGreaterThan(0.15);
    expect(red / all).toBeGreaterThan(0.08);
    expect(red / all).toBeLessThan(0.2);
    expect(grey).toBeGreaterThan(0);
    expect(grey / all).toBeLessThan(0.12);
  });

  test('the high-tech park is the best of all, the chemicals park far behind it', () => {
    const judged = (code: string) => {
      const { green, yellow, red } = lightsOf(code);
      return green / (green + yellow + red);
    };
    const others = catalog.entities.filter((one) => one.kind === 'park' && one.code !== 'P-GX');
    expect(judged('P-GX')).toBeGreaterThan(0.6);
    expect(Math.max(...others.map((one) => judged(one.code)))).toBeLessThan(judged('P-GX'));
    expect(lightsOf('P-HG').red).toBeGreaterThan(lightsOf('P-HG').green);
  });
});
