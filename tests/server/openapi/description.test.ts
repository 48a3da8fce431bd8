import { describe, expect, test } from '@jest/globals';
import type { Express } from 'express';
import { createApp } from '../../../server/app.ts';
import { temporaryDatabase } from '../../support/temporary.ts';
import { type Description, describedApp } from './described-app.ts';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** `GET /api/progress` for every method of every path that Express would route to. */
function routesOf(app: Express): string[] {
  return (app.router as unknown as { stack: Layer[] }).stack.flatMap(({ route }) =>
    route
      ? Object.keys(route.methods)
          // What `all` refuses with 405 is no method of ours.
          .filter((method) => method !== '_all')
          .map((method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
      : [],
  );
}

const described = (document: Description) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );

describe('the OpenAPI description', () => {
  test('has every route, and no other', async () => {
    const { description } = await describedApp();
    const app = createApp({
      database: await temporaryDatabase(),
      clock: () => new Date(0),
      webRoot: null,
      log: () => {},
    });
    expect(routesOf(app).sort()).toEqual(described(description).sort());
    expect(description.openapi).toBe('3.1.0');
    app.get('/api/forgotten', () => {});
    expect(routesOf(app)).toContain('GET /api/forgotten');
  });

  test('refuses a response with a field more, a field less or a field of another type', async () => {
    const { running, headers, validator } = await describedApp();
    const validate = validator('/api/progress', 'get', 200);
    const answer = async () =>
      (await (await running.get('/api/progress', { headers })).json()) as { rows: Record<string, unknown>[] };
    expect(validate(await answer())).toBe(true);
    const more = await answer();
    more.rows[0]!.colour = 'green';
    const less = await answer();
    delete less.rows[0]!.gap;
    const other = await answer();
    other.rows[0]!.light = 'blue';
    expect([more, less, other].map((body) => validate(body))).toEqual([false, false, false]);
  });

  test('offers asOf wherever figures are read', async () => {
    const { description } = await describedApp();
    const read = [
      'catalog',
      'progress',
      'series',
      'figures',
      'observations/history',
      'targets',
      'targets/history',
      'due',
    ];
    const made = [
      'decks',
      'deck-content',
      'exports/progress.xlsx',
      'exports/progress.csv',
      'exports/figure.csv',
    ];
    for (const path of [...read, ...made]) {
      const { parameters } = description.paths[`/api/${path}`]!.get!;
      expect([path, parameters.map(({ name }) => name)]).toEqual([path, expect.arrayContaining(['asOf'])]);
    }
  });

  test('names parameters with what they take', async () => {
    const { description } = await describedApp();
    const { parameters } = description.paths['/api/progress']!.get!;
    expect(parameters.map(({ name }) => name)).toEqual([
      'period',
      'entity',
      'indicator',
      'category',
      'department',
      'kind',
      'light',
      'status',
      'asOf',
    ]);
    const pattern = (name: string) =>
      new RegExp(parameters.find((one) => one.name === name)!.schema.pattern!);
    expect(pattern('period').test('2025-12')).toBe(true);
    expect(pattern('period').test('2025-13')).toBe(false);
    expect(pattern('kind').test('zone,park')).toBe(true);
    expect(pattern('kind').test('zone,')).toBe(false);
    expect(pattern('asOf').test('2025-08-10T01:00:00Z')).toBe(true);
    expect(pattern('asOf').test('2025-08-10')).toBe(false);
  });
});
