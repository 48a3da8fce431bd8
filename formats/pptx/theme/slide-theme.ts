import type { Ratio } from '../../../domain/decks/export-job.ts';
import { type OfficePackage, Relations } from '../../opc/opc-writer.ts';
import type { PlaceholderSlot } from '../shapes/shape.ts';
import { inches, type SlideGeometry, slideGeometry } from '../shapes/slide-geometry.ts';
import { INDEX, LAYOUTS, type Layout, type LayoutSlots, layoutXml } from './slide-layouts.ts';
import { masterXml } from './slide-master.ts';
import { themeXml } from './theme-part.ts';

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
