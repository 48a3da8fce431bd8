import { describe, expect, test } from '@jest/globals';
import { lineCount } from '../../../domain/decks/layout/text-width.ts';
import { relativePath } from '../../../formats/opc/opc-writer.ts';
import { axisText, niceScale } from '../../../formats/pptx/charts/chart-scale.ts';
import { spread } from '../../../formats/pptx/charts/label-layout.ts';
import { runXml } from '../../../formats/pptx/slides/slide-text.ts';
import { fitSentence, fitText, shorten } from '../../../formats/pptx/slides/text-fit.ts';

describe('a text in a width', () => {
  test('breaks Chinese anywhere and Latin between words', () => {
    expect(lineCount('一二三四五六', 3)).toBe(2);
    expect(lineCount('一二三四五六七', 3)).toBe(3);
    expect(lineCount('year to date', 4)).toBe(2);
    expect(lineCount('a\nb', 10)).toBe(2);
    expect(lineCount('x'.repeat(100), 10)).toBe(6);
  });

  test('is as large as fits, and the smallest where nothing does', () => {
    expect(fitText('一二三四', 100, 30, [20, 10]).size).toBe(20);
    expect(fitText('一二三四五六', 100, 30, [20, 10]).size).toBe(10);
    expect(fitText('字'.repeat(100), 100, 30, [20, 10]).size).toBe(10);
  });

  test('gives up a little size for a line', () => {
    expect(fitSentence('一二三四五六', 100, 60, [20, 18, 16], 2).size).toBe(16);
    expect(fitSentence('一二三四五六', 100, 60, [20, 18, 16], 1).size).toBe(20);
  });

  test('is shortened to what fits, never through a pair of surrogates', () => {
    expect(shorten('一二三四五', 5, 1)).toBe('一二三四五');
    expect(shorten('一二三四五六', 5, 1)).toBe('一二三四…');
    expect(shorten('😀😀😀😀', 3, 1)).toBe('😀😀…');
  });
});

describe('positions', () => {
  test('move apart as little as can be and stay inside', () => {
    expect(spread([10, 12], 10, 0, 100)).toEqual([6, 16]);
    expect(spread([50, 10], 10, 0, 100)).toEqual([50, 10]);
    expect(spread([99, 100], 10, 0, 100)).toEqual([90, 100]);
    expect(spread([0, 0, 0], 10, 0, 100)).toEqual([0, 10, 20]);
    expect(spread([], 10, 0, 100)).toEqual([]);
  });

  test('are at least the room apart however many touch', () => {
    const placed = spread([5, 6, 7, 20, 21, 90], 8, 0, 100).sort((a, b) => a - b);
    for (let i = 1; i < placed.length; i++)
      expect(placed[i]! - placed[i - 1]!).toBeGreaterThanOrEqual(8 - 1e-9);
  });
});

describe('an axis', () => {
  test.each([
    [[3, 17], true, { from: 0, to: 20, step: 5 }],
    [[-3, 17], true, { from: -5, to: 20, step: 5 }],
    [[100, 103], false, { from: 100, to: 103, step: 1 }],
    [[0.1, 0.3], true, { from: 0, to: 0.3, step: 0.1 }],
    [[null, null], true, { from: 0, to: 1, step: 0.5 }],
    [[0, 0], true, { from: 0, to: 1, step: 0.25 }],
    [[1e12], true, { from: 0, to: 1e12, step: 250e9 }],
  ])('for %j (zero: %p) runs %j', (values, zero, scale) => {
    expect(niceScale(values, zero)).toEqual(scale);
  });

  test('holds every value and never runs backwards', () => {
    for (const values of [[5], [-5], [1e-9, 2e-9], [-1e12, 1e12], [7, 7, 7], [-0.001, 0]]) {
      const { from, to, step } = niceScale(values, false);
      expect(from).toBeLessThanOrEqual(Math.min(...values));
      expect(to).toBeGreaterThanOrEqual(Math.max(...values));
      expect(step).toBeGreaterThan(0);
      expect((to - from) / step).toBeLessThanOrEqual(10);
    }
  });

  test('writes its marks with the decimals that the step needs', () => {
    expect(axisText(1500, 500)).toBe('1,500');
    expect(axisText(2.5, 2.5)).toBe('2.5');
  });
});

test('a relationship’s target is relative to its part', () => {
  expect(relativePath('ppt/slides/', 'ppt/charts/chart1.xml')).toBe('../charts/chart1.xml');
  expect(relativePath('', 'ppt/presentation.xml')).toBe('ppt/presentation.xml');
  expect(relativePath('ppt/', 'ppt/slides/slide1.xml')).toBe('slides/slide1.xml');
});

describe('a run with pictures among its letters', () => {
  const runsOf = (text: string) =>
    [
      ...runXml({ text, size: 12, bold: true }).matchAll(
        /lang="([^"]+)"[^>]*sz="1200" b="1".*?<a:t>([^<]*)</g,
      ),
    ].map(([, language, said]) => `${language} ${said}`);

  test('is cut so that they keep their order, and what joins them stays with them', () => {
    expect(runsOf('野家😀表情')).toEqual(['zh-CN 野家', 'zh-SG 😀', 'zh-CN 表情']);
    expect(runsOf('👩‍🔧 works')).toEqual(['zh-SG 👩‍🔧', 'en-US  works']);
  });

  test('is one where there are none; a rare character is a letter', () => {
    expect(runsOf('𠮷野家 12.4%')).toEqual(['zh-CN 𠮷野家 12.4%']);
    expect(runsOf('')).toEqual([]);
  });
});
