import { describe, expect, test } from '@jest/globals';
import { writeDeckWorkbook } from '../../formats/xlsx/write/deck-workbook.ts';
import {
  addressesOf,
  cellsOf,
  chartsOf,
  faultsOf,
  openPackage,
  seriesOf,
} from '../support/office/office-file.ts';
import { openXmlErrors } from '../support/office/open-xml.ts';
import { randomDeck } from '../support/zone/random-deck.ts';

const SEEDS = Array.from({ length: 24 }, (_, seed) => seed);
const SIZE = { '16:9': [12_192_000, 6_858_000], '4:3': [9_144_000, 6_858_000] } as const;

describe('random decks with hostile names, zeros, gaps and numbers of every size', () => {
  test.each(SEEDS)('deck %i is whole, true and inside its slides', async (seed) => {
    const { bytes, size } = await randomDeck(seed);
    const file = openPackage(bytes);
    expect(faultsOf(file)).toEqual([]);
    for (const { xml, workbook } of chartsOf(file)) {
      const cells = cellsOf(workbook);
      for (const { formula, values } of seriesOf(xml)) {
        expect(addressesOf(formula).map((address) => cells.get(address) ?? null)).toEqual(values);
      }
    }
    expect(
      framesOutside(
        file.names.filter((name) => /slides\/slide\d+\.xml$/.test(name)).map(file.text),
        SIZE[size],
      ),
    ).toEqual([]);
  });

  test('are as the Open XML SDK wants them', async () => {
    for (const seed of [1, 2, 3]) {
      const { bytes, contents, facts, language } = await randomDeck(seed);
      expect(await openXmlErrors(bytes, 'pptx')).toEqual([]);
      expect(await openXmlErrors(writeDeckWorkbook(contents, facts, language), 'xlsx')).toEqual([]);
    }
  }, 60_000);
});

/** Frames that leave the slide, and tables whose rows add up to more than their frame. */
function framesOutside(slides: readonly string[], [width, height]: readonly [number, number]): string[] {
  return slides.flatMap((xml) => {
    const frames = [...xml.matchAll(/<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(-?\d+)" cy="(-?\d+)"\/>/g)];
    const outside = frames
      .map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
      .filter(([x, y, w, h]) => x < 0 || y < 0 || w < 0 || h < 0 || x + w > width + 1 || y + h > height + 1);
    const tables = [...xml.matchAll(/<a:tbl>.*?<\/a:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<a:tr h="(\d+)"/g)].reduce((sum, [, row]) => sum + Number(row), 0),
    );
    return [...outside.map(String), ...tables.filter((sum) => sum > height).map((sum) => `table of ${sum}`)];
  });
}
