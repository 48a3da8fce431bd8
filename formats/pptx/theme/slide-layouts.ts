import { NAMESPACES, type PlaceholderSlot, rectangle, treeXml } from '../shapes/shape.ts';
import { type Box, inches, type SlideGeometry } from '../shapes/slide-geometry.ts';
import { definitionXml, footerDefinitions, type PlaceholderDefinition, styleXml } from './slide-master.ts';

export const LAYOUTS = ['cover', 'chart', 'table', 'text'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What of a layout a slide uses. */
export interface LayoutSlots {
  /** The layout's part. */
  path: string;
  title: PlaceholderSlot | null;
  body: PlaceholderSlot | null;
  footer: PlaceholderSlot | null;
  date: PlaceholderSlot | null;
  number: PlaceholderSlot | null;
}

/** Indexes of a layout's placeholders, by which a slide's shapes name them. */
export const INDEX = { subtitle: 13, body: 1, footer: 10, date: 11, number: 12 } as const;

const NAMES: Record<Layout, string> = {
  cover: '封面',
  chart: '标题与图表',
  table: '标题与表格',
  text: '标题与文字',
};

/** @param cover boxes of the cover's texts */
export function layoutXml(layout: Layout, geometry: SlideGeometry, cover: LayoutSlots): string {
  return layout === 'cover' ? coverXml(geometry, cover) : pageXml(layout, geometry);
}

function coverXml(geometry: SlideGeometry, cover: LayoutSlots): string {
  const title: PlaceholderDefinition = {
    ...cover.title!,
    name: '标题',
    prompt: '单击此处编辑标题',
    anchor: 'b',
    style: styleXml(1, { size: 40, bold: true, color: 'accent1' }).replace(/\+mn-/g, '+mj-'),
  };
  const subtitle: PlaceholderDefinition = {
    ...cover.body!,
    name: '副标题',
    prompt: '单击此处编辑副标题',
    style: styleXml(1, { size: 20, color: 'tx2', before: 8 }),
  };
  const band = rectangle(20, '色带', { x: 0, y: 0, width: geometry.width, height: inches(0.32) }, 'accent1');
  const line = rectangle(
    21,
    '分隔线',
    { x: geometry.title.x, y: inches(2.8), width: inches(1.1), height: inches(0.05) },
    'accent1',
  );
  const slots = [title, subtitle, ...footerDefinitions(geometry, INDEX.footer)];
  return [
    `<p:sldLayout ${NAMESPACES} type="title" preserve="1" showMasterSp="0"><p:cSld name="${NAMES.cover}">`,
    treeXml([band, line, ...slots.map((slot, index) => definitionXml(slot, index + 2))]),
    '</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
  ].join('');
}

function bodyDefinition(box: Box): PlaceholderDefinition {
  const style = styleXml(1, { size: 20, before: 8 });
  return { type: 'body', index: INDEX.body, name: '正文', box, prompt: '单击此处编辑文本', style };
}

function pageXml(layout: Exclude<Layout, 'cover'>, geometry: SlideGeometry): string {
  const { title, body } = geometry;
  const slots: PlaceholderDefinition[] = [
    { type: 'title', name: '标题', box: title, prompt: '单击此处编辑标题', anchor: 'ctr' },
    ...(layout === 'text' ? [bodyDefinition(body)] : []),
    ...footerDefinitions(geometry, INDEX.footer),
  ];
  return [
    `<p:sldLayout ${NAMESPACES} userDrawn="1" preserve="1"><p:cSld name="${NAMES[layout]}">`,
    treeXml(slots.map((slot, index) => definitionXml(slot, index + 2))),
    '</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
  ].join('');
}
