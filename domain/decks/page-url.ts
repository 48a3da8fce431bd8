import type { Page, PageKind } from './deck.ts';

/** The parameter directly after a page's kind: its main one. */
const MAIN: Partial<Record<PageKind, string>> = {
  overall: 'entity',
  category: 'category',
  indicator: 'indicator',
  park: 'entity',
  department: 'department',
  matrix: 'category',
  shortfalls: 'entity',
  ranking: 'indicator',
};

/**
 * Pages as one text that fits into an address, and that a person can write.
 *
 * @example cover,overall,category:工业,indicator:SALES;entity=P1;title=销售,matrix
 */
export function formatPages(pages: readonly Page[]): string {
  return pages.map(formatPage).join(',');
}

function formatPage(page: Page): string {
  const fields = page as unknown as Record<string, string | undefined>;
  const main = MAIN[page.kind];
  const first = main === undefined ? undefined : fields[main];
  const rest = Object.entries(fields)
    .filter(([name, value]) => name !== 'kind' && name !== main && value !== undefined && value !== '')
    .map(([name, value]) => `;${name}=${mark(value!)}`);
  return page.kind + (first ? `:${mark(first)}` : '') + rest.join('');
}

/**
 * The inverse of `formatPages`. Nothing is checked here: what comes of it goes to `parseDeck`, which says every
 * problem with its page.
 */
export function parsePages(text: string): Record<string, string>[] {
  return text.split(',').map((piece) => {
    const [head = '', ...fields] = piece.split(';');
    const colon = head.indexOf(':');
    const kind = (colon < 0 ? head : head.slice(0, colon)).trim();
    const page: Record<string, string> = { kind };
    if (colon >= 0) page[MAIN[kind as PageKind] ?? 'title'] = unmark(head.slice(colon + 1));
    for (const field of fields) {
      const equals = field.indexOf('=');
      const name = (equals < 0 ? field : field.slice(0, equals)).trim();
      page[name] = equals < 0 ? '' : unmark(field.slice(equals + 1));
    }
    return page;
  });
}

/** Escapes only our own separators; the caller encodes the whole address. */
function mark(text: string): string {
  return text.replace(
    /[%,;\n]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function unmark(text: string): string {
  return text.replace(/%(25|2C|3B|0A)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
