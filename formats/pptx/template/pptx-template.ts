import { fileRefused } from '../../file-refused.ts';
import { OpenedPackage } from '../../opc/opc-reader.ts';
import { type OfficePackage, Relations } from '../../opc/opc-writer.ts';
import { readDeckParts } from '../../opc/pptx-reader.ts';
import { find, findAll, parseXml, relationId } from '../../xml/xml-tree.ts';
import type { PlaceholderSlot } from '../shapes/shape.ts';
import { inches } from '../shapes/slide-geometry.ts';
import { LIGHT_COLORS, LIGHTS_ON_DARK } from '../shapes/slide-palette.ts';
import type { LayoutSlots } from '../theme/slide-layouts.ts';
import type { SlideTheme } from '../theme/slide-theme.ts';
import { isDark } from './template-background.ts';
import { type FoundPlaceholder, findPlaceholders } from './template-placeholders.ts';
import { settleSlots, templateGeometry } from './template-space.ts';

/** A unit's own template, opened: its master with theme and layouts, and its cover where it has one. */
export interface Template extends SlideTheme {
  opened: OpenedPackage;
  /** The slide that is the template's cover; null where there is none to be had. */
  cover: string | null;
}

const SMALLEST = inches(4);
const LARGEST = inches(60);

/**
 * Reads a template that someone uploaded: a PPTX or POTX whose first master, theme, layouts and cover decks are to be
 * made on. Nothing in it is run or fetched.
 *
 * @throws FileRefused with the reason in both languages
 */
export function readTemplate(bytes: Uint8Array): Template {
  const opened = new OpenedPackage(readDeckParts(bytes));
  const presentation = parseXml(opened.text('ppt/presentation.xml'));
  const size = find(presentation, 'sldSz');
  const width = Number(size?.attributes.cx);
  const height = Number(size?.attributes.cy);
  if (!(width >= SMALLEST && width <= LARGEST && height >= SMALLEST && height <= LARGEST)) {
    throw fileRefused(
      'bad-size',
      '模板的幻灯片尺寸无法使用',
      'The slides of the template have no usable size',
    );
  }
  const masterEntry = find(presentation, 'sldMasterId');
  const masterPath = opened
    .relations('ppt/presentation.xml')
    .find(({ id }) => masterEntry && id === relationId(masterEntry))?.target;
  if (!masterPath) throw fileRefused('no-master', '模板没有母版', 'The template has no slide master');
  const closure = collect(opened, masterPath);
  const whole = { width, height };
  const layouts = settleSlots(chooseLayouts(opened, masterPath), whole);
  const lights = isDark(opened, masterPath) ? LIGHTS_ON_DARK : LIGHT_COLORS;
  const geometry = { ...templateGeometry(layouts.table, whole), lights };
  return {
    opened,
    geometry,
    titleSize: titleSize(opened, masterPath),
    layouts,
    masterId: Number(masterEntry?.attributes.id ?? 2_147_483_648),
    masterPath,
    themePath: opened.related(masterPath, 'theme') ?? 'ppt/theme/theme1.xml',
    addTo: (target) => copyParts(opened, closure, target),
    cover: firstSlide(opened, masterPath),
  };
}

/** The master and everything that it leads to inside the file. */
function collect(opened: OpenedPackage, masterPath: string): string[] {
  const found: string[] = [];
  const open = [masterPath];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.includes(path)) continue;
    if (/^ppt\/(?:charts|embeddings|slides|notesSlides|notesMasters)\//i.test(path)) {
      throw fileRefused(
        'busy-master',
        '模板的母版里有图表或嵌入对象',
        'The template’s master holds charts or embedded files',
      );
    }
    found.push(path);
    for (const { target, external, type } of opened.relations(path)) {
      if (external && !type.endsWith('/hyperlink')) {
        throw fileRefused(
          'external',
          '模板引用了文件以外的图片或数据',
          'The template refers to something outside the file',
        );
      }
      if (!external && opened.has(target)) open.push(target);
    }
  }
  return found;
}

/** Copies parts as they are; links that lead out of the file are cut. */
export function copyParts(opened: OpenedPackage, paths: readonly string[], target: OfficePackage): void {
  for (const path of paths) {
    const kept = opened.relations(path).filter(({ external, target: to }) => !external && opened.has(to));
    const relations = new Relations(kept);
    const lost = opened.relations(path).filter(({ id }) => !kept.some((one) => one.id === id));
    if (/\.xml$/i.test(path)) {
      target.addXml(
        path,
        opened.typeOf(path),
        withoutLinks(
          opened.text(path),
          lost.map(({ id }) => id),
        ),
        relations,
      );
    } else {
      const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
      target.addBytes(path, extension, opened.typeOf(path), opened.bytes(path));
    }
  }
}

