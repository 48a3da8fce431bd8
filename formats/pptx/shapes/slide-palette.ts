import { type ColorName, DARK_THEME, LIGHT_THEME, officeColor, SLIDE_PAST } from '../../../domain/palette.ts';
import { LIGHTS, type Light } from '../../../domain/progress/progress-row.ts';

const own = (name: ColorName) => officeColor(LIGHT_THEME[name]);

/**
 * Our theme's colours. Charts and shapes name a slot of the theme, never a colour, so that an organisation's own
 * template recolours them. Only the lights keep their colours, because those have a meaning.
 */
export const THEME_COLORS = {
  dk1: own('ink'),
  lt1: own('ground'),
  dk2: own('ink-2'),
  lt2: own('track'),
  accent1: own('accent'),
  accent2: officeColor(SLIDE_PAST),
  accent3: own('green-fill'),
  accent4: own('yellow-fill'),
  accent5: own('red-fill'),
  accent6: own('bar'),
  hlink: own('focus'),
  folHlink: own('ink-3'),
} as const;

export type LightColors = Readonly<Record<Light, string>>;

function lightColors(theme: Readonly<Record<ColorName, string>>): LightColors {
  return Object.fromEntries(LIGHTS.map((light) => [light, officeColor(theme[light])])) as Record<
    Light,
    string
  >;
}

/** Colours of the lights on a light and on a dark background. */
export const LIGHT_COLORS = lightColors(LIGHT_THEME);
export const LIGHTS_ON_DARK = lightColors(DARK_THEME);

/** A fill a little darker than the slide's background, whatever that is: for remarks and the row of the whole. */
export const TINT = 'bg1*96';

/** A theme slot (`tx1`), one a little darker (`bg1*96`, in percent), or a fixed colour (`A91B1B`). */
export type Color = string;

export function colorXml(color: Color): string {
  const [slot, percent] = color.split('*');
  if (percent !== undefined) {
    return `<a:schemeClr val="${slot}"><a:lumMod val="${Number(percent) * 1000}"/></a:schemeClr>`;
  }
  return /^[0-9A-F]{6}$/.test(color) ? `<a:srgbClr val="${color}"/>` : `<a:schemeClr val="${color}"/>`;
}

export function fillXml(color: Color): string {
  return `<a:solidFill>${colorXml(color)}</a:solidFill>`;
}

/** A line of so many points. */
export function lineXml(color: Color, width: number, dash?: 'dash' | 'sysDash' | 'sysDot'): string {
  const pattern = dash ? `<a:prstDash val="${dash}"/>` : '';
  return `<a:ln w="${Math.round(width * 12_700)}" cap="rnd">${fillXml(color)}${pattern}<a:round/></a:ln>`;
}

/** Hatched, in a dashed frame: a figure that was due and has not come. */
export const HATCH =
  '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent2"/></a:fgClr><a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:prstDash val="dash"/></a:ln>';

export const NO_LINE = '<a:ln><a:noFill/></a:ln>';
