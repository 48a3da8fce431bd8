import type { Figure, SeriesRole } from '../../domain/figures/figure.ts';
import { formatYearToDate } from '../../domain/format.ts';
import { unitText } from '../../domain/unit.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { keyedSeries } from './figure-keys.tsx';
import { chartTexts } from './texts.ts';

/** A series without a label at its end is named next to the unit, with its mark in its own colour. */
const KEYS: Partial<Record<SeriesRole, [mark: string, color: string]>> = {
  actual: ['■', '--chart-actual'],
  'last-year': ['■', '--chart-last-year'],
  plan: ['━', '--chart-plan'],
  pace: ['┃', '--chart-ink'],
};

/** Margins around the drawing, and the lines above and below it, in pixels of the picture. */
const EDGE = 24;
const TITLE = 22;
const WORDS = 15;
/** A PNG for a document: sharp on paper at half its width. */
const DENSITY = 2;
const SPACE = 'http://www.w3.org/2000/svg';

/**
 * A chart as a picture that can be used on its own: its title and unit above, what it says, its source and as-of below,
 * colours as they are on the page now, letters as text.
 *
 * @param drawn the chart as the page has it
 * @param isDemonstration whether the figures are fictional, which a picture that leaves the page has to say itself
 */
export function standalonePicture(
  figure: Figure,
  drawn: SVGSVGElement,
  isDemonstration: boolean,
): SVGSVGElement {
  const width = drawn.clientWidth || Number(drawn.getAttribute('width'));
  const height = drawn.clientHeight || Number(drawn.getAttribute('height'));
  const style = getComputedStyle(drawn);
  const faces = style.fontFamily;
  const paint = (name: string) => style.getPropertyValue(name).trim();
  const sentence = lines(t(figure.sentence), width, WORDS);
  const top = EDGE + TITLE + 12 + sentence.length * WORDS * 1.5 + 8;
  const bottom = WORDS * 1.5 + EDGE;

  const svg = document.createElementNS(SPACE, 'svg');
  const whole = { width: width + 2 * EDGE, height: Math.round(top + height + bottom) };
  setAll(svg, { ...whole, viewBox: `0 0 ${whole.width} ${whole.height}`, 'font-family': faces });
  svg.append(element('rect', { ...whole, fill: paint('--chart-paper') || '#fff' }));
  const unit = t(unitText(figure.unit));
  const heading = text(t(figure.title), EDGE, EDGE + TITLE * 0.85, TITLE, paint('--chart-ink'), true);
  const aside = element('tspan', {
    'font-size': WORDS,
    'font-weight': 400,
    fill: paint('--chart-muted'),
    dx: 10,
  });
  aside.textContent = t(chartTexts.figure.unit, { unit });
  heading.append(aside);
  for (const { role, name } of keyedSeries(figure)) {
    const [mark, color] = KEYS[role] ?? ['■', '--chart-actual'];
    const sign = element('tspan', { 'font-size': WORDS, 'font-weight': 400, fill: paint(color), dx: 16 });
    sign.textContent = mark;
    const word = element('tspan', {
      'font-size': WORDS,
      'font-weight': 400,
      fill: paint('--chart-ink'),
      dx: 3,
    });
    word.textContent = t(name);
    heading.append(sign, word);
  }
  svg.append(heading);
  sentence.forEach((line, place) => {
    const y = EDGE + TITLE + 12 + (place + 0.8) * WORDS * 1.5;
    svg.append(text(line, EDGE, y, WORDS, paint('--chart-ink')));
  });
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  resolveColors(drawn, copy);
  setAll(copy, { x: EDGE, y: top, width, height });
  svg.append(copy);
  const below = isDemonstration
    ? `${t(sharedTexts.demonstration)} · ${sourceText(figure)}`
    : sourceText(figure);
  svg.append(text(below, EDGE, whole.height - EDGE * 0.8, WORDS * 0.9, paint('--chart-muted')));
  return svg;
}

/** Whose numbers these are and how far they go; the same words as under the chart. */
export function sourceText(figure: Figure): string {
  return t(chartTexts.figure.source, {
    source: figure.source ?? t(chartTexts.figure.noSource),
    period: t(formatYearToDate(figure.period)),
    year: figure.period.slice(0, 4),
    revision: figure.revision,
  });
}

/** The picture as a file of text. */
export function toSvgFile(svg: SVGSVGElement): Blob {
  const xml = new XMLSerializer().serializeToString(svg);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`], { type: 'image/svg+xml' });
}

/** The picture as dots; rejects where the browser cannot draw it. */
export async function toPngFile(svg: SVGSVGElement): Promise<Blob> {
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const image = new Image();
  // A data address: the security policy allows no other, and nothing is requested.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(DENSITY, DENSITY);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

const PAINTED = ['fill', 'stroke'] as const;

/** Custom properties mean nothing outside the page: what they come to here is written in their place. */
function resolveColors(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of PAINTED) {
    if (/var\(/.test(from.getAttribute(property) ?? '') || /var\(/.test(from.getAttribute('style') ?? '')) {
      to.setAttribute(property, style.getPropertyValue(property));
    }
  }
  const own = to.getAttribute('style');
  if (own && /var\(/.test(own)) {
    const kept = own.split(';').filter((rule) => !/^\s*(fill|stroke)\s*:|var\(/.test(rule));
    to.setAttribute('style', kept.join(';'));
  }
  for (let place = 0; place < from.children.length; place++) {
    resolveColors(from.children[place]!, to.children[place]!);
  }
}

/** A sentence cut into lines; Chinese breaks anywhere, English at its spaces. */
function lines(sentence: string, width: number, size: number): string[] {
  const most = Math.floor(width / size);
  const pieces = sentence.match(/[\u0020-\u024f]+?(?=\s|$|[^\u0020-\u024f])|\s|./gu) ?? [];
  const made: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const wide = [...piece].reduce((sum, one) => sum + (one < '\u0250' ? 0.55 : 1), 0);
    if (used + wide > most && line !== '') {
      made.push(line.trim());
      line = '';
      used = 0;
    }
    line += piece;
    used += wide;
  }
  if (line.trim() !== '') made.push(line.trim());
  return made;
}

function text(content: string, x: number, y: number, size: number, fill: string, bold = false): SVGElement {
  const made = element('text', { x, y, 'font-size': size, fill, 'font-weight': bold ? 600 : 400 });
  made.append(content);
  return made;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SPACE, name);
  setAll(made, attributes);
  return made;
}

function setAll(target: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}
