import { cleanLine } from '../../../domain/clean-text.ts';
import { escapeXml } from '../../xml/entities.ts';
import { type Color, fillXml } from './slide-palette.ts';

export interface Run {
  text: string;
  /** Points; the placeholder's own size where none is given. */
  size?: number;
  bold?: boolean;
  color?: Color;
}

export interface Paragraph {
  runs: Run[];
  align?: 'left' | 'center' | 'right';
  /** Points from one line to the next. Given in points, not in percent, so that it is the same in every face. */
  leading?: number;
  /** Points before the paragraph. */
  before?: number;
}

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;

/** Language marks that make Office take the East Asian face and break lines as Chinese does. */
export function languageXml(text: string): string {
  return CHINESE.test(text) ? 'lang="zh-CN" altLang="en-US"' : 'lang="en-US" altLang="zh-CN"';
}

/** In Chinese faces a curly apostrophe is as wide as a character, so English is written with the straight one. */
function plainQuotes(text: string): string {
  return CHINESE.test(text) ? text : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** Pictures that are written as characters, with all that joins them into one. */
const PICTURES = /([\u{10000}-\u{1ffff}](?:[\u{10000}-\u{1ffff}]|\u200d|\ufe0f)*)/u;
/** LibreOffice joins runs of one language again; pictures are not proofread, so they may have a language of their own. */
const OF_PICTURES = 'lang="zh-SG" altLang="en-US"';

/**
 * A run, or several: no Chinese face has pictures, and a program that takes them from another face within a run
 * draws them after it, so that a PDF is read out and copied in the wrong order.
 */
export function runXml({ text, ...looks }: Run): string {
  return plainQuotes(cleanLine(text))
    .split(PICTURES)
    .filter((piece) => piece !== '')
    .map((piece) => pieceXml({ text: piece, ...looks }))
    .join('');
}

function pieceXml({ text: plain, size, bold, color }: Run): string {
  const attributes = [
    PICTURES.test(plain) ? OF_PICTURES : languageXml(plain),
    size === undefined ? '' : ` sz="${Math.round(size * 100)}"`,
    bold === undefined ? '' : ` b="${bold ? 1 : 0}"`,
    ' dirty="0"',
  ].join('');
  const fill = color === undefined ? '' : fillXml(color);
  const properties = fill === '' ? `<a:rPr ${attributes}/>` : `<a:rPr ${attributes}>${fill}</a:rPr>`;
  return `<a:r>${properties}<a:t>${escapeXml(plain)}</a:t></a:r>`;
}

const ALIGNMENTS = { left: 'l', center: 'ctr', right: 'r' } as const;

export function paragraphXml({ runs, align, leading, before }: Paragraph): string {
  const spacing = [
    leading === undefined ? '' : `<a:lnSpc><a:spcPts val="${Math.round(leading * 100)}"/></a:lnSpc>`,
    before === undefined ? '' : `<a:spcBef><a:spcPts val="${Math.round(before * 100)}"/></a:spcBef>`,
  ].join('');
  const alignment = align === undefined ? '' : ` algn="${ALIGNMENTS[align]}"`;
  const properties = spacing === '' && alignment === '' ? '' : `<a:pPr${alignment}>${spacing}</a:pPr>`;
  const shown = runs.filter(({ text }) => text !== '');
  const size = runs[0]?.size;
  // An empty paragraph is as high as its end mark says.
  const end = `<a:endParaRPr lang="zh-CN" altLang="en-US"${size === undefined ? '' : ` sz="${Math.round(size * 100)}"`}/>`;
  return `<a:p>${properties}${shown.map(runXml).join('')}${shown.length === 0 ? end : ''}</a:p>`;
}

export function paragraphsXml(paragraphs: readonly Paragraph[]): string {
  return paragraphs.length === 0 ? '<a:p/>' : paragraphs.map(paragraphXml).join('');
}
