import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, startApplication } from '../../support/application.ts';
import { drawn, newPage, visit } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

/** A mark of a chart as it is painted: its shape, where it is, and its colours. */
interface PaintedMark {
  paint: string;
  /** Its middle, in CSS pixels of the page. */
  x: number;
  y: number;
}

/** Every mark of a chart that can be seen. */
function marksOf(page: Page, chart: number): Promise<PaintedMark[]> {
  return page
    .locator('figure .chart svg')
    .nth(chart)
    .evaluate((svg) =>
      Array.from(svg.querySelectorAll('path, rect, circle, line, polygon, polyline, text')).flatMap(
        (mark) => {
          const style = getComputedStyle(mark);
          const { x, y, width, height } = mark.getBoundingClientRect();
          if (mark.closest('defs, clipPath') || (width === 0 && height === 0)) return [];
          const colours = [style.fill, style.stroke, style.fillOpacity, style.strokeOpacity, style.opacity];
          const place = [x, y, width, height].map((value) => Math.round(value * 2) / 2);
          return [
            {
              paint: [mark.tagName, mark.textContent, ...place, ...colours].join(' '),
              x: x + width / 2,
              y: y + height / 2,
            },
          ];
        },
      ),
    );
}

const SUBJECTS: [indicator: string, entity: string, kind: string][] = [
  ['IND_INVOICE', 'ZONE', 'path, months, ranking, contribution, league'],
  ['GDP', 'ZONE', 'quarterly'],
  ['IND_PROFIT', 'ZONE', 'can be negative'],
];

test.each(SUBJECTS)(
  'nothing of %s of %s vanishes or changes under the pointer (%s)',
  async (indicator, entity) => {
    const page = await newPage(application);
    await visit(page, `/indicators/${indicator}?period=2025-08&entity=${entity}`);
    await drawn(page);
    const charts = await page.locator('figure .chart svg').count();
    for (let chart = 0; chart < charts; chart++) {
      await page.locator('figure .chart').nth(chart).scrollIntoViewIfNeeded();
      await page.mouse.move(1, 1);
      const before = await marksOf(page, chart);
      expect(before.length).toBeGreaterThan(3);
      for (const mark of before) {
        await page.mouse.move(mark.x, mark.y);
        await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
        // What the tooltip adds is welcome.
        const after = new Set((await marksOf(page, chart)).map(({ paint }) => paint));
        const lost = before.filter(({ paint }) => !after.has(paint)).map(({ paint }) => paint);
        expect({ pointer: mark.paint, lost }).toEqual({ pointer: mark.paint, lost: [] });
      }
    }
  },
  120_000,
);
