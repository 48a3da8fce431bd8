import { type FileRefused, fileRefused } from '../file-refused.ts';
import { resolveEntities } from './entities.ts';

/**
 * An element of a part that someone else wrote, with its position in the text: what is changed is cut out and put
 * in there, and every other byte stays as it was.
 */
export interface XmlNode {
  /** Without its prefix: which prefix a program writes is its own affair. */
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** Of the whole element, and of what is between its tags. */
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
}

const DEEPEST = 200;
const LONGEST = 40 * 2 ** 20;

/** Reads a part's elements. @throws FileRefused where it is no XML, has a DOCTYPE, or is nested beyond reason. */
export function parseXml(text: string): XmlNode {
  if (text.length > LONGEST || /<!(?:DOCTYPE|ENTITY)/i.test(text)) throw broken();
  const root: XmlNode = {
    name: '',
    attributes: {},
    children: [],
    start: 0,
    end: text.length,
    innerStart: 0,
    innerEnd: text.length,
  };
  const open: XmlNode[] = [root];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = skip(text, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = at;
    const [whole, closing, tag = '', attributes = '', selfClosing] = TAG.exec(text) ?? [];
    if (whole === undefined) throw broken();
    const start = at;
    at += whole.length;
    if (closing) {
      const node = open.pop()!;
      if (open.length === 0 || node.name !== localName(tag)) throw broken();
      node.innerEnd = start;
      node.end = at;
      continue;
    }
    const node: XmlNode = {
      name: localName(tag),
      attributes: attributesOf(attributes),
      children: [],
      start,
      end: at,
      innerStart: at,
      innerEnd: at,
    };
    open[open.length - 1]!.children.push(node);
    if (!selfClosing) open.push(node);
    if (open.length > DEEPEST) throw broken();
  }
  const [first] = root.children;
  if (open.length !== 1 || !first) throw broken();
  return first;
}

/** One tag. No part of it can reach past the next `<`, so that reading takes as long as the text is, no longer. */
const TAG = /<(\/?)([^\s/<>!?"']+)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>))*)(\/?)>/y;

/** Past a comment, a section of characters or an instruction; `at` itself where none begins there. */
function skip(text: string, at: number): number {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(begin, at)) continue;
    const close = text.indexOf(end, at + begin.length);
    if (close < 0) throw broken();
    return close + end.length;
  }
  return at;
}

function broken(): FileRefused {
  return fileRefused('broken-part', '文件内部结构损坏', 'A part of the file is broken');
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/** Attributes by local name, but relationship ids keep their prefix apart: `r:id` is not `id`. */
function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/(?<=^|\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found[name!] = decode(double ?? single ?? '');
  }
  return found;
}

/** Entities resolved; what is none stays as it is, because the part is only searched and not judged. */
export const decode = (text: string): string => resolveEntities(text, (whole) => whole);

/** The first descendant of this name, the node itself left out. */
export function find(node: XmlNode, name: string): XmlNode | undefined {
  for (const child of node.children) {
    if (child.name === name) return child;
    const deeper = find(child, name);
    if (deeper) return deeper;
  }
  return undefined;
}

/** Every descendant of this name, in the order of the text. */
export function findAll(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((one) => one.name === name);
}

/** The attribute in the relationships' namespace, whatever its prefix: `r:id`, `r:embed`. */
export function relationId(node: XmlNode, name = 'id'): string | undefined {
  const key = Object.keys(node.attributes).find(
    (one) => one.endsWith(`:${name}`) && !one.startsWith('xmlns'),
  );
  return key === undefined ? undefined : node.attributes[key];
}

/** What a node says, runs and paragraphs put together. */
export function textOf(node: XmlNode, source: string): string {
  return findAll(node, 't')
    .map(({ innerStart, innerEnd }) => decode(source.slice(innerStart, innerEnd)))
    .join('');
}

/** A replacement of the text from `start` to `end` by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made; they may come in any order but must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('edits overlap');
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

/** Changes an attribute of the element's opening tag. */
export function setAttribute(node: XmlNode, source: string, name: string, value: string): Edit[] {
  const tag = source.slice(node.start, node.innerStart);
  const match = new RegExp(`(\\s${name}=)("[^"]*"|'[^']*')`).exec(tag);
  if (!match) return [];
  const start = node.start + match.index + match[1]!.length;
  return [{ start, end: start + match[2]!.length, text: `"${value}"` }];
}
