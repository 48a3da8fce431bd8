import { cleanText } from '../../domain/clean-text.ts';

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

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
