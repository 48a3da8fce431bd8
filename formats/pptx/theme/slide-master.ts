import {
  NAMESPACES,
  namingXml,
  type Placeholder,
  placeholderXml,
  rectangle,
  treeXml,
} from '../shapes/shape.ts';
import { type Box, boxXml, inches, points, type SlideGeometry } from '../shapes/slide-geometry.ts';
import { fillXml } from '../shapes/slide-palette.ts';

/** A placeholder as master and layouts define it: its box and its text style. */
export interface PlaceholderDefinition extends Placeholder {
  name: string;
  box: Box;
  prompt: string;
  anchor?: 't' | 'ctr' | 'b';
  /** Text style of this slot alone, as `<a:lvl1pPr>`. */
  style?: string;
  field?: 'slidenum';
}

export function definitionXml(slot: PlaceholderDefinition, id: number): string {
  const text =
    slot.field === 'slidenum'
      ? '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US" altLang="zh-CN"/><a:t>‹#›</a:t></a:fld>'
      : `<a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>${slot.prompt}</a:t></a:r>`;
  return [
    `<p:sp><p:nvSpPr>${namingXml({ id, name: slot.name })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderXml(slot)}</p:nvPr></p:nvSpPr>`,
    `<p:spPr><a:xfrm>${boxXml(slot.box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`,
    `<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${slot.anchor ?? 't'}"><a:noAutofit/></a:bodyPr>`,
    `<a:lstStyle>${slot.style ?? ''}</a:lstStyle><a:p>${text}</a:p></p:txBody></p:sp>`,
  ].join('');
}

interface ParagraphStyle {
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'l' | 'r' | 'ctr';
  before?: number;
  bullet?: boolean;
}

/** A paragraph style of one level; theme fonts are named for both scripts. */
export function styleXml(level: number, style: ParagraphStyle): string {
  const { size, bold = false, color = 'tx1', align = 'l', before = 0, bullet = false } = style;
  const indent = bullet ? points(16) : 0;
  const mark = bullet
    ? '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    : '<a:buNone/>';
  return `<a:lvl${level}pPr marL="${indent}" indent="${-indent}" algn="${align}" eaLnBrk="1" hangingPunct="1"><a:spcBef><a:spcPts val="${before * 100}"/></a:spcBef>${mark}<a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${fillXml(color)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level}pPr>`;
}

/** The footer: how far the data goes, when it was exported, page number. */
export function footerDefinitions(geometry: SlideGeometry, first: number): PlaceholderDefinition[] {
  const small = (align: 'l' | 'r') =>
    ({ prompt: '', anchor: 'ctr', style: styleXml(1, { size: 11, color: 'tx2', align }) }) as const;
  const { footer, date, number } = geometry;
  return [
    { type: 'ftr', index: first, name: '页脚', box: footer, ...small('l') },
    { type: 'dt', index: first + 1, name: '日期', box: date, ...small('l') },
    { type: 'sldNum', index: first + 2, name: '页码', box: number, ...small('r'), field: 'slidenum' },
  ];
}

/** Marks on every page: an accent before the title, a hairline above the footer. */
export function masterMarks(geometry: SlideGeometry): string[] {
  const { title, footer } = geometry;
  return [
    rectangle(
      20,
      '标题标记',
      { x: 0, y: title.y + title.height / 2 - inches(0.25), width: inches(0.2), height: inches(0.5) },
      'accent1',
    ),
    rectangle(
      21,
      '页脚线',
      { x: title.x, y: footer.y - inches(0.06), width: title.width, height: points(0.75) },
      'bg2',
    ),
  ];
}

/** The slide master. Its text styles are what every slide's text starts from. */
export function masterXml(geometry: SlideGeometry, layoutIds: readonly string[]): string {
  const slots: PlaceholderDefinition[] = [
    { type: 'title', name: '标题', box: geometry.title, prompt: '单击此处编辑标题', anchor: 'ctr' },
    { type: 'body', index: 1, name: '正文', box: geometry.body, prompt: '单击此处编辑文本' },
    ...footerDefinitions(geometry, 2),
  ];
  const body = [18, 16, 14, 14, 14, 14, 14, 14, 14].map((size, level) =>
    styleXml(level + 1, { size, before: 6, bullet: level > 0 }),
  );
  const other = Array.from({ length: 9 }, (_, level) => styleXml(level + 1, { size: 14 }));
  return [
    `<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${fillXml('bg1')}<a:effectLst/></p:bgPr></p:bg>`,
    treeXml([...masterMarks(geometry), ...slots.map((slot, index) => definitionXml(slot, index + 2))]),
    '</p:cSld>',
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>',
    `<p:sldLayoutIdLst>${layoutIds.map((id, index) => `<p:sldLayoutId id="${2147483649 + index}" r:id="${id}"/>`).join('')}</p:sldLayoutIdLst>`,
    '<p:hf hdr="0"/>',
    `<p:txStyles><p:titleStyle>${styleXml(1, { size: 28, bold: true, color: 'accent1' }).replace(/\+mn-/g, '+mj-')}</p:titleStyle>`,
    `<p:bodyStyle>${body.join('')}</p:bodyStyle><p:otherStyle>${other.join('')}</p:otherStyle></p:txStyles>`,
    '</p:sldMaster>',
  ].join('');
}
