import type { Ratio } from '../../../domain/decks/export-job.ts';
import { type OfficePackage, Relations } from '../../opc/opc-writer.ts';
import type { PlaceholderSlot } from '../shapes/shape.ts';
import { inches, type SlideGeometry, slideGeometry } from '../shapes/slide-geometry.ts';
import { THEME_COLORS } from '../shapes/slide-palette.ts';
import { INDEX, LAYOUTS, type Layout, type LayoutSlots, layoutXml } from './slide-layouts.ts';
import { masterXml } from './slide-master.ts';

export const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
export const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml';

/** The look that a deck is given: our own, or a unit's template. */
export interface SlideTheme {
  geometry: SlideGeometry;
  /** Points of a page's title at most. */
  titleSize: number;
  layouts: Record<Layout, LayoutSlots>;
  /** The master's own number in the presentation; layouts have theirs in the master. */
  masterId: number;
  masterPath: string;
  themePath: string;
  /** Writes master, layouts, theme and what they need. */
  addTo(target: OfficePackage): void;
}

const MASTER = 'ppt/slideMasters/slideMaster1.xml';

/** Our own look: one master, four layouts. */
export function ownTheme(size: Ratio): SlideTheme {
  const geometry = slideGeometry(size);
  const path = (layout: Layout) => `ppt/slideLayouts/slideLayout${LAYOUTS.indexOf(layout) + 1}.xml`;
  const foot = {
    footer: { type: 'ftr', index: INDEX.footer, box: geometry.footer, fixed: true },
    date: { type: 'dt', index: INDEX.date, box: geometry.date, fixed: true },
    number: { type: 'sldNum', index: INDEX.number, box: geometry.number, fixed: true },
  } as const;
  const title: PlaceholderSlot = { type: 'title', box: geometry.title, fixed: false };
  const page = (layout: Layout): LayoutSlots => ({ path: path(layout), title, body: null, ...foot });
  const { x, width } = geometry.title;
  return {
    geometry,
    titleSize: 28,
    layouts: {
      cover: {
        path: path('cover'),
        title: {
          type: 'ctrTitle',
          box: { x, width, y: inches(0.95), height: inches(1.7) },
          fixed: false,
        },
        body: {
          type: 'body',
          index: INDEX.subtitle,
          // As high as LibreOffice makes it anyway.
          box: { x, width, y: inches(2.98), height: inches(4.26) },
          fixed: true,
        },
        ...foot,
      },
      chart: page('chart'),
      table: page('table'),
      text: {
        ...page('text'),
        body: { type: 'body', index: INDEX.body, box: geometry.body, fixed: true },
      },
    },
    masterId: 2_147_483_648,
    masterPath: MASTER,
    themePath: 'ppt/theme/theme1.xml',
    addTo(target) {
      const relations = new Relations();
      const ids = LAYOUTS.map((layout) => relations.add('slideLayout', path(layout)));
      relations.add('theme', 'ppt/theme/theme1.xml');
      target.addXml(MASTER, `${TYPE}.slideMaster+xml`, masterXml(geometry, ids), relations);
      for (const layout of LAYOUTS) {
        const own = new Relations();
        own.add('slideMaster', MASTER);
        target.addXml(
          path(layout),
          `${TYPE}.slideLayout+xml`,
          layoutXml(layout, geometry, this.layouts.cover),
          own,
        );
      }
      target.addXml('ppt/theme/theme1.xml', THEME_TYPE, themeXml('调度'));
    },
  };
}

export const FACE = 'Microsoft YaHei';

const NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/**
 * A theme: our colours, and one face for Latin and Chinese alike, so that digits in a Chinese line are its own. The
 * name of a script's face is given for Hans too, for Office asks there when it changes the language.
 */
export function themeXml(name: string): string {
  const colors = Object.entries(THEME_COLORS).map(
    ([slot, color]) => `<a:${slot}><a:srgbClr val="${color}"/></a:${slot}>`,
  );
  const font = `<a:latin typeface="${FACE}"/><a:ea typeface="${FACE}"/><a:cs typeface=""/><a:font script="Hans" typeface="微软雅黑"/>`;
  const placeholder = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number) => `<a:ln w="${width}">${placeholder}<a:prstDash val="solid"/></a:ln>`;
  return [
    `<a:theme ${NAMESPACE} name="${name}"><a:themeElements>`,
    `<a:clrScheme name="${name}">${colors.join('')}</a:clrScheme>`,
    `<a:fontScheme name="${name}"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>`,
    `<a:fmtScheme name="${name}">`,
    `<a:fillStyleLst>${placeholder.repeat(3)}</a:fillStyleLst>`,
    `<a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>`,
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>`,
    `<a:bgFillStyleLst>${placeholder.repeat(3)}</a:bgFillStyleLst>`,
    '</a:fmtScheme></a:themeElements></a:theme>',
  ].join('');
}
