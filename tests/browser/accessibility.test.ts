import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, startApplication } from '../support/application.ts';
import { newPage, visit } from '../support/browser.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PAGES = [
  '/',
  '/?view=table',
  '/matrix',
  '/shortfalls',
  '/parks/P-GX',
  '/departments/D-GX',
  '/indicators/IND_INVOICE',
  '/?period=2031-01',
  '/nowhere',
  '/uploads',
  '/due',
  '/due?view=list',
  '/due?view=matrix',
  '/administration',
  '/administration?view=entities',
  '/administration?view=targets',
  '/administration?view=audit',
  '/account',
  '/decks?view=refill',
  '/decks?view=template',
];

async function look(address: string, query: string): Promise<Page> {
  const page = await newPage(application);
  await visit(page, `${address}${address.includes('?') ? '&' : '?'}${query}`);
  if (address.startsWith('/indicators')) {
    await page.locator('figure .chart svg path').first().waitFor({ state: 'attached' });
  }
  return page;
}

describe.each(PAGES)('%s', (address) => {
  test('has landmarks, one main heading, and headings that skip no level', async () => {
    const page = await look(address, 'lang=zh');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.title()).not.toBe('');
    expect(await page.locator('main').count()).toBe(1);
    expect(await page.locator('nav[aria-label]').count()).toBe(1);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  test('gives every control a name, every picture a text, every table a caption', async () => {
    const page = await look(address, 'lang=zh');
    const nameless = await page.evaluate(() => {
      const nameOf = (element: Element): string => {
        const label = element.getAttribute('aria-label') ?? '';
        const by = element.getAttribute('aria-labelledby');
        const labelled = by ? (document.getElementById(by)?.textContent ?? '') : '';
        const labels = (element as HTMLInputElement).labels;
        const wrapped = labels ? Array.from(labels, (one) => one.textContent ?? '').join('') : '';
        const text = element.tagName === 'SELECT' ? '' : (element.textContent ?? '');
        return (label + labelled + wrapped + text).trim();
      };
      const missing = (selector: string) =>
        Array.from(document.querySelectorAll(selector))
          .filter((element) => nameOf(element) === '')
          .map((element) => element.outerHTML.slice(0, 120));
      const tables = Array.from(document.querySelectorAll('table'))
        .filter((table) => !table.caption?.textContent && !table.getAttribute('aria-label'))
        .filter((table) => table.closest('dialog') === null)
        .map((table) => table.outerHTML.slice(0, 120));
      const pictures = Array.from(document.querySelectorAll('svg, canvas, img'))
        .filter((picture) => picture.closest('[aria-hidden="true"], [role="img"][aria-label]') === null)
        .filter((picture) => picture.parentElement?.closest('svg') === null)
        .filter((picture) => !picture.getAttribute('aria-label') && !picture.getAttribute('alt'))
        .map((picture) => picture.outerHTML.slice(0, 120));
      return [
        ...missing('a[href], button, select, input, summary, [role="button"], [role="img"]'),
        ...tables,
        ...pictures,
      ];
    });
    expect(nameless).toEqual([]);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((element) => element.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['light', 'dark'])('is legible in the %s theme', async (theme) => {
    const page = await look(address, `theme=${theme}`);
    expect(await page.evaluate(faint)).toEqual([]);
  });

  test('shows where the focus is, and takes Tab through', async () => {
    const page = await look(address, 'lang=zh');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const marked = await page.evaluate(() => {
        const element = document.activeElement!;
        if (element === document.body) return true;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      expect(marked).toBe(true);
    }
  });
});

describe.each([
  [1280, 720],
  [1920, 1080],
  [1024, 768],
])('at %i × %i', (width, height) => {
  test.each(PAGES)('%s needs no scrolling sideways', async (address) => {
    const page = await newPage(application, { viewport: { width, height } });
    await visit(page, address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

/**
 * Runs in the page: texts whose contrast to what lies behind them is below 4.5 (3 where they are large). Backgrounds
 * that are pictures are not judged.
 */
function faint(): string[] {
  const parse = (color: string): [number, number, number, number] => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]: number[]) => {
    const part = (value: number) => {
      const s = value / 255;
      return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r!) + 0.7152 * part(g!) + 0.0722 * part(b!);
  };
  const mix = (top: number[], below: number[]) =>
    [0, 1, 2].map((i) => top[i]! * top[3]! + below[i]! * (1 - top[3]!)).concat(1);
  const behind = (element: Element): number[] => {
    const layers: number[][] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => mix(top, below), [255, 255, 255, 1]);
  };
  const found: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = Array.from(element.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    const box = element.getBoundingClientRect();
    if (!own || box.width < 2 || box.height < 2 || element.closest('noscript, [disabled], option')) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.clip === 'rect(0px, 0px, 0px, 0px)') continue;
    const opacity = (() => {
      let all = 1;
      for (let at: Element | null = element; at; at = at.parentElement) {
        all *= Number(getComputedStyle(at).opacity);
      }
      return all;
    })();
    const svg = element instanceof SVGElement;
    if (svg && style.fill === 'none') continue;
    const color = parse(svg ? style.fill : style.color);
    color[3] *= opacity;
    const ground = behind(element);
    const [a, b] = [luminance(mix(color, ground)), luminance(ground)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) {
      found.push(
        `${contrast.toFixed(2)} ${element.tagName}.${element.getAttribute('class')} “${element.textContent?.trim().slice(0, 20)}”`,
      );
    }
  }
  return [...new Set(found)];
}
