/**
 * The product's colours, once for the page, its plain pages, paper, slides and workbooks. Names are those of the
 * custom properties in the style sheets of `web/`. A test compares them and rejects any other colour there.
 *
 * One accent, three lights and greys. The lights differ in lightness as well as in hue, so that they can be told
 * apart in black and white and by the red-green blind; text colours have a contrast of at least 4.5:1.
 */
export const LIGHT_THEME = {
  ground: '#ffffff',
  raised: '#ffffff',
  soft: '#f4f6f8',
  hover: '#eef2f7',
  ink: '#16202b',
  'ink-2': '#47535f',
  'ink-3': '#616d79',
  line: '#e3e7ec',
  'line-strong': '#b9c2cc',
  accent: '#17406f',
  'accent-soft': '#e8eef6',
  'on-accent': '#ffffff',
  bar: '#4f6f93',
  track: '#e9edf2',
  tick: '#16202b',
  past: '#8b98a6',
  green: '#0b7357',
  yellow: '#8a5a00',
  red: '#a91b1b',
  grey: '#616d79',
  'green-fill': '#1a8f6e',
  'yellow-fill': '#e2a32d',
  'red-fill': '#b3211f',
  'red-soft': '#fbeceb',
  'yellow-soft': '#fdf4e1',
  'green-soft': '#e6f4ef',
  focus: '#1f6fd1',
} as const;

export type ColorName = keyof typeof LIGHT_THEME;

/** The same on a dark background. */
export const DARK_THEME: Readonly<Record<ColorName, string>> = {
  ground: '#10161d',
  raised: '#18212b',
  soft: '#18212b',
  hover: '#1d2833',
  ink: '#e9eef3',
  'ink-2': '#b9c4cf',
  'ink-3': '#98a5b2',
  line: '#27323d',
  'line-strong': '#4b5966',
  accent: '#94c0f2',
  'accent-soft': '#1b2c40',
  'on-accent': '#0d1620',
  bar: '#6f93ba',
  track: '#232e39',
  tick: '#f2f5f8',
  past: '#8796a5',
  green: '#57cba6',
  yellow: '#f0b64a',
  red: '#ff9385',
  grey: '#98a5b2',
  'green-fill': '#3aa883',
  'yellow-fill': '#f0b64a',
  'red-fill': '#e5584c',
  'red-soft': '#3a1f20',
  'yellow-soft': '#362b15',
  'green-soft': '#12312a',
  focus: '#7db4ff',
};

/** What differs on paper: black text, and hues that stay apart on a black-and-white printer. */
export const PRINT_THEME = {
  ground: '#ffffff',
  raised: '#ffffff',
  soft: '#ffffff',
  ink: '#000000',
  'ink-2': '#333333',
  'ink-3': '#555555',
  line: '#cccccc',
  'line-strong': '#888888',
  accent: '#000000',
  'accent-soft': '#ffffff',
  bar: '#6b7f96',
  track: '#e6e6e6',
  tick: '#000000',
  past: '#777777',
  green: '#0b7357',
  yellow: '#7a5000',
  red: '#a91b1b',
  grey: '#555555',
  'green-fill': '#1a8f6e',
  'yellow-fill': '#e2a32d',
  'red-fill': '#8f1414',
} as const satisfies Partial<Record<ColorName, string>>;

/** Cells of the printed matrix: their whole background is filled, so a little darker than a note on the page. */
export const PRINT_MATRIX = {
  'yellow-soft': '#f6f0e2',
  'red-soft': '#f0dcdb',
} as const satisfies Partial<Record<ColorName, string>>;

/** Last year's bars and lines in the page's charts. */
export const CHART_LAST_YEAR = { light: '#b4bfca', dark: '#5b6a79' } as const;

/** Last year's bars and lines on slides: a little darker than on the page, since projectors wash greys out. */
export const SLIDE_PAST = '#9aa6b3';

/** A colour as Office files write it: `#17406f` → `17406F`. */
export function officeColor(color: string): string {
  return color.slice(1).toUpperCase();
}