/** A part's text without its declaration, links that are gone made empty. */
export function withoutLinks(text: string, ids: readonly string[]): string {
  let plain = text.replace(/^\ufeff?\s*<\?xml[^>]*\?>\s*/, '');
  for (const id of ids)
    plain = plain.replace(new RegExp(`\\b(\\w{1,20}:id)="${id.replace(/\W/g, '\\$&')}"`, 'g'), '$1=""');
  return plain;
}

/** What programs call a layout for covers that they give no type. */
const COVER_NAME = /^(?:title slide|cover|标题幻灯片|封面)/i;

interface FoundLayout extends LayoutSlots {
  type: string;
  name: string;
  /** Placeholders other than title and footer. */
  others: number;
}

/** Which of the template's layouts is for covers, for pages of charts and tables, and for text. */
function chooseLayouts(opened: OpenedPackage, masterPath: string): SlideTheme['layouts'] {
  const inherited = findPlaceholders(opened, masterPath, []);
  const paths = opened.relations(masterPath).filter(({ type }) => type.endsWith('/slideLayout'));
  const found = paths.map(({ target: path }): FoundLayout => {
    const places = findPlaceholders(opened, path, inherited);
    const of = (...types: string[]) => toSlot(places.find(({ type }) => types.includes(type)));
    const body =
      places.find(({ type }) => type === 'subTitle') ??
      places.find(({ type }) => type === 'body' || type === 'obj');
    const layout = parseXml(opened.text(path));
    return {
      path,
      type: layout.attributes.type ?? '',
      name: find(layout, 'cSld')?.attributes.name ?? '',
      title: of('title', 'ctrTitle'),
      body: toSlot(body),
      footer: fixed(of('ftr')),
      date: fixed(of('dt')),
      number: fixed(of('sldNum')),
      others: places.filter(({ type }) => !['title', 'ctrTitle', 'ftr', 'dt', 'sldNum'].includes(type))
        .length,
    };
  });
  if (found.length === 0)
    throw fileRefused('no-layouts', '模板的母版没有版式', 'The template’s master has no layouts');
  const withTitle = found.filter(({ title, type }) => title && type !== 'title' && type !== 'secHead');
  const page = found.find(({ type }) => type === 'titleOnly') ?? least(withTitle) ?? found[0]!;
  const text =
    found.find(({ type, title, body }) => (type === 'obj' || type === 'tx') && title && body) ?? page;
  const cover =
    found.find(({ type }) => type === 'title') ??
    found.find(({ title }) => title?.type === 'ctrTitle') ??
    found.find(({ name, title }) => title && COVER_NAME.test(name)) ??
    page;
  const plain = { ...page, body: null };
  return { cover, chart: plain, table: plain, text };
}

function least(layouts: readonly FoundLayout[]): FoundLayout | undefined {
  return [...layouts].sort((a, b) => a.others - b.others)[0];
}

function toSlot(found: FoundPlaceholder | undefined): PlaceholderSlot | null {
  if (!found) return null;
  const { type, index, box } = found;
  return {
    type: type as NonNullable<PlaceholderSlot['type']>,
    ...(index === undefined ? {} : { index }),
    box,
    fixed: false,
  };
}

/** The slide states the footer's box, although it is the layout's: LibreOffice would make it higher than it is. */
function fixed(place: PlaceholderSlot | null): PlaceholderSlot | null {
  return place && { ...place, fixed: true };
}

/** Points of a title, as the master's own style has it. */
function titleSize(opened: OpenedPackage, masterPath: string): number {
  const style = find(parseXml(opened.text(masterPath)), 'titleStyle');
  const size = style && findAll(style, 'defRPr')[0]?.attributes.sz;
  return Math.min(36, Math.max(20, Number(size ?? 2800) / 100));
}

/** The first slide, where it lies on a layout of the master that goes along and has a title to be written into. */
function firstSlide(opened: OpenedPackage, masterPath: string): string | null {
  const presentation = parseXml(opened.text('ppt/presentation.xml'));
  const first = find(presentation, 'sldId');
  const path = opened
    .relations('ppt/presentation.xml')
    .find(({ id }) => first && id === relationId(first))?.target;
  if (!path || !opened.has(path)) return null;
  const layout = opened.related(path, 'slideLayout');
  if (!opened.relations(masterPath).some(({ target }) => target === layout)) return null;
  return findPlaceholders(opened, path, []).some(({ type }) => type === 'ctrTitle' || type === 'title')
    ? path
    : null;
}
