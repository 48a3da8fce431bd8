import type { OpenedPackage } from '../../opc/opc-reader.ts';
import { child, find, parseXml, type XmlNode } from '../../xml/xml-tree.ts';

/**
 * The colour of a master's background as `RRGGBB`; null if it is not a plain colour. Follows it through the master's
 * map into the theme; for a picture, the map's background colour is taken.
 */
export function backgroundColor(opened: OpenedPackage, masterPath: string): string | null {
  const master = parseXml(opened.text(masterPath));
  const map = find(master, 'clrMap')?.attributes ?? {};
  const themePath = opened.related(masterPath, 'theme');
  const colors = themePath ? find(parseXml(opened.text(themePath)), 'clrScheme') : undefined;
  const ground = find(master, 'bg');
  const fill = ground && (find(ground, 'solidFill') ?? find(ground, 'bgRef'));
  const fixed = fill && child(fill, 'srgbClr')?.attributes.val;
  const slot = (fill && child(fill, 'schemeClr')?.attributes.val) ?? 'bg1';
  const color = fixed ?? themeColor(colors, map[slot] ?? slot);
  return color !== null && /^[0-9a-f]{6}$/i.test(color) ? color.toUpperCase() : null;
}

/** Whether a master's background is dark, so that lights take their lighter colours. */
export function isDark(opened: OpenedPackage, masterPath: string): boolean {
  const color = backgroundColor(opened, masterPath);
  return color !== null && luminance(color) < 0.35;
}

/** A colour of the theme by its slot. */
export function themeColor(colors: XmlNode | undefined, slot: string): string | null {
  const found = colors && child(colors, slot)?.children[0];
  if (!found) return null;
  return found.attributes.lastClr ?? found.attributes.val ?? null;
}

/** 0 black … 1 white, as the eye weighs red, green and blue. */
function luminance(color: string): number {
  const number = Number.parseInt(color, 16);
  const part = (shift: number) => ((number >> shift) & 255) / 255;
  return 0.2126 * part(16) ** 2.2 + 0.7152 * part(8) ** 2.2 + 0.0722 * part(0) ** 2.2;
}
