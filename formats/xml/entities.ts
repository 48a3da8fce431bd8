import { cleanText } from '../../domain/clean-text.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Resolves the five named entities and character references.
 *
 * @param invalid what anything else after an ampersand becomes; it may throw
 * @example resolveEntities('A &amp; &#20159;', (whole) => whole) → A & 亿
 */
export function resolveEntities(text: string, invalid: (whole: string) => string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,32});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) return invalid(whole);
    const named = NAMED[name];
    if (named !== undefined) return named;
    const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = digits ? Number.parseInt(digits[1] ?? digits[2]!, digits[1] ? 16 : 10) : 0;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : invalid(whole);
  });
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML may carry it, in an element or in a double-quoted attribute. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** Attribute text: line ends and tabs would be read as spaces, so they are written as references. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Office reads `_x0041_` in a cell or a chart's cache as the letter A. What only looks like such a code is written so
 * that it stays what it is.
 */
export function escapeCell(text: string): string {
  return escapeXml(text).replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}
