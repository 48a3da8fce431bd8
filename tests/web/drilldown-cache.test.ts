import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Catalog } from '../../web/api/catalog.ts';
import { DrilldownCache } from '../../web/present/drilldown-cache.ts';

const catalog = {
  zone: { code: 'Z' },
  indicators: [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
} as unknown as Catalog;

/** What was asked for, question by question; null while the server is away. */
let asked: string[][] | null;
const original = globalThis.fetch;

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  globalThis.fetch = (async (_: string, { body }: { body: string }) => {
    if (!asked) throw new TypeError('away');
    const { pages } = JSON.parse(body) as { pages: (Page & { indicator: string; entity: string })[] };
    asked.push(pages.map(({ kind, indicator, entity }) => `${kind} ${indicator}|${entity}`));
    const contents = pages.map(({ kind, indicator }, i) => ({
      page: i + 1,
      kind,
      identity: `${kind}:${indicator}`,
      // C has no parts to rank.
      tables: kind === 'ranking' && indicator !== 'C' ? [{}] : [],
    }));
    return { ok: true, status: 200, json: async () => ({ contents }) };
  }) as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = original;
  jest.useRealTimers();
});

/** A page with a row for each `indicator|entity`, or for each indicator of a matrix. */
function page(rows: string[], columns: string[] = []): PageContent {
  const table = {
    columns: columns.map((entity) => ({ id: entity, entity })),
    rows: rows.map((row) => {
      const [indicator, entity] = row.split('|');
      return { key: row, indicator, entity };
    }),
  };
  return { figures: [], tables: [table] } as unknown as PageContent;
}

async function prefetched(drills: DrilldownCache, contents: PageContent[]): Promise<number> {
  let told = 0;
  const all = drills.prefetch(contents, () => {
    told += 1;
  });
  await jest.runAllTimersAsync();
  await all;
  return told;
}

const kindsOf = (contents: PageContent[] | undefined) => contents?.map(({ identity }) => identity);

describe('what stands behind the rows of a deck', () => {
  test('is fetched before anybody asks: the rows in their order, then the zone', async () => {
    const drills = new DrilldownCache(catalog, '2025-08', undefined);
    const told = await prefetched(drills, [page(['B|P', 'A|P']), page(['A|Q', 'A'])]);
    expect(asked).toEqual([
      [
        'indicator B|P',
        'indicator A|P',
        'indicator A|Q',
        'indicator A|Z',
        'ranking A|Z',
        'indicator B|Z',
        'ranking B|Z',
        'indicator C|Z',
        'ranking C|Z',
      ],
    ]);
    expect([told, drills.size]).toEqual([1, 6]);
    expect(kindsOf(drills.find({ indicator: 'A', entity: 'Z' }))).toEqual(['indicator:A', 'ranking:A']);
    expect(kindsOf(drills.find({ indicator: 'C', entity: 'Z' }))).toEqual(['indicator:C']);
    expect(kindsOf(drills.find({ indicator: 'B', entity: 'P' }))).toEqual(['indicator:B']);
  });

  test('of a matrix is each indicator of each column', async () => {
    const drills = new DrilldownCache(catalog, '2025-08', undefined);
    await prefetched(drills, [page(['A', 'B'], ['P', 'Q'])]);
    for (const indicator of ['A', 'B']) {
      for (const entity of ['P', 'Q']) expect(drills.find({ indicator, entity })).toHaveLength(1);
    }
  });

  test('is asked for in parts, and what is there stays there when the server goes away', async () => {
    const drills = new DrilldownCache(catalog, '2025-08', undefined);
    const keys = Array.from({ length: 40 }, (_, i) => `A|P${i}`);
    const all = drills.prefetch([page(keys)], () => {
      asked = null;
    });
    await jest.runAllTimersAsync();
    await all;
    expect(drills.size).toBe(24);
    expect(await drills.load({ indicator: 'A', entity: 'P3' })).toHaveLength(1);
    await expect(drills.load({ indicator: 'A', entity: 'P39' })).rejects.toMatchObject({ status: 0 });
  });

  test('is asked for once, and not any more when the meeting is over', async () => {
    const drills = new DrilldownCache(catalog, '2025-08', undefined);
    await drills.load({ indicator: 'A', entity: 'P' });
    await drills.load({ indicator: 'A', entity: 'P' });
    expect(asked).toEqual([['indicator A|P']]);
    drills.stop();
    await prefetched(drills, [page(['B|P'])]);
    expect(asked).toHaveLength(1);
  });
});
