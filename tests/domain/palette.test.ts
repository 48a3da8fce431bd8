import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CHART_LAST_YEAR, DARK_THEME, LIGHT_THEME, PRINT_MATRIX, PRINT_THEME } from '../../domain/palette.ts';

const styles = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.css'),
);
const read = (path: string): string => readFileSync(`web/${path}`, 'utf8');

/** `#fff` → `#ffffff` */
const long = (color: string): string => (color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color);

/** The colours that a block of a style sheet gives to custom properties. */
function colorsIn(path: string, selector: string): Record<string, string> {
  const css = read(path);
  const start = css.indexOf(`${selector} {`);
  expect(start).toBeGreaterThan(-1);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,6});/g)].map(([, name, color]) => [name, long(color!)]),
  );
}

describe('the style sheets have the palette’s colours, all of them and no others', () => {
  test.each([
    ['styles/tokens.css', ':root', LIGHT_THEME],
    ['styles/tokens.css', ':root[data-theme="dark"]', DARK_THEME],
    ['styles/base.css', ':root:not([data-theme])', { ground: DARK_THEME.ground }],
    ['styles/print.css', ':root[data-theme="dark"]', PRINT_THEME],
    ['matrix/matrix.css', '  .matrix-page', PRINT_MATRIX],
    ['charts/charts.css', ':root', { 'chart-last-year': CHART_LAST_YEAR.light }],
    ['charts/charts.css', ':root[data-theme="dark"]', { 'chart-last-year': CHART_LAST_YEAR.dark }],
  ])('%s, %s', (path, selector, colors) => {
    expect(colorsIn(path, selector)).toEqual(colors);
  });

  test('wherever a colour is written out', () => {
    const palette = new Set(
      [LIGHT_THEME, DARK_THEME, PRINT_THEME, PRINT_MATRIX, CHART_LAST_YEAR].flatMap((one) =>
        Object.values<string>(one),
      ),
    );
    expect(styles.length).toBeGreaterThan(10);
    for (const path of styles) {
      const colors = [...read(path).matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([color]) => long(color));
      expect([path, colors.filter((color) => !palette.has(color))]).toEqual([path, []]);
    }
  });
});
