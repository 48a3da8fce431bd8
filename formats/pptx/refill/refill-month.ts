import { parseStamp, restamp, type Stamp } from '../../../domain/decks/as-of.ts';
import type { RefillNote } from '../../../domain/decks/export-job.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { formatMonth, MONTHS_EN } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import { monthOf } from '../../../domain/month.ts';
import { type Edit, find, findAll, parseXml, type XmlNode } from '../../xml/xml-tree.ts';
import { parseShapeName } from '../shapes/shape-name.ts';
import type { SlideWork } from './refill-context.ts';
import { bodyOf, paragraphsOf, paragraphText, setRuns } from './refill-text.ts';

/** How far the data goes and when it left, wherever a slide says exactly that in a paragraph of its own. */
export function stampEdits(
  tree: XmlNode,
  source: string,
  content: Pick<PageContent, 'asOf' | 'exportedAt'>,
): Edit[] {
  return foreignTexts(tree).flatMap((shape) =>
    paragraphsOf(shape).flatMap((paragraph) => {
      const stamp = parseStamp(paragraphText(paragraph, source).trim());
      return stamp?.untouched ? setRuns(paragraph, source, [restamp(stamp, content)]) : [];
    }),
  );
}

/** Covers show no figures: what is refilled of them is the month in their words. */
export const COVER = 'cover';

/** A cover's title or notes with the new month in the place of the old one; what somebody has changed is theirs. */
export function coverText({ before, now }: SlideWork, text: string): string | null {
  if (before === null || before === now) return null;
  const [old, fresh] = [formatMonth(before), formatMonth(now)];
  const renamed = text.replaceAll(old.zh, fresh.zh).replaceAll(old.en, fresh.en);
  return renamed === text ? null : renamed;
}

/** The bodies of text that are not ours to fill as a whole. */
function foreignTexts(tree: XmlNode): XmlNode[] {
  return findAll(tree, 'sp').flatMap((shape) => {
    const body = bodyOf(shape);
    return body && !parseShapeName(nameOf(shape)) ? [body] : [];
  });
}

const nameOf = (shape: XmlNode) => find(shape, 'cNvPr')?.attributes.name ?? '';

/**
 * Texts of a slide that still name the month that the deck was of: a cover's title, a remark, a text written by hand.
 * They stay as they are, and the report asks the presenter to check them.
 */
export function monthsLeft({ path, changed, source, slide, before, now }: SlideWork): RefillNote[] {
  if (before === null || before === now) return [];
  const names = namesOf(before);
  const after = changed.get(path);
  const shown = typeof after === 'string' ? after : source;
  return findAll(parseXml(shown), 'sp').flatMap((shape): RefillNote[] => {
    const body = bodyOf(shape);
    const texts = body ? paragraphsOf(body).map((paragraph) => paragraphText(paragraph, shown)) : [];
    const name = names.find((one) => texts.some((text) => text.includes(one)));
    const own = parseShapeName(nameOf(shape));
    // A title of the office's own has no mark, and what is refilled has the new month already.
    const isTheirs = !own || own.identity === COVER || (own.role === 'title' && own.mark === null);
    if (name === undefined || !isTheirs) return [];
    const message = {
      zh: `文字里还写着“${name}”，请核对`,
      en: `the text still says “${name}”; check it`,
    };
    return [{ slide, shape: nameOf(shape), role: own?.role ?? null, title: null, message }];
  });
}

/** `2025-07` → 2025年7月, 1—7月, 1-7月, Jul 2025, Jan–Jul. */
function namesOf(month: Month): string[] {
  const number = monthOf(month);
  const own = [formatMonth(month).zh, formatMonth(month).en];
  if (number === 1) return own;
  return [...own, ...['—', '-', '–'].map((dash) => `1${dash}${number}月`), `Jan–${MONTHS_EN[number - 1]}`];
}

/** The lines of a slide that say its month or its moment of export. */
export function stampsOf(tree: XmlNode, source: string): Stamp[] {
  return findAll(tree, 'p').flatMap((paragraph) => parseStamp(paragraphText(paragraph, source).trim()) ?? []);
}
