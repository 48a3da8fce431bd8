import { describe, expect, test } from '@jest/globals';
import { lineCount } from '../../../domain/text-width.ts';
import { relativePath } from '../../../formats/opc/opc-writer.ts';
import { runXml } from '../../../formats/pptx/shapes/slide-text.ts';
import { fitSentence, fitText, shorten } from '../../../formats/pptx/shapes/text-fit.ts';

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
