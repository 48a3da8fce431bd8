import { cleanLine } from '../../../domain/clean-text.ts';
import { MONTHS_EN } from '../../../domain/format.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { escapeXml } from '../../xml/entities.ts';
import { child, decode, type Edit, find, findAll, type XmlNode } from '../../xml/xml-tree.ts';
import { LIGHT_COLORS, LIGHTS_ON_DARK } from '../shapes/slide-palette.ts';

/**
 * Puts words into runs that someone may have restyled: each run keeps its looks, only what it says changes. Where the
 * runs are as many as the pieces, each gets its own; else the first gets all.
 */
export function setRuns(paragraph: XmlNode, source: string, pieces: readonly string[]): Edit[] {
  const runs = paragraph.children.filter(({ name }) => name === 'r');
  const [first] = runs;
  if (!first) return addRun(paragraph, source, pieces.join(''));
  const texts = runs.length === pieces.length ? pieces : [pieces.join(''), ...runs.slice(1).map(() => '')];
  return runs.flatMap((run, index) => setText(run, source, texts[index] ?? ''));
}

function setText(run: XmlNode, source: string, text: string): Edit[] {
  const node = child(run, 't');
  if (!node) return [];
  const written = escapeXml(cleanLine(text));
  if (node.innerStart !== node.innerEnd || source.startsWith('</', node.innerEnd)) {
    return [{ start: node.innerStart, end: node.innerEnd, text: written }];
  }
  const tag = /^<([^\s/>]+)/.exec(source.slice(node.start, node.end))?.[1] ?? 'a:t';
  return [{ start: node.start, end: node.end, text: `<${tag}>${written}</${tag}>` }];
}

/** An empty paragraph gets a run in the looks of its end mark. */
function addRun(paragraph: XmlNode, source: string, text: string): Edit[] {
  if (text === '') return [];
  const end = child(paragraph, 'endParaRPr');
  const looks = end
    ? source.slice(end.start, end.end).replaceAll('endParaRPr', 'rPr')
    : '<a:rPr lang="zh-CN" altLang="en-US"/>';
  const run = `<a:r>${looks}<a:t>${escapeXml(cleanLine(text))}</a:t></a:r>`;
  if (end) return [{ start: end.start, end: end.start, text: run }];
  if (paragraph.innerStart < paragraph.innerEnd || source.startsWith('</', paragraph.innerEnd)) {
    return [{ start: paragraph.innerEnd, end: paragraph.innerEnd, text: run }];
  }
  return [{ start: paragraph.start, end: paragraph.end, text: `<a:p>${run}</a:p>` }];
}

export function paragraphsOf(body: XmlNode): XmlNode[] {
  return findAll(body, 'p');
}

export function paragraphText(paragraph: XmlNode, source: string): string {
  return findAll(paragraph, 't')
    .map(({ innerStart, innerEnd }) => decode(source.slice(innerStart, innerEnd)))
    .join('');
}

/** A light's letters take the new light's colour, unless someone has given them another colour. */
export function setLight(paragraph: XmlNode, light: Light): Edit[] {
  return findAll(paragraph, 'srgbClr').flatMap(({ attributes, start, end }) => {
    for (const palette of [LIGHT_COLORS, LIGHTS_ON_DARK]) {
      const known = Object.values(palette).includes(attributes.val ?? '');
      if (known) return [{ start, end, text: `<a:srgbClr val="${palette[light]}"/>` }];
    }
    return [];
  });
}

/** What a month, the year up to it, or a row's own period is called. */
const SPAN = new RegExp(
  [
    '(?:\\d{4}年)?(?:(?:1[—–-])?\\d{1,2}月末?|全年|末|一季度|上半年|前三季度)',
    `(?:\\bend of )?(?:\\bJan[—–-])?\\b(?:${MONTHS_EN.join('|')})\\b`,
    '\\bfull year\\b',
    '\\bQ1(?:[—–-]Q3)?\\b',
    '\\bH1\\b',
  ].join('|'),
  'g',
);

/**
 * Words without what changes from month to month: digits, signs, spaces; whatever month it is.
 *
 * @example wordsOnly('1—8月累计') === wordsOnly('全年累计')
 */
export function wordsOnly(text: string): string {
  return text.replace(SPAN, '#').replace(/[\d.,%％+−–—\s-]/g, '');
}

/** The shape's own text body. */
export function bodyOf(shape: XmlNode): XmlNode | undefined {
  return find(shape, 'txBody');
}

/** A frame's own size; what programs add elsewhere goes by the same name. */
export function extentOf(shape: XmlNode): XmlNode | undefined {
  const place = find(shape, 'xfrm');
  return place && child(place, 'ext');
}
