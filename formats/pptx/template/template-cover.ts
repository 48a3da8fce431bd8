import type { FoundRelation, OpenedPackage } from '../../opc/opc-reader.ts';
import { type OfficePackage, Relations } from '../../opc/opc-writer.ts';
import { escapeAttribute } from '../../xml/entities.ts';
import {
  applyEdits,
  type Edit,
  find,
  findAll,
  parseXml,
  setAttribute,
  type XmlNode,
} from '../../xml/xml-tree.ts';
import { paragraphXml } from '../shapes/slide-text.ts';
import { copyParts, type Template, withoutLinks } from './pptx-template.ts';

/** What is written on a template's cover. */
export interface CoverText {
  title: string;
  /** The title's shape name, by which refilling finds it. */
  titleName: string;
  /** Lines of the subtitle. */
  lines: readonly string[];
  /** Draws the footer's shapes; they are numbered after `highestId`. */
  footerXml(highestId: number): string;
}

/**
 * The template's own cover with our words in its title and subtitle; its pictures, shapes and everything else stay.
 * Null where the cover depends on parts that cannot be copied: then the layout for covers is used instead.
 */
export function templateCover(
  template: Template,
  text: CoverText,
  target: OfficePackage,
  notes: string,
): { xml: string; relations: Relations } | null {
  const { opened, cover } = template;
  if (cover === null) return null;
  const source = withoutLinks(opened.text(cover), []);
  const taken = takenRelations(opened, cover, source);
  if (!taken) return null;
  const tree = parseXml(source);
  const edits = wordEdits(tree, source, text);
  if (!edits) return null;
  const images = taken.filter(({ type }) => type.endsWith('/image')).map((one) => one.target);
  copyParts(
    opened,
    [...new Set(images)].filter((path) => !target.has(path)),
    target,
  );
  const own = new Relations(taken);
  own.add('notesSlide', notes);
  return { xml: withFooter(applyEdits(source, edits), tree, text), relations: own };
}

/** Whether the template's own cover is used: see `templateCover`. */
export function takesCover({ opened, cover }: Template): boolean {
  if (cover === null) return false;
  const source = withoutLinks(opened.text(cover), []);
  const title = shapeOf(parseXml(source), 'ctrTitle', 'title');
  return takenRelations(opened, cover, source) !== null && !!title && wordEdit(title, source, []) !== null;
}

/** Pictures and layout, which go along; null where the slide shows something else that would have to. */
function takenRelations(opened: OpenedPackage, cover: string, source: string): FoundRelation[] | null {
  const relations = opened.relations(cover);
  const taken = relations.filter(({ type, external }) => !external && /\/(image|slideLayout)$/.test(type));
  const used = [...source.matchAll(/\b\w+:(?:id|embed|link|pict)="([^"]+)"/g)].map(([, id]) => id);
  const lost = used.some(
    (id) => relations.some((one) => one.id === id) && !taken.some((one) => one.id === id),
  );
  return lost ? null : taken;
}

function shapeOf(tree: XmlNode, ...types: string[]): XmlNode | undefined {
  return findAll(tree, 'sp').find((shape) =>
    types.includes(find(shape, 'ph')?.attributes.type ?? (find(shape, 'ph') ? 'obj' : '')),
  );
}

function wordEdits(
  tree: XmlNode,
  source: string,
  { title: text, titleName, lines }: CoverText,
): Edit[] | null {
  const title = shapeOf(tree, 'ctrTitle', 'title');
  const titleEdit = title && wordEdit(title, source, [text]);
  if (!titleEdit) return null;
  const naming = find(title, 'cNvPr');
  const nameEdit = naming ? setAttribute(naming, source, 'name', escapeAttribute(titleName)) : [];
  const subtitle = shapeOf(tree, 'subTitle', 'body', 'obj');
  const subtitleEdit = subtitle && wordEdit(subtitle, source, lines);
  return [titleEdit, ...nameEdit, ...(subtitleEdit ? [subtitleEdit] : [])];
}

/** New paragraphs in the looks of the first: its alignment, and its first run's letters. */
function wordEdit(shape: XmlNode, source: string, lines: readonly string[]): Edit | null {
  const body = find(shape, 'txBody');
  const paragraphs = body?.children.filter(({ name }) => name === 'p') ?? [];
  const [first] = paragraphs;
  const last = paragraphs[paragraphs.length - 1];
  if (!first || !last) return null;
  const properties = first.children.find(({ name }) => name === 'pPr');
  const letters = find(first, 'rPr');
  const look =
    letters &&
    source.slice(letters.start, letters.end).replace(/<a:hlinkClick[\s\S]*?(?:\/>|<\/a:hlinkClick>)/g, '');
  const written = lines.map((line) => {
    const plain = paragraphXml({ runs: [{ text: line }] });
    const dressed = look ? plain.replace(/<a:rPr[^>]*\/>/, look) : plain;
    return properties
      ? dressed.replace('<a:p>', `<a:p>${source.slice(properties.start, properties.end)}`)
      : dressed;
  });
  return { start: first.start, end: last.end, text: written.join('') };
}

/** Adds the footer's shapes, with ids that the cover's own shapes do not have. */
function withFooter(xml: string, tree: XmlNode, { footerXml }: CoverText): string {
  const highest = Math.max(1, ...findAll(tree, 'cNvPr').map(({ attributes }) => Number(attributes.id) || 0));
  return xml.replace(/<\/p:spTree>/, `${footerXml(highest)}</p:spTree>`);
}
