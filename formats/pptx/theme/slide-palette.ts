import type { Light } from '../../../domain/progress/progress-row.ts';

/**
 * Theme slots by meaning. Charts and shapes name the slot, never a colour, so that a unit's own template recolours
 * them; only the lights keep their colours, for they mean something.
 */
export const SLOTS = {
  ink: 'tx1',
  quiet: 'tx2',
  paper: 'bg1',
  track: 'bg2',
  actual: 'accent1',
  past: 'accent2',
  bar: 'accent6',
} as const;

export const THEME_COLORS = {
  dk1: '16202B',
  lt1: 'FFFFFF',
  dk2: '47535F',
  lt2: 'E9EDF2',
  accent1: '17406F',
  accent2: '9AA6B3',
  accent3: '1A8F6E',
  accent4: 'E2A32D',
  accent5: 'B3211F',
  accent6: '4F6F93',
  hlink: '1F6FD1',
  folHlink: '616D79',
} as const;

/** Dark enough on white to be read, and told apart in grey and by the red-green blind. */
export const LIGHT_COLORS: Record<Light, string> = {
  green: '0B7357',
  yellow: '8A5A00',
  red: 'A91B1B',
  grey: '616D79',
};

/** The same on a dark ground. */
export const LIGHTS_ON_DARK: Record<Light, string> = {
  green: '57CBA6',
  yellow: 'F0B64A',
  red: 'FF9385',
  grey: '98A5B2',
};

/** A ground a little off the slide's own, whatever that is: remarks, the row of the whole. */
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

export const NO_LINE = '<a:ln><a:noFill/></a:ln>';
