import { escapeAttribute } from '../../xml/entities.ts';
import { type Box, boxXml, inches } from './slide-geometry.ts';
import { type Color, fillXml } from './slide-palette.ts';
import { type Paragraph, paragraphsXml } from './slide-text.ts';

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** What a shape is called in the list of shapes, and what it is said to show to those who cannot see it. */
export interface Naming {
  id: number;
  name: string;
  description?: string;
}

export function namingXml({ id, name, description }: Naming): string {
  const said = description ? ` descr="${escapeAttribute(description)}"` : '';
  return `<p:cNvPr id="${id}" name="${escapeAttribute(name)}"${said}/>`;
}

export interface Placeholder {
  type?: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'obj' | 'dt' | 'ftr' | 'sldNum';
  index?: number;
}

/** A layout's placeholder that takes a text of the slide; without one, the text gets a text box. */
export interface PlaceholderSlot extends Placeholder {
  box: Box;
  /** Whether the slide states the box itself; else the layout's box applies. */
  fixed: boolean;
}

export function placeholderXml({ type, index }: Placeholder): string {
  const kind = type === undefined ? '' : ` type="${type}"`;
  const place = index === undefined ? '' : ` idx="${index}"`;
  return `<p:ph${kind}${place}/>`;
}

/**
 * A rectangle by another name. LibreOffice gives its own placeholders a height of its own choosing, unless they
 * have a shape; to PowerPoint and WPS the two are the same.
 */
const PLAIN = '<a:prstGeom prst="flowChartProcess"><a:avLst/></a:prstGeom>';
const RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';

/** Text in a placeholder of the layout; `box` only if it differs from the layout's. */
export function placeholderShape(
  naming: Naming,
  placeholder: Placeholder,
  paragraphs: readonly Paragraph[],
  box?: Box,
): string {
  const place = box ? `<a:xfrm>${boxXml(box)}</a:xfrm>` : '';
  const geometry = box ? PLAIN : '';
  return [
    `<p:sp><p:nvSpPr>${namingXml(naming)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderXml(placeholder)}</p:nvPr></p:nvSpPr>`,
    `<p:spPr>${place}${geometry}</p:spPr>`,
    `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphsXml(paragraphs)}</p:txBody></p:sp>`,
  ].join('');
}

/** The page number, counted by the program that shows it; in the layout's placeholder or in a text box. */
export function numberShape(
  naming: Naming,
  number: number,
  place: PlaceholderSlot | null,
  free: Box,
): string {
  const box = place ? (place.fixed ? place.box : null) : free;
  const geometry = place ? PLAIN : RECTANGLE;
  const shape = place
    ? `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderXml(place)}</p:nvPr>`
    : '<p:cNvSpPr txBox="1"/><p:nvPr/>';
  const style = place
    ? '<a:bodyPr/><a:lstStyle/><a:p>'
    : '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="r"/>';
  const letters = place ? '' : ' sz="1100"';
  return [
    `<p:sp><p:nvSpPr>${namingXml(naming)}${shape}</p:nvSpPr>`,
    `<p:spPr>${box ? `<a:xfrm>${boxXml(box)}</a:xfrm>${geometry}` : ''}</p:spPr><p:txBody>${style}`,
    `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US" altLang="zh-CN"${letters}/><a:t>${number}</a:t></a:fld><a:endParaRPr lang="zh-CN" altLang="en-US"${letters}/></a:p>`,
    '</p:txBody></p:sp>',
  ].join('');
}

export interface TextBox {
  box: Box;
  paragraphs: readonly Paragraph[];
  anchor?: 't' | 'ctr' | 'b';
  fill?: Color;
  /** EMU on every side; none unless stated, so that text lines up with everything else. */
  inset?: number;
}

/** A free text box. It never grows: what is put in has been measured. */
export function textBox(naming: Naming, { box, paragraphs, anchor = 't', fill, inset = 0 }: TextBox): string {
  const insets = `lIns="${inset}" tIns="${Math.round(inset / 2)}" rIns="${inset}" bIns="${Math.round(inset / 2)}"`;
  return [
    `<p:sp><p:nvSpPr>${namingXml(naming)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>`,
    `<p:spPr><a:xfrm>${boxXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill ? fillXml(fill) : '<a:noFill/>'}</p:spPr>`,
    `<p:txBody><a:bodyPr wrap="square" ${insets} anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphsXml(paragraphs)}</p:txBody></p:sp>`,
  ].join('');
}

/** A plain coloured rectangle: an accent, a hairline. Decoration, so nothing is said of it. */
export function rectangle(id: number, name: string, box: Box, color: Color): string {
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeAttribute(name)}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>`,
    `<p:spPr><a:xfrm>${boxXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fillXml(color)}<a:ln><a:noFill/></a:ln></p:spPr>`,
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>',
  ].join('');
}

/** The tree of shapes that master, layout and slide have alike. */
export function treeXml(shapes: readonly string[]): string {
  return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes.join('')}</p:spTree>`;
}

/** Room between parts of a page. */
export const GAP = inches(0.14);
