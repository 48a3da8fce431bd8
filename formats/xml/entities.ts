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
