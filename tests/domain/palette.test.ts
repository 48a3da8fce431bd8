import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { DARK_THEME, LIGHT_THEME } from '../../domain/palette.ts';

const css = readFileSync('web/styles/tokens.css', 'utf8');

/** Colours of one block of tokens.css, short forms written out. */
function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,6});/g)].map(([, name, color]) => [
      name,
      color!.length === 4 ? color!.replace(/[0-9a-f]/g, '$&$&') : color,
    ]),
  );
}

test('the style sheet has the palette’s colours, all of them and no others', () => {
  expect(tokens(':root')).toEqual(LIGHT_THEME);
  expect(tokens(':root[data-theme="dark"]')).toEqual(DARK_THEME);
});
