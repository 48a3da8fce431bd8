import type {
  DetectedLayout,
  DetectedPlaceholder,
  TemplateReport,
} from '../../../domain/decks/template-report.ts';
import type { OpenedPackage } from '../../opc/opc-reader.ts';
import { child, find, findAll, parseXml, type XmlNode } from '../../xml/xml-tree.ts';
import type { PlaceholderSlot } from '../shapes/shape.ts';
import type { Box } from '../shapes/slide-geometry.ts';
import { LIGHTS_ON_DARK } from '../shapes/slide-palette.ts';
import type { LayoutSlots } from '../theme/slide-layouts.ts';
import type { Template } from './pptx-template.ts';
import { backgroundColor, themeColor } from './template-background.ts';
import { takesCover } from './template-cover.ts';

const LONGEST = 80;
const EMU_TO_CM = 360_000;

export function toTemplateReport(template: Template): TemplateReport {
  const { opened, geometry, masterPath, layouts } = template;
  const theme = parseXml(opened.text(template.themePath));
  const told = (places: LayoutSlots) => toDetectedLayout(opened, places, geometry);
  const hasSlide = find(parseXml(opened.text('ppt/presentation.xml')), 'sldId') !== undefined;
  return {
    ratio: ratioOf(geometry.width / geometry.height),
    width: rounded(geometry.width / EMU_TO_CM, 1),
    height: rounded(geometry.height / EMU_TO_CM, 1),
    theme: short(theme.attributes.name ?? ''),
    colors: colorsOf(theme),
    fonts: { heading: fontsOf(theme, 'majorFont'), text: fontsOf(theme, 'minorFont') },
    ground: backgroundColor(opened, masterPath),
    dark: geometry.lights === LIGHTS_ON_DARK,
    layouts: opened.relations(masterPath).filter(({ type }) => type.endsWith('/slideLayout')).length,
    coverSlide: takesCover(template) ? 'taken' : hasSlide ? 'left' : 'none',
    cover: told(layouts.cover),
    page: told(layouts.table),
    text: told(layouts.text),
    titleSize: template.titleSize,
  };
}

function ratioOf(ratio: number): TemplateReport['ratio'] {
  const known = [
    ['16:9', 16 / 9],
    ['16:10', 16 / 10],
    ['4:3', 4 / 3],
  ] as const;
  return known.find(([, value]) => Math.abs(ratio / value - 1) < 0.01)?.[0] ?? 'other';
}

const SLOTS = ['dk1', 'lt1', 'dk2', 'lt2', ...[1, 2, 3, 4, 5, 6].map((number) => `accent${number}`)];

function colorsOf(theme: XmlNode): string[] {
  const scheme = find(theme, 'clrScheme');
  return SLOTS.flatMap((slot) => {
    const color = themeColor(scheme, slot);
    return color !== null && /^[0-9a-f]{6}$/i.test(color) ? [color.toUpperCase()] : [];
  });
}

function fontsOf(theme: XmlNode, kind: 'majorFont' | 'minorFont'): string[] {
  const fonts = find(theme, kind);
  if (!fonts) return [];
  const latin = child(fonts, 'latin')?.attributes.typeface;
  const own = child(fonts, 'ea')?.attributes.typeface;
  const chinese = fonts.children.find(({ attributes }) => attributes.script === 'Hans')?.attributes.typeface;
  const names = [latin, own || chinese].map((name) => short(name ?? '')).filter((name) => name !== '');
  return [...new Set(names)];
}

function toDetectedLayout(
  opened: OpenedPackage,
  { path, title, body, footer, date, number }: LayoutSlots,
  whole: { width: number; height: number },
): DetectedLayout {
  const tell = (place: PlaceholderSlot | null) => (place ? toShares(place.box, whole) : null);
  const [common] = findAll(parseXml(opened.text(path)), 'cSld');
  return {
    name: short(common?.attributes.name ?? ''),
    title: tell(title),
    body: tell(body),
    foot: [footer, date, number].flatMap((place) => tell(place) ?? []),
  };
}

function toShares(box: Box, { width, height }: { width: number; height: number }): DetectedPlaceholder {
  const share = (value: number) => rounded(Math.min(1, Math.max(0, value)), 4);
  return {
    x: share(box.x / width),
    y: share(box.y / height),
    width: share(box.width / width),
    height: share(box.height / height),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** Names are somebody's: as long as a line, without what would break one. */
function short(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim()].slice(0, LONGEST).join('');
}
