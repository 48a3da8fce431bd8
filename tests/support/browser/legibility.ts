import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe-core with all its rules, best practices included: one line for each element that breaks one. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The content security policy allows no foreign script element; evaluated text is not subject to it.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  });
}

/**
 * Runs in the page: texts whose contrast with their background is below 4.5 (3 for large text), SVG texts included,
 * which axe-core does not check. Backgrounds that are images are ignored.
 */
export function lowContrast(): string[] {
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
    const background = behind(element);
    const [a, b] = [luminance(mix(color, background)), luminance(background)];
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
